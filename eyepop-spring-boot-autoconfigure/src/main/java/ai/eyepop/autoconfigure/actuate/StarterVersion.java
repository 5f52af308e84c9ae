package ai.eyepop.autoconfigure.actuate;

import java.io.IOException;
import java.io.UncheckedIOException;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/**
 * Version of the starter.
 */
final class StarterVersion {

	/** Made by the build. */
	static final String RESOURCE = "META-INF/eyepop-spring-boot.properties";

	private StarterVersion() {
	}

	static @Nullable String get() {
		try {
			return PropertiesLoaderUtils
				.loadProperties(new ClassPathResource(RESOURCE, StarterVersion.class.getClassLoader()))
				.getProperty("version");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
