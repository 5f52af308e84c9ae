package ai.eyepop.internal;

import java.io.IOException;
import java.io.UncheckedIOException;

import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/**
 * Version of this library, for all who tell it: as the build wrote it down, since the
 * manifest is lost where jars are merged, unpacked or compiled.
 *
 * @since 0.1.0
 */
public final class LibraryVersion {

	/** Made by the build. */
	public static final String RESOURCE = "META-INF/eyepop-spring-boot.properties";

	private static final String UNKNOWN = "unknown";

	private LibraryVersion() {
	}

	/**
	 * Return the version.
	 * @return the version
	 */
	public static String get() {
		ClassPathResource resource = new ClassPathResource(RESOURCE, LibraryVersion.class.getClassLoader());
		if (!resource.exists()) {
			return UNKNOWN;
		}
		try {
			return PropertiesLoaderUtils.loadProperties(resource).getProperty("version", UNKNOWN);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Has the resource in native images.
	 */
	static class Hints implements RuntimeHintsRegistrar {

		@Override
		public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
			hints.resources().registerPattern(RESOURCE);
		}

	}

}
