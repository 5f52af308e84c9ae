package ai.eyepop.emulator.pop;

import java.util.function.Predicate;

import tools.jackson.databind.JsonNode;

/**
 * Kind of value that a field of a Pop takes.
 */
enum FieldKind {

	STRING("a string", JsonNode::isString),

	INTEGER("a whole number", JsonNode::isIntegralNumber),

	COUNT("a whole number of at least 1", (node) -> node.isIntegralNumber() && node.longValue() > 0),

	NUMBER("a number", JsonNode::isNumber),

	SHARE("a number from 0 to 1", (node) -> node.isNumber() && node.doubleValue() >= 0 && node.doubleValue() <= 1),

	BOOLEAN("true or false", JsonNode::isBoolean),

	OBJECT("an object", JsonNode::isObject),

	STRINGS("a list of strings", (node) -> node.isArray() && node.valueStream().allMatch(JsonNode::isString)),

	LIST("a list", JsonNode::isArray);

	private final String description;

	private final Predicate<JsonNode> check;

	FieldKind(String description, Predicate<JsonNode> check) {
		this.description = description;
		this.check = check;
	}

	boolean accepts(JsonNode node) {
		return this.check.test(node);
	}

	String description() {
		return this.description;
	}

}
