package ai.eyepop.autoconfigure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

import ai.eyepop.pop.Pop;

/**
 * A Pop that is written as properties: checked strictly, as anything a user writes.
 */
class PopProperty {

	private static final JsonMapper MAPPER = JsonMapper.builder()
		.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
		.enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
		.enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_PROPERTIES)
		.build();

	static final String TYPES = "component_finder, contour_finder, forward, inference, tracking";

	/** They may be written as one value, with commas, as other lists of properties. */
	private static final Set<String> LISTS = Set.of("inferencetypes", "includeclasses",
			"classhysteresisallowedclasses");

	/** Their values are free, and keep the names that the user gave. */
	private static final String FREE = "params";

	private final String name;

	PopProperty(String name) {
		this.name = name;
	}

	/**
	 * Return the Pop.
	 * @param properties what was bound; may be empty
	 * @return the Pop, or {@code null} if there are no properties
	 * @throws InvalidEyePopPropertyException if a name or a value is wrong
	 */
	@Nullable Pop toPop(Map<String, Object> properties) {
		if (properties.isEmpty()) {
			return null;
		}
		try {
			return MAPPER.convertValue(normalize(properties), Pop.class);
		}
		catch (JacksonException ex) {
			String path = this.name + (ex.getPath().isEmpty() ? "" : "." + path(ex.getPath()));
			throw new InvalidEyePopPropertyException(path, shown(valueAt(properties, ex.getPath())), reason(ex),
					PopRemedy.of(path, ex, TYPES));
		}
	}

	private static @Nullable Object shown(@Nullable Object value) {
		return (value instanceof Map || value instanceof Collection) ? null : value;
	}

	private static String reason(JacksonException failure) {
		if (failure instanceof UnrecognizedPropertyException unknown) {
			return "There is no such field here. The fields are: " + unknown.getKnownPropertyIds()
				.stream()
				.map(Object::toString)
				.sorted()
				.collect(Collectors.joining(", "));
		}
		if (failure instanceof InvalidTypeIdException unknown) {
			return (unknown.getTypeId() != null)
					? "There is no component of type '%s'. The types are: %s".formatted(unknown.getTypeId(), TYPES)
					: "A component needs a type. The types are: " + TYPES;
		}
		if (failure instanceof InvalidFormatException wrong) {
			return "This is not a value of type " + wrong.getTargetType().getSimpleName();
		}
		Throwable cause = failure.getCause();
		return (cause instanceof NullPointerException && cause.getMessage() != null) ? cause.getMessage()
				: failure.getOriginalMessage();
	}

	private static String path(List<JacksonException.Reference> references) {
		StringBuilder path = new StringBuilder();
		for (JacksonException.Reference reference : references) {
			if (reference.getPropertyName() == null) {
				path.append('[').append(reference.getIndex()).append(']');
			}
			else {
				path.append((path.isEmpty()) ? "" : ".").append(reference.getPropertyName());
			}
		}
		return path.toString();
	}

	private static @Nullable Object valueAt(Object properties, List<JacksonException.Reference> references) {
		Object value = normalize(properties);
		for (JacksonException.Reference reference : references) {
			if (value instanceof Map<?, ?> map && reference.getPropertyName() != null) {
				value = member(map, reference.getPropertyName());
			}
			else if (value instanceof List<?> list && reference.getIndex() >= 0 && reference.getIndex() < list.size()) {
				value = list.get(reference.getIndex());
			}
			else {
				return null;
			}
		}
		return value;
	}

	private static @Nullable Object member(Map<?, ?> map, String name) {
		return map.entrySet()
			.stream()
			.filter((member) -> name.equalsIgnoreCase(String.valueOf(member.getKey())))
			.findFirst()
			.<Object>map(Map.Entry::getValue)
			.orElse(null);
	}

	private static @Nullable Object normalize(@Nullable Object value) {
		// a list is bound as a map from indexes, and a relaxed name keeps its dashes
		if (value instanceof Map<?, ?> map) {
			if (isList(map)) {
				return list(map.values());
			}
			Map<String, @Nullable Object> result = new LinkedHashMap<>();
			map.forEach((key, member) -> {
				String name = StringUtils.delete(String.valueOf(key), "-");
				result.put(name, FREE.equals(name) ? free(member) : normalize(split(name, member)));
			});
			return result;
		}
		return (value instanceof Collection<?> collection) ? list(collection) : value;
	}

	private static @Nullable Object split(String name, @Nullable Object member) {
		return (member instanceof String text && LISTS.contains(name.toLowerCase(Locale.ROOT)))
				? List.of(StringUtils.commaDelimitedListToStringArray(StringUtils.trimAllWhitespace(text))) : member;
	}

	private static List<@Nullable Object> list(Collection<?> members) {
		List<@Nullable Object> list = new ArrayList<>();
		members.forEach((member) -> list.add(normalize(member)));
		return list;
	}

	private static @Nullable Object free(@Nullable Object value) {
		if (!(value instanceof Map<?, ?> map)) {
			return value;
		}
		if (isList(map)) {
			return map.values().stream().map(PopProperty::free).toList();
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

}
