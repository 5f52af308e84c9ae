package ai.eyepop.emulator.pop;

import java.util.Map;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * JSON object of a Pop whose members have all been checked against the known fields; a
 * member that is {@code null} counts as not set.
 */
final class CheckedObject {

	private final JsonNode node;

	private final String where;

	private CheckedObject(JsonNode node, String where) {
		this.node = node;
		this.where = where;
	}

	static CheckedObject of(JsonNode node, String where, Map<String, FieldKind> fields) {
		if (!node.isObject()) {
			throw new InvalidPopException(where + " must be an object");
		}
		node.propertyStream().forEach((member) -> {
			FieldKind kind = fields.get(member.getKey());
			if (kind == null) {
				throw new InvalidPopException("%s has an unknown field '%s'; known are %s".formatted(where,
						member.getKey(), new TreeSet<>(fields.keySet())));
			}
			if (!member.getValue().isNull() && !kind.accepts(member.getValue())) {
				throw new InvalidPopException(
						"%s: '%s' must be %s".formatted(where, member.getKey(), kind.description()));
			}
		});
		return new CheckedObject(node, where);
	}

	String where() {
		return this.where;
	}

	@Nullable JsonNode get(String field) {
		JsonNode value = this.node.get(field);
		return (value != null && !value.isNull()) ? value : null;
	}

	JsonNode require(String field) {
		JsonNode value = get(field);
		if (value == null) {
			throw new InvalidPopException("%s lacks the field '%s'".formatted(this.where, field));
		}
		return value;
	}

	double number(String field, double otherwise) {
		JsonNode value = get(field);
		return (value != null) ? value.doubleValue() : otherwise;
	}

	int count(String field) {
		JsonNode value = get(field);
		return (value != null) ? (int) Math.min(value.longValue(), Integer.MAX_VALUE) : Integer.MAX_VALUE;
	}

	@Nullable String text(String field) {
		JsonNode value = get(field);
		return (value != null) ? value.stringValue() : null;
	}

}
