package ai.eyepop.http;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when a stream of JSON lines has a line that cannot be read.
 *
 * @since 0.1.0
 */
public class MalformedStreamException extends EyePopException {

	private final long lineNumber;

	MalformedStreamException(long lineNumber, String problem, @Nullable Throwable cause) {
		super("Line %d of EyePop's answer %s".formatted(lineNumber, problem), cause);
		this.lineNumber = lineNumber;
	}

	/**
	 * Return the number of the line.
	 * @return the number, from 1; blank lines count
	 */
	public long getLineNumber() {
		return this.lineNumber;
	}

}
