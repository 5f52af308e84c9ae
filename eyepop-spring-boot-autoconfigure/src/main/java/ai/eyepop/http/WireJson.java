package ai.eyepop.http;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON as it is on the wire of the EyePop services. Independent of the application's
 * mapper: neither changes the other.
 *
 * @since 0.1.0
 */
public final class WireJson {

	private static final JsonMapper MAPPER = JsonMapper.builder()
		.disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
		.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
		.enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
		.disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
		.build();

	private WireJson() {
	}

	/**
	 * Return a reader of a type. Unknown members are skipped.
	 * @param type the type
	 * @return the reader
	 */
	public static ObjectReader reader(Class<?> type) {
		return MAPPER.readerFor(type);
	}

	/**
	 * Write a value.
	 * @param value the value
	 * @return its JSON in UTF-8
	 */
	public static byte[] write(Object value) {
		return MAPPER.writeValueAsBytes(value);
	}

	static String problem(JacksonException failure) {
		return failure.getOriginalMessage();
	}

}
