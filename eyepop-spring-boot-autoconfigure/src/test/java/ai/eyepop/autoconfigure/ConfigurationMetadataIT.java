package ai.eyepop.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.jar.JarFile;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Looks at the metadata of properties in the jar that is published.
 */
class ConfigurationMetadataIT {

	@Test
	void theJarHasTheMetadata() throws IOException, URISyntaxException {
		Path jar = Path.of(EyePopProperties.class.getProtectionDomain().getCodeSource().getLocation().toURI());
		assertThat(jar.toString()).endsWith(".jar");
		try (JarFile file = new JarFile(jar.toFile());
				InputStream metadata = file
					.getInputStream(file.getEntry("META-INF/spring-configuration-metadata.json"))) {
			MetadataRules.check(new JsonMapper().readTree(metadata));
			assertThat(file.getEntry("META-INF/spring.factories")).isNotNull();
			assertThat(
					file.getEntry("META-INF/spring/org.springframework.boot.autoconfigure.AutoConfiguration.imports"))
				.isNotNull();
		}
	}

}
