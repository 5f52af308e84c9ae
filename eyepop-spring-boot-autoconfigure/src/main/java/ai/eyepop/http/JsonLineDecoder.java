package ai.eyepop.http;

import java.nio.charset.StandardCharsets;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;

/**
 * Decodes a line of JSON by data binding.
 *
 * @param <T> type of a decoded line
 */
final class JsonLineDecoder<T> implements LineDecoder<T> {

	private static final int MAX_EXCERPT = 80;

	private final ObjectReader reader;

	JsonLineDecoder(Class<T> type) {
		this.reader = WireJson.reader(type);
	}

	@Override
	public T decode(byte[] bytes, int offset, int length, long lineNumber) {
		try {
			T value = this.reader.readValue(bytes, offset, length);
			if (value != null) {
				return value;
			}
			throw new MalformedStreamException(lineNumber, "is null where an object was expected", null);
		}
		catch (JacksonException ex) {
			String line = new String(bytes, offset, Math.min(length, MAX_EXCERPT), StandardCharsets.UTF_8);
			throw new MalformedStreamException(lineNumber,
					"is not the JSON that was expected: %s; it begins with: %s".formatted(WireJson.problem(ex), line),
					ex);
		}
	}

}
