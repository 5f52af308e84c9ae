package ai.eyepop.data;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import ai.eyepop.prediction.Area;

/**
 * Makes arguments of ours from recorded ones, by way of the builders that users have.
 */
final class ArgumentReader {

	static final JsonMapper MAPPER = new JsonMapper();

	private ArgumentReader() {
	}

	/**
	 * Build a record, setting what the recorded call had set and nothing else.
	 */
	static <T> T build(Class<T> type, JsonNode recorded) {
		try {
			Map<String, JsonNode> members = new LinkedHashMap<>();
			plain(recorded).properties()
				.forEach((member) -> members.put(camelCase(member.getKey()), member.getValue()));
			Method create = Arrays.stream(type.getMethods())
				.filter((method) -> method.getName().equals("builder"))
				.findFirst()
				.orElseThrow();
			Object[] required = Arrays.stream(create.getParameters())
				.map((parameter) -> value(parameter, members))
				.toArray();
			Object builder = create.invoke(null, required);
			for (Map.Entry<String, JsonNode> member : members.entrySet()) {
				Method setter = Arrays.stream(builder.getClass().getMethods())
					.filter((method) -> method.getName().equals(member.getKey()) && method.getParameterCount() == 1)
					.findFirst()
					.orElseThrow(() -> new IllegalArgumentException(type + " cannot set " + member.getKey()));
				setter.invoke(builder, convert(member.getValue(), setter.getGenericParameterTypes()[0]));
			}
			return type.cast(builder.getClass().getMethod("build").invoke(builder));
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static @Nullable Object value(Parameter parameter, Map<String, JsonNode> members) {
		JsonNode member = members.remove(parameter.getName());
		if (member == null) {
			throw new IllegalArgumentException(parameter + " is required but was not recorded");
		}
		return convert(member, parameter.getParameterizedType());
	}

	static @Nullable Object convert(JsonNode node, Type type) {
		if (node.isNull()) {
			return null;
		}
		if (type instanceof Class<?> recordType && recordType.isRecord() && node.isObject()
				&& Arrays.stream(recordType.getMethods()).anyMatch((method) -> method.getName().equals("builder"))) {
			return build(recordType, node);
		}
		JsonNode value = (type == Area.class) ? withTypes(MAPPER.createObjectNode().set("area", node)).get("area")
				: withTypes(plain(node));
		return MAPPER.readerFor(MAPPER.constructType(type)).readValue(value);
	}

	/**
	 * Return the value of a model of the recorded SDK.
	 */
	static JsonNode plain(JsonNode node) {
		return node.has("$model") ? node.get("value") : node;
	}

	/** The SDK's areas may lack their discriminator, which ours always have. */
	private static JsonNode withTypes(JsonNode node) {
		JsonNode copy = node.deepCopy();
		addTypes(copy);
		return copy;
	}

	private static void addTypes(JsonNode node) {
		if (node instanceof ObjectNode object) {
			for (String name : Set.of("area", "roi")) {
				if (object.get(name) instanceof ObjectNode area && !area.has("type")) {
					area.put("type", area.has("points") ? "contour" : "rectangle");
				}
			}
			object.forEach(ArgumentReader::addTypes);
		}
		else if (node instanceof ArrayNode array) {
			array.forEach(ArgumentReader::addTypes);
		}
	}

	static String camelCase(String name) {
		StringBuilder camelCase = new StringBuilder();
		for (String word : name.split("_")) {
			camelCase.append(camelCase.isEmpty() ? word : word.substring(0, 1).toUpperCase() + word.substring(1));
		}
		return camelCase.toString();
	}

}
