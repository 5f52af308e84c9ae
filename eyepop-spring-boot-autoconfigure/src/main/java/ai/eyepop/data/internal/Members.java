package ai.eyepop.data.internal;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Makes members of records immutable.
 */
public final class Members {

	private Members() {
	}

	/**
	 * Check a member that must be there.
	 * @param member the member
	 * @param name its name on the wire
	 * @throws IllegalArgumentException if it is not there
	 */
	public static void required(@Nullable Object member, String name) {
		if (member == null) {
			throw new IllegalArgumentException("the member '%s' is missing".formatted(name));
		}
	}

	/**
	 * Return a list that is empty if the member is not there.
	 * @param <T> type of an item
	 * @param list the member, whose items may be missing too
	 * @return an immutable list
	 */
	public static <T> List<T> list(@Nullable List<T> list) {
		if (list == null || list.isEmpty()) {
			return List.of();
		}
		for (T item : list) {
			if (item == null) {
				return list.stream().filter(Objects::nonNull).toList();
			}
		}
		return List.copyOf(list);
	}

	/**
	 * Return a map that is empty if the member is not there.
	 * @param map the member
	 * @return an immutable map
	 */
	public static Map<String, @Nullable Object> map(@Nullable Map<String, @Nullable Object> map) {
		return (map == null || map.isEmpty()) ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(map));
	}

	/**
	 * Return a copy of a list that a service may have sent.
	 * @param <T> type of an item
	 * @param list the list, whose items may be missing
	 * @return an immutable list, or {@code null} if there is none
	 */
	public static <T> @Nullable List<T> copy(@Nullable List<T> list) {
		return (list != null) ? list(list) : null;
	}

	/**
	 * Return a copy of a list that is sent only.
	 * @param <T> type of an item
	 * @param list the list
	 * @return an immutable list, or {@code null} if there is none
	 * @throws NullPointerException if an item is missing
	 */
	public static <T> @Nullable List<T> given(@Nullable List<T> list) {
		return (list != null) ? List.copyOf(list) : null;
	}

	/**
	 * Return a copy of a map.
	 * @param <V> type of a value
	 * @param map the map
	 * @return an immutable map, or {@code null} if there is none
	 */
	public static <V extends @Nullable Object> @Nullable Map<String, V> copy(@Nullable Map<String, V> map) {
		return (map != null) ? Collections.unmodifiableMap(new LinkedHashMap<>(map)) : null;
	}

}
