package ai.eyepop.http;

import org.jspecify.annotations.Nullable;

import ai.eyepop.prediction.Prediction;

/**
 * Decodes a line of a stream.
 *
 * @param <T> type of a decoded line
 * @since 0.1.0
 */
@FunctionalInterface
public interface LineDecoder<T> {

	/**
	 * Decode a line.
	 * @param bytes array that holds the line; valid during the call only
	 * @param offset where the line begins
	 * @param length length of the line in bytes, without the line feed
	 * @param lineNumber number of the line, from 1
	 * @return what the line says, or {@code null} to skip it
	 */
	@Nullable T decode(byte[] bytes, int offset, int length, long lineNumber);

	/**
	 * Create a decoder of JSON.
	 * @param <T> type of a decoded line
	 * @param type type of a decoded line
	 * @return a decoder that fails with {@link MalformedStreamException}
	 */
	static <T> LineDecoder<T> json(Class<T> type) {
		return new JsonLineDecoder<>(type);
	}

	/**
	 * Create a decoder of predictions, which gives what {@link #json} does, faster. It is
	 * not thread-safe: each stream needs one.
	 * @return a decoder that fails with {@link MalformedStreamException}
	 */
	static LineDecoder<Prediction> predictions() {
		return new PredictionLineDecoder();
	}

}
