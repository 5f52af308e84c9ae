package ai.eyepop.data.arrow;

import org.springframework.util.ClassUtils;

/**
 * Knowledge of whether Arrow is on the class path. Does not load a class of Arrow.
 *
 * @since 0.1.0
 */
public final class ArrowSupport {

	/**
	 * Media type of exports and imports, in the version of the schema that is written.
	 */
	public static final String MEDIA_TYPE = "application/vnd.apache.arrow.file;version=1.7";

	private static final ClassLoader CLASS_LOADER = ArrowSupport.class.getClassLoader();

	private ArrowSupport() {
	}

	static boolean isPresent(ClassLoader classLoader) {
		return ClassUtils.isPresent("org.apache.arrow.vector.VectorSchemaRoot", classLoader)
				&& ClassUtils.isPresent("org.apache.arrow.memory.unsafe.UnsafeAllocationManager", classLoader);
	}

	/**
	 * Check that Arrow can be used.
	 * @throws MissingArrowException if it is not on the class path
	 */
	public static void require() {
		require(CLASS_LOADER);
	}

	static void require(ClassLoader classLoader) {
		if (!isPresent(classLoader)) {
			throw MissingArrowException.arrow();
		}
	}

	static void requireCompression(ClassLoader classLoader) {
		if (!ClassUtils.isPresent("com.github.luben.zstd.Zstd", classLoader) || !ClassUtils
			.isPresent("org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorInputStream", classLoader)) {
			throw MissingArrowException.compression();
		}
	}

}
