package ai.eyepop.autoconfigure;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import ai.eyepop.pop.Pop;
import ai.eyepop.pop.PopCheck;
import ai.eyepop.pop.PopProblem;

/**
 * A Pop that is written as properties: checked strictly, as anything a user writes.
 */
class PopProperty {

	private static final Log logger = LogFactory.getLog(PopProperty.class);

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private final String name;

	PopProperty(String name) {
		this.name = name;
	}

	/**
	 * Return the Pop, and warn of what could be better in it.
	 * @param properties what was bound; may be empty
	 * @return the Pop, or {@code null} if there are no properties
	 * @throws InvalidEyePopPropertyException if a name or a value is wrong
	 */
	@Nullable Pop toPop(Map<String, Object> properties) {
		if (properties.isEmpty()) {
			return null;
		}
		JsonNode written = read(properties);
		PopCheck check = PopCheck.of(written);
		if (!check.isUsable()) {
			throw failure(written, check.problems().stream().filter(PopProblem::isSevere).toList());
		}
		check.problems().forEach((hint) -> logger.warn("%s: %s".formatted(nameOf(hint), hint.message())));
		return check.pop();
	}

	private JsonNode read(Map<String, Object> properties) {
		try {
			return MAPPER.valueToTree(RelaxedPop.onTheWire(properties));
		}
		catch (JacksonException ex) {
			throw new InvalidEyePopPropertyException(this.name, null, ex.getOriginalMessage(),
					"Correct %s as the reason says.".formatted(this.name));
		}
	}

	private InvalidEyePopPropertyException failure(JsonNode written, List<PopProblem> problems) {
		PopProblem first = problems.get(0);
		String others = problems.stream()
			.skip(1)
			.map((problem) -> "%n%s: %s".formatted(nameOf(problem), problem.message()))
			.collect(Collectors.joining());
		// what is not known may be a secret in the wrong place
		String value = (first.kind() != PopProblem.Kind.UNKNOWN_FIELD) ? valueAt(written, first.path()) : null;
		return new InvalidEyePopPropertyException(nameOf(first), value,
				first.message() + (others.isEmpty() ? "" : " There is more:" + others), remedy(first));
	}

	private String remedy(PopProblem problem) {
		String property = nameOf(problem);
		String suggestion = problem.suggestion();
		if (problem.kind() == PopProblem.Kind.UNKNOWN_FIELD) {
			return (suggestion != null)
					? "Rename %s to %s, or remove it.".formatted(property,
							property.substring(0, property.lastIndexOf('.') + 1) + suggestion)
					: "Remove %s.".formatted(property);
		}
		return (suggestion != null) ? "Set %s as the reason says, such as %s".formatted(property, suggestion)
				: "Correct %s as the reason says.".formatted(property);
	}

	private String nameOf(PopProblem problem) {
		return problem.path().isEmpty() ? this.name : this.name + "." + problem.path();
	}

	private static @Nullable String valueAt(JsonNode written, String path) {
		JsonNode value = written.at("/" + path.replace("[", "/").replace("]", "").replace('.', '/'));
		return (value.isValueNode() && !value.isNull()) ? value.asString() : null;
	}

}
