package ai.eyepop.emulator.service.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Shape of a JSON object that clients send. Members that it does not know are left out,
 * as the service is not said to refuse them.
 */
final class BodyShape {

	private final Map<String, Member> members = new LinkedHashMap<>();

	/**
	 * Demand a member.
	 * @param name the member
	 * @param kind what its value must be; {@code null} is refused
	 * @return this shape
	 */
	BodyShape required(String name, Kind kind) {
		return member(name, true, kind, null);
	}

	/**
	 * Allow a member.
	 * @param name the member
	 * @param kind what its value must be if it is there and not {@code null}
	 * @return this shape
	 */
	BodyShape optional(String name, Kind kind) {
		return member(name, false, kind, null);
	}

	/**
	 * Allow a member that is an object with a shape of its own.
	 * @param name the member
	 * @param shape the shape of its value
	 * @return this shape
	 */
	BodyShape object(String name, BodyShape shape) {
		return member(name, false, Kind.OBJECT, shape);
	}

	/**
	 * Allow a member that is a list of objects with a shape of their own.
	 * @param name the member
	 * @param shape the shape of each
	 * @return this shape
	 */
	BodyShape objects(String name, BodyShape shape) {
		return member(name, false, Kind.LIST, shape);
	}

	private BodyShape member(String name, boolean required, Kind kind, @Nullable BodyShape shape) {
		this.members.put(name, new Member(required, kind, shape));
		return this;
	}

	/**
	 * Read an object.
	 * @param body the object as it was sent
	 * @return a copy of the members that are known
	 * @throws InvalidFieldException if it does not have the shape
	 */
	ObjectNode read(JsonNode body) {
		return read(body, List.of("body"));
	}

	/**
	 * Read an object.
	 * @param body the object as it was sent
	 * @param location where it is
	 * @return a copy of the members that are known
	 * @throws InvalidFieldException if it does not have the shape
	 */
	ObjectNode read(JsonNode body, List<String> location) {
		if (!body.isObject()) {
			throw new InvalidFieldException("'%s' must be an object".formatted(String.join(".", location)), location);
		}
		ObjectNode copy = JsonNodeFactory.instance.objectNode();
		this.members.forEach((name, member) -> {
			JsonNode value = body.get(name);
			if (value != null || member.required()) {
				copy.set(name, member.read(value, append(location, name)));
			}
		});
		return copy;
	}

	/**
	 * Read a list of objects.
	 * @param list the list as it was sent
	 * @param location where it is
	 * @return copies of the objects, with the members that are known
	 * @throws InvalidFieldException if it is no list, or one does not have the shape
	 */
	ArrayNode readList(JsonNode list, List<String> location) {
		if (!list.isArray()) {
			throw new InvalidFieldException("'%s' must be a list".formatted(String.join(".", location)), location);
		}
		ArrayNode copy = JsonNodeFactory.instance.arrayNode();
		for (int i = 0; i < list.size(); i++) {
			copy.add(read(list.get(i), append(location, String.valueOf(i))));
		}
		return copy;
	}

	private static List<String> append(List<String> location, String name) {
		List<String> longer = new ArrayList<>(location);
		longer.add(name);
		return longer;
	}

	/**
	 * What a value must be.
	 */
	enum Kind {

		/** A string. */
		TEXT("a string", JsonNode::isString),

		/** {@code true} or {@code false}. */
		FLAG("true or false", JsonNode::isBoolean),

		/** A whole number. */
		WHOLE("a whole number", JsonNode::isIntegralNumber),

		/** A number. */
		NUMBER("a number", JsonNode::isNumber),

		/** An object. */
		OBJECT("an object", JsonNode::isObject),

		/** A list of strings. */
		TEXTS("a list of strings", (value) -> value.isArray() && value.valueStream().allMatch(JsonNode::isString)),

		/** A list. */
		LIST("a list", JsonNode::isArray),

		/** Anything. */
		ANY("anything", (value) -> true);

		private final String description;

		private final Predicate<JsonNode> test;

		Kind(String description, Predicate<JsonNode> test) {
			this.description = description;
			this.test = test;
		}

	}

	private record Member(boolean required, Kind kind, @Nullable BodyShape shape) {

		JsonNode read(@Nullable JsonNode value, List<String> location) {
			String name = String.join(".", location.subList(1, location.size()));
			if (value == null) {
				throw new InvalidFieldException("'%s' is missing".formatted(name), location);
			}
			if (value.isNull() && !this.required) {
				return value;
			}
			if (!this.kind.test.test(value)) {
				throw new InvalidFieldException("'%s' must be %s".formatted(name, this.kind.description), location);
			}
			if (this.shape == null) {
				return value.deepCopy();
			}
			return value.isArray() ? this.shape.readList(value, location) : this.shape.read(value, location);
		}

	}

}
