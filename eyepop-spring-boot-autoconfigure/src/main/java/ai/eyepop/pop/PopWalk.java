package ai.eyepop.pop;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import ai.eyepop.internal.Similar;

/**
 * Compares what somebody wrote with the records of a Pop.
 */
class PopWalk {

	private static final Map<String, Class<?>> TYPES = Arrays
		.stream(PopComponent.class.getAnnotation(JsonSubTypes.class).value())
		.flatMap((type) -> names(type).stream().map((name) -> Map.entry(name, type.value())))
		.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, TreeMap::new));

	private final List<PopProblem> problems = new ArrayList<>();

	private final PopRules rules = new PopRules(this.problems);

	private static Collection<String> names(JsonSubTypes.Type type) {
		return type.name().isEmpty() ? List.of(type.names()) : List.of(type.name());
	}

	List<PopProblem> problems(JsonNode pop) {
		object(pop, "", Pop.class);
		return this.problems;
	}

	private void value(JsonNode node, String path, Type type) {
		if (node.isNull()) {
			return;
		}
		if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
			list(node, path, list.getActualTypeArguments()[0]);
		}
		else if (type instanceof ParameterizedType) {
			expect(node.isObject(), path, "an object", null);
		}
		else if (type == PopComponent.class) {
			component(node, path);
		}
		else if (type instanceof Class<?> plain) {
			scalarOrObject(node, path, plain);
		}
	}

	private void list(JsonNode node, String path, Type element) {
		if (!expect(node.isArray(), path, "a list", null)) {
			return;
		}
		for (int i = 0; i < node.size(); i++) {
			String where = "%s[%d]".formatted(path, i);
			if (node.get(i).isNull()) {
				add(PopProblem.Kind.WRONG_VALUE, where, "There is nothing here. Remove this entry of the list.", null);
			}
			else {
				value(node.get(i), where, element);
			}
		}
	}

	private void component(JsonNode node, String path) {
		if (!expect(node.isObject(), path, "a component, which is an object with a 'type'", null)) {
			return;
		}
		JsonNode type = node.get("type");
		if (!isText(type)) {
			add(PopProblem.Kind.MISSING_FIELD, path + ".type",
					"A component needs a 'type': %s.".formatted(oneOf(TYPES.keySet())), "inference");
			return;
		}
		String name = type.asString();
		Class<?> record = TYPES.get(name);
		if (record == null) {
			String meant = meant(name, TYPES.keySet());
			add(PopProblem.Kind.WRONG_VALUE, path + ".type",
					"There is no component of the type '%s'. %s".formatted(name, ask(meant, TYPES.keySet())),
					(meant != null) ? meant : "inference");
			return;
		}
		object(node, path, record);
	}

	private void scalarOrObject(JsonNode node, String path, Class<?> type) {
		if (type == Boolean.class) {
			expect(node.isBoolean(), path, "true or false", "true");
		}
		else if (type == Integer.class) {
			expect(node.isIntegralNumber() && node.canConvertToInt(), path, "a whole number", "1");
		}
		else if (type == Double.class) {
			expect(node.isNumber() && Double.isFinite(node.asDouble(Double.NaN)), path, "a number", "0.5");
		}
		else if (type == String.class) {
			expect(isText(node), path, "a text", null);
		}
		else if (PopWords.isOpen(type)) {
			if (expect(isText(node), path, "a text", null)) {
				word(node.asString(), path, PopWords.of(type));
			}
		}
		else {
			object(node, path, type);
		}
	}

	private void word(String word, String path, Collection<String> known) {
		if (!known.contains(word)) {
			String meant = meant(word, known);
			add(PopProblem.Kind.HINT, path,
					"'%s' is not known here, although the service may know it. %s".formatted(word, ask(meant, known)),
					meant);
		}
	}

	private void object(JsonNode node, String path, Class<?> type) {
		if (!expect(node.isObject(), path, "an object", null)) {
			return;
		}
		Map<String, Type> fields = new TreeMap<>();
		for (RecordComponent component : type.getRecordComponents()) {
			fields.put(component.getName(), component.getGenericType());
		}
		node.propertyStream().forEach((member) -> {
			String name = member.getKey();
			String where = path.isEmpty() ? name : path + "." + name;
			Type field = fields.get(name);
			if (field != null) {
				value(member.getValue(), where, field);
			}
			else if (!name.equals("type") || !PopComponent.class.isAssignableFrom(type)) {
				String meant = meant(name, fields.keySet());
				add(PopProblem.Kind.UNKNOWN_FIELD, where,
						"There is no field '%s' here. %s".formatted(name, ask(meant, fields.keySet())), meant);
			}
		});
		this.rules.check(node, path, type);
	}

	private boolean expect(boolean fulfilled, String path, String what, @Nullable String example) {
		if (!fulfilled) {
			add(PopProblem.Kind.WRONG_VALUE, path, "This must be %s.".formatted(what), example);
		}
		return fulfilled;
	}

	private void add(PopProblem.Kind kind, String path, String message, @Nullable String suggestion) {
		this.problems.add(new PopProblem(kind, path, message, suggestion));
	}

	private static boolean isText(@Nullable JsonNode node) {
		return node != null && node.isValueNode() && !node.isNull();
	}

	private static @Nullable String meant(String written, Collection<String> known) {
		return Similar.closest(written, known, Math.max(1, written.length() / 3));
	}

	private static String ask(@Nullable String meant, Collection<String> known) {
		return (meant != null) ? "Did you mean '%s'?".formatted(meant) : "It takes %s.".formatted(oneOf(known));
	}

	private static String oneOf(Collection<String> known) {
		String all = String.join(", ", known);
		int last = all.lastIndexOf(", ");
		return (last < 0) ? all : all.substring(0, last) + " or " + all.substring(last + 2);
	}

}
