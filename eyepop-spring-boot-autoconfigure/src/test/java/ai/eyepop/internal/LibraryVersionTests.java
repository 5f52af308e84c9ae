package ai.eyepop.internal;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.core.io.support.SpringFactoriesLoader;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LibraryVersion}.
 */
class LibraryVersionTests {

	@Test
	void isThatOfTheBuild() throws Exception {
		assertThat(Files.readString(Path.of("pom.xml"))).contains("<version>" + LibraryVersion.get() + "</version>");
	}

	@Test
	void isFoundInANativeImage() {
		RuntimeHints hints = new RuntimeHints();
		SpringFactoriesLoader.forResourceLocation("META-INF/spring/aot.factories")
			.load(RuntimeHintsRegistrar.class)
			.forEach((registrar) -> registrar.registerHints(hints, null));
		assertThat(RuntimeHintsPredicates.resource().forResource(LibraryVersion.RESOURCE)).accepts(hints);
	}

}
