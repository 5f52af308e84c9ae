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
		if (list == null) {
			return List.of();
		}
		return (list instanceof ReadList) ? list : List.copyOf(list);
	}

	static Map<String, @Nullable Object> map(@Nullable Map<String, @Nullable Object> map) {
		if (map == null || map.isEmpty()) {
			return Map.of();
		}
		return (map instanceof OtherMembers) ? map : Collections.unmodifiableMap(new LinkedHashMap<>(map));
	}

	static String text(@Nullable String text) {
		return (text != null) ? text : "";
	}

}
