package ai.eyepop.emulator.server;

import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Filler of JSON schemas: makes a value that conforms to a schema, out of what was found.
 * Patterns of strings are not looked at.
 */
final class SchemaFiller {

	private static final int MAX_DEPTH = 16;

	private static final int MAX_ITEMS = 16;

	private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

	private final JsonNode root;

	private final Facts facts;

	SchemaFiller(JsonNode root, Facts facts) {
		this.root = root;
		this.facts = facts;
	}

	JsonNode fill() {
		return fill(this.root, 0, 0);
	}

	private JsonNode fill(JsonNode given, int index, int depth) {
		JsonNode schema = resolved(given);
		if (depth > MAX_DEPTH || schema.isBoolean()) {
			return NullNode.getInstance();
		}
		if (schema.has("const")) {
			return schema.get("const");
		}
		if (schema.path("enum").isArray() && !schema.path("enum").isEmpty()) {
			return choice(schema.path("enum"), index);
		}
		for (String alternatives : List.of("anyOf", "oneOf")) {
			for (JsonNode one : schema.path(alternatives)) {
				if (!type(resolved(one)).equals("null")) {
					return fill(one, index, depth + 1);
				}
			}
		}
		return switch (type(schema)) {
			case "object" -> object(schema, index, depth);
			case "array" -> array(schema, depth);
			case "integer" -> JSON.numberNode(Math.round(Math.ceil(limited(schema, this.facts.count(), 1))));
			case "number" -> JSON.numberNode(limited(schema, this.facts.confidence(), 1e-6));
			case "boolean" -> JSON.booleanNode(this.facts.count() > 0);
			case "null" -> NullNode.getInstance();
			default -> JSON.stringNode(text(schema, index));
		};
	}

	private JsonNode resolved(JsonNode schema) {
		JsonNode current = schema;
		for (int i = 0; i < MAX_DEPTH && current.path("$ref").asString("").startsWith("#/"); i++) {
			current = this.root.at(current.path("$ref").stringValue().substring(1));
		}
		if (!current.path("allOf").isArray()) {
			return current;
		}
		ObjectNode merged = JSON.objectNode();
		current.path("allOf").forEach((part) -> merge(merged, resolved(part)));
		merge(merged, ((ObjectNode) current.deepCopy()).without("allOf"));
		return merged;
	}

	private static void merge(ObjectNode target, JsonNode part) {
		part.properties().forEach((member) -> {
			JsonNode before = target.get(member.getKey());
			if (before instanceof ObjectNode known && member.getValue() instanceof ObjectNode added) {
				known.setAll(added.deepCopy());
			}
			else if (before instanceof ArrayNode known && member.getValue() instanceof ArrayNode added) {
				known.addAll(added.deepCopy());
			}
			else {
				target.set(member.getKey(), member.getValue().deepCopy());
			}
		});
	}

	private static String type(JsonNode schema) {
		JsonNode type = schema.path("type");
		if (type.isString()) {
			return type.stringValue();
		}
		for (JsonNode one : type) {
			if (!one.asString("").equals("null")) {
				return one.asString("");
			}
		}
		if (schema.has("properties") || schema.has("required")) {
			return "object";
		}
		return (schema.has("items") || schema.has("prefixItems")) ? "array" : "string";
	}

	private JsonNode choice(JsonNode values, int index) {
		List<JsonNode> known = values.valueStream()
			.filter((value) -> this.facts.labels().contains(value.asString("")))
			.toList();
		return known.isEmpty() ? values.get(Math.min(index, values.size() - 1)) : known.get(index % known.size());
	}

	private JsonNode object(JsonNode schema, int index, int depth) {
		ObjectNode object = JSON.objectNode();
		schema.path("properties")
			.properties()
			.forEach((property) -> object.set(property.getKey(), fill(property.getValue(), index, depth + 1)));
		schema.path("required").forEach((name) -> {
			if (!object.has(name.asString(""))) {
				object.set(name.asString(""), fill(schema.path("additionalProperties").isObject()
						? schema.path("additionalProperties") : JSON.objectNode(), index, depth + 1));
			}
		});
		return object;
	}

	private JsonNode array(JsonNode schema, int depth) {
		ArrayNode array = JSON.arrayNode();
		for (JsonNode item : schema.path("prefixItems")) {
			array.add(fill(item, array.size(), depth + 1));
		}
		int most = Math.min(schema.path("maxItems").asInt(MAX_ITEMS),
				Math.max(MAX_ITEMS, schema.path("minItems").asInt(0)));
		int wanted = Math.min(most, Math.max(schema.path("minItems").asInt(0), this.facts.labels().size()));
		boolean unique = schema.path("uniqueItems").asBoolean(false);
		List<JsonNode> seen = new ArrayList<>();
		for (int i = array.size(); i < wanted && !schema.path("items").isBoolean(); i++) {
			JsonNode value = fill(schema.path("items").isObject() ? schema.path("items") : JSON.objectNode(), i,
					depth + 1);
			if (!unique || !seen.contains(value)) {
				seen.add(value);
				array.add(value);
			}
		}
		return array;
	}

	private static double limited(JsonNode schema, double value, double least) {
		double step = schema.path("multipleOf").asDouble(0);
		double limited = value;
		if (schema.path("minimum").isNumber()) {
			limited = Math.max(limited, schema.path("minimum").doubleValue());
		}
		if (schema.path("exclusiveMinimum").isNumber()) {
			limited = Math.max(limited, schema.path("exclusiveMinimum").doubleValue() + least);
		}
		if (schema.path("maximum").isNumber()) {
			limited = Math.min(limited, schema.path("maximum").doubleValue());
		}
		if (schema.path("exclusiveMaximum").isNumber()) {
			limited = Math.min(limited, schema.path("exclusiveMaximum").doubleValue() - least);
		}
		if (step <= 0) {
			return limited;
		}
		double above = Math.ceil(limited / step) * step;
		return (above <= schema.path("maximum").asDouble(Double.MAX_VALUE)) ? above : above - step;
	}

	private String text(JsonNode schema, int index) {
		List<String> labels = this.facts.labels();
		String text = switch (schema.path("format").asString("")) {
			case "date-time" -> "2026-01-02T03:04:05Z";
			case "date" -> "2026-01-02";
			case "time" -> "03:04:05Z";
			case "uuid" -> "00000000-0000-4000-8000-000000000000";
			case "uri" -> "https://example.com/";
			case "email" -> "someone@example.com";
			default -> labels.isEmpty() ? this.facts.text() : labels.get(index % labels.size());
		};
		int most = schema.path("maxLength").asInt(Integer.MAX_VALUE);
		String padded = text + ".".repeat(Math.max(0, schema.path("minLength").asInt(0) - text.length()));
		return (padded.length() > most) ? padded.substring(0, most) : padded;
	}

	/**
	 * What was found.
	 *
	 * @param text a description
	 * @param labels the labels of objects, classes and texts, each once
	 * @param count the number of objects
	 * @param confidence the highest confidence of an object or class, 0 if there is none
	 */
	record Facts(String text, List<String> labels, int count, double confidence) {
	}

}
