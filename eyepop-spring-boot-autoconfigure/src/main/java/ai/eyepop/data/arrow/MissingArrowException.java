package ai.eyepop.data.arrow;

import ai.eyepop.http.EyePopException;

/**
 * Thrown when something needs Arrow, and Arrow is not on the class path. The message
 * names the artifacts to add.
 *
 * @since 0.1.0
 */
public final class MissingArrowException extends EyePopException {

	private MissingArrowException(String message) {
		super(message, null);
	}

	static MissingArrowException arrow() {
		return new MissingArrowException("Assets as Arrow need Apache Arrow on the class path: add the dependencies "
				+ "org.apache.arrow:arrow-vector:19.0.0 and org.apache.arrow:arrow-memory-unsafe:18.3.0, "
				+ "and org.apache.arrow:arrow-compression:19.0.0 for compressed files");
	}

	static MissingArrowException compression() {
		return new MissingArrowException("The Arrow data is compressed, and nothing on the class path decompresses it: "
				+ "add the dependency org.apache.arrow:arrow-compression:19.0.0");
	}

}
