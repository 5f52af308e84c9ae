package ai.eyepop.autoconfigure;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

import ai.eyepop.pop.Crop;
import ai.eyepop.pop.Forward;
import ai.eyepop.pop.ForwardOperator;
import ai.eyepop.pop.Pop;
import ai.eyepop.pop.PopComponent;

/**
 * Writes a Pop as on the wire that is written as properties are: its names in any case
 * and with dashes, its lists as maps from indexes, or with commas, or as their only
 * member, and its values as texts.
 */
final class RelaxedPop {

	/** No two fields have the same name and different types. */
	private static final Map<String, RecordComponent> FIELDS = Stream
		.concat(Stream.of(Pop.class, Forward.class, ForwardOperator.class, Crop.class),
				Arrays.stream(PopComponent.class.getAnnotation(JsonSubTypes.class).value())
					.map(JsonSubTypes.Type::value))
		.flatMap((type) -> Arrays.stream(type.getRecordComponents()))
		.collect(Collectors.toMap((field) -> plain(field.getName()), (field) -> field, (one, other) -> one));

	private RelaxedPop() {
	}

	/**
	 * Return what was bound as on the wire.
	 * @param properties what was bound
	 * @return the same with the names and types of the wire, as far as they are known
	 */
	static Object onTheWire(Map<String, Object> properties) {
		return normalize(properties);
	}

	private static Object normalize(Map<?, ?> map) {
		if (isList(map)) {
			return list(map.values());
		}
		Map<String, @Nullable Object> result = new LinkedHashMap<>();
		map.forEach((key, member) -> {
			RecordComponent field = FIELDS.get(plain(String.valueOf(key)));
			if (field == null) {
				result.put(String.valueOf(key), normalize(member));
			}
			else {
				result.put(field.getName(), value(field.getType(), member));
			}
		});
		return result;
	}

	private static @Nullable Object normalize(@Nullable Object value) {
		if (value instanceof Map<?, ?> map) {
			return normalize(map);
		}
		return (value instanceof Collection<?> collection) ? list(collection) : value;
	}

	private static @Nullable Object value(Class<?> type, @Nullable Object value) {
		if (type == Map.class) {
			return free(value);
		}
		if (type == List.class) {
			return asList((value instanceof String text) ? split(text) : normalize(value));
		}
		return (value instanceof String text) ? scalar(type, text.trim()) : normalize(value);
	}

	private static @Nullable Object asList(@Nullable Object value) {
		return (value == null || value instanceof List) ? value : List.of(value);
	}

	private static List<String> split(String text) {
		return Stream.of(StringUtils.commaDelimitedListToStringArray(text.strip())).map(String::strip).toList();
	}

	private static @Nullable Object scalar(Class<?> type, String text) {
		if (type != Boolean.class && type != Integer.class && type != Double.class) {
			return text;
		}
		if (text.isEmpty()) {
			return null;
		}
		if (type == Boolean.class) {
			boolean known = text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false");
			return known ? Boolean.valueOf(text) : text;
		}
		try {
			return (type == Integer.class) ? Integer.valueOf(text) : new BigDecimal(text);
		}
		catch (NumberFormatException ex) {
			// the check says what it must be
			return text;
		}
	}

	private static List<@Nullable Object> list(Collection<?> members) {
		List<@Nullable Object> list = new ArrayList<>();
		members.forEach((member) -> list.add(normalize(member)));
		return list;
	}

	private static @Nullable Object free(@Nullable Object value) {
		// its names are the user's
		if (!(value instanceof Map<?, ?> map)) {
			return value;
		}
		if (isList(map)) {
			return map.values().stream().map(RelaxedPop::free).toList();
		}
		Map<Object, @Nullable Object> result = new LinkedHashMap<>();
		map.forEach((key, member) -> result.put(key, free(member)));
		return result;
	}

	private static boolean isList(Map<?, ?> map) {
		int index = 0;
		for (Object key : map.keySet()) {
			if (!String.valueOf(index++).equals(key)) {
				return false;
			}
		}
		return index > 0;
	}

	private static String plain(String name) {
		return StringUtils.delete(name, "-").toLowerCase(Locale.ROOT);
	}

}
