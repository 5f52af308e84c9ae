package ai.eyepop.data.arrow;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.FilteredClassLoader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for {@link ArrowSupport}.
 */
class ArrowSupportTests {

	@Test
	void isPresent() {
		assertThat(ArrowSupport.isPresent(getClass().getClassLoader())).isTrue();
		assertThatNoException().isThrownBy(ArrowSupport::require);
	}

	@Test
	void withoutArrowSaysWhatToAdd() {
		for (String missing : new String[] { "org.apache.arrow", "org.apache.arrow.memory.unsafe" }) {
			assertThatExceptionOfType(MissingArrowException.class)
				.isThrownBy(() -> ArrowSupport.require(new FilteredClassLoader(missing)))
				.withMessageContaining("org.apache.arrow:arrow-vector:")
				.withMessageContaining("org.apache.arrow:arrow-memory-unsafe:");
		}
	}

	@Test
	void withoutCompressionSaysWhatToAdd() {
		for (String missing : new String[] { "com.github.luben", "org.apache.commons.compress" }) {
			assertThatExceptionOfType(MissingArrowException.class)
				.isThrownBy(() -> ArrowSupport.requireCompression(new FilteredClassLoader(missing)))
				.withMessageContaining("org.apache.arrow:arrow-compression:");
		}
	}

	@Test
	void namesTheVersionsThatAreTested() {
		String message = String.valueOf(MissingArrowException.arrow().getMessage());
		String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
		for (String artifact : new String[] { "arrow-vector", "arrow-memory-unsafe", "arrow-compression" }) {
			String version = message.replaceFirst(".*" + artifact + ":([\\d.]*\\d).*", "$1");
			assertThat(path).contains(artifact + "-" + version + ".jar");
		}
	}

}
