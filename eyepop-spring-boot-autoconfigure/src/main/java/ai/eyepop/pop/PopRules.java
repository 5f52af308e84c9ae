package ai.eyepop.pop;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a Pop must hold beside fields of the right types.
 */
class PopRules {

	private static final Set<String> SHARES = Set.of("confidenceThreshold", "objectAreaThreshold", "areaThreshold",
			"iouThreshold", "simThreshold", "videoChunkOverlap");

	private static final Set<String> COUNTS = Set.of("topK", "topKClasses", "maxItems");

	private static final List<String> MODELS = List.of("ability", "abilityUuid", "model", "modelUuid",
			"inferenceTypes");

	private final List<PopProblem> problems;

	PopRules(List<PopProblem> problems) {
		this.problems = problems;
	}

	void check(JsonNode node, String path, Class<?> type) {
		node.propertyStream().forEach((field) -> checkRange(field.getValue(), path, field.getKey()));
		if (type == Pop.class && isMissing(node.get("components"))) {
			hint("components", "Without components a prediction tells the size of the picture, and nothing else.",
					null);
		}
		if (type == InferenceComponent.class) {
			checkModel(node, path);
		}
		if (type == ContourFinderComponent.class) {
			require(node, path, "contourType", "polygon");
		}
		if (type == Forward.class) {
			checkOperator(node, path);
		}
		if (type == ForwardOperator.class) {
			require(node, path, "type", "crop");
		}
	}

	private void checkModel(JsonNode node, String path) {
		if (MODELS.stream().allMatch((name) -> isMissing(node.get(name)))) {
			hint(path, "An inference without an 'ability' may find nothing. Set one, such as \"eyepop.person:latest\".",
					"eyepop.person:latest");
		}
		Stream.of("model", "modelUuid").filter((name) -> node.hasNonNull(name)).forEach((name) -> {
			String instead = name.replace("model", "ability");
			hint(path + "." + name, "'%s' is deprecated. Use '%s'.".formatted(name, instead), instead);
		});
	}

	private void checkOperator(JsonNode node, String path) {
		if (!node.hasNonNull("operator")) {
			hint(path,
					"Without an 'operator' the service decides what is handed on. Set one, such as {\"type\": \"crop\"}.",
					null);
		}
	}

	private void checkRange(JsonNode value, String path, String name) {
		if (SHARES.contains(name) && value.isNumber() && (value.asDouble(0) < 0 || value.asDouble(0) > 1)) {
			hint(path + "." + name, "This is from 0 to 1 as a rule. The service may refuse others.", "0.5");
		}
		if (COUNTS.contains(name) && value.isNumber() && value.asDouble(1) < 1) {
			hint(path + "." + name, "This is 1 or more as a rule. The service may refuse others.", "1");
		}
	}

	private void require(JsonNode node, String path, String name, String example) {
		if (!node.hasNonNull(name)) {
			add(PopProblem.Kind.MISSING_FIELD, path + "." + name,
					"The field '%s' is missing, such as \"%s\".".formatted(name, example), example);
		}
	}

	private void hint(String path, String message, @Nullable String suggestion) {
		add(PopProblem.Kind.HINT, path, message, suggestion);
	}

	private void add(PopProblem.Kind kind, String path, String message, @Nullable String suggestion) {
		this.problems.add(new PopProblem(kind, path, message, suggestion));
	}

	private static boolean isMissing(@Nullable JsonNode node) {
		return node == null || node.isNull() || node.isEmpty() && node.isContainer()
				|| node.isString() && node.stringValue().isBlank();
	}

}
