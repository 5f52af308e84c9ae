package ai.eyepop.prediction;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Makes what came from the wire immutable, and absent members empty.
 */
final class Members {

	private Members() {
	}

	static <T> List<T> list(@Nullable List<T> list) {
		return (list != null) ? List.copyOf(list) : List.of();
	}

	static Map<String, @Nullable Object> map(@Nullable Map<String, @Nullable Object> map) {
		return (map == null || map.isEmpty()) ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(map));
	}

	static String text(@Nullable String text) {
		return (text != null) ? text : "";
	}

}
