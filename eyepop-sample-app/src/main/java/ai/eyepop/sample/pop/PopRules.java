package ai.eyepop.sample.pop;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.SequenceNode;

import ai.eyepop.pop.ContourFinderComponent;
import ai.eyepop.pop.Forward;
import ai.eyepop.pop.ForwardOperator;
import ai.eyepop.pop.InferenceComponent;
import ai.eyepop.pop.Pop;

/**
 * What a Pop must hold beside fields of the right types.
 */
final class PopRules {

	private static final Set<String> SHARES = Set.of("confidenceThreshold", "objectAreaThreshold", "areaThreshold",
			"iouThreshold", "simThreshold", "videoChunkOverlap");

	private static final Set<String> COUNTS = Set.of("topK", "topKClasses", "maxItems");

	private static final List<String> MODELS = List.of("ability", "abilityUuid", "model", "modelUuid");

	private PopRules() {
	}

	static void check(MappingNode node, String path, Class<?> type, List<PopProblem> problems) {
		node.getValue().forEach((field) -> checkRange(field, path, problems));
		if (type == Pop.class && isEmpty(PopCheck.member(node, "components"))) {
			problems.add(PopProblem.hint("components", PopCheck.line(node),
					"Without components a prediction tells the size of the picture, and nothing else."));
		}
		if (type == InferenceComponent.class) {
			checkModel(node, path, problems);
		}
		if (type == ContourFinderComponent.class) {
			require(node, path, "contourType", "such as \"polygon\"", problems);
		}
		if (type == Forward.class) {
			require(node, path, "operator", "such as {\"type\": \"crop\"}", problems);
		}
		if (type == ForwardOperator.class) {
			require(node, path, "type", "such as \"crop\"", problems);
		}
	}

	private static void checkModel(MappingNode node, String path, List<PopProblem> problems) {
		if (MODELS.stream().allMatch((name) -> PopCheck.text(PopCheck.member(node, name)).isBlank())) {
			problems.add(PopProblem.error(path, PopCheck.line(node),
					"An inference needs an 'ability', such as \"eyepop.person:latest\"."));
		}
		Stream.of("model", "modelUuid").forEach((name) -> {
			Node old = PopCheck.member(node, name);
			if (old != null) {
				problems.add(PopProblem.hint(path + "." + name, PopCheck.line(old),
						"'%s' is deprecated. Use '%s'.".formatted(name, name.replace("model", "ability"))));
			}
		});
	}

	private static void checkRange(NodeTuple field, String path, List<PopProblem> problems) {
		String name = PopCheck.text(field.getKeyNode());
		String value = PopCheck.text(field.getValueNode());
		String where = path + "." + name;
		int line = PopCheck.line(field.getKeyNode());
		if (SHARES.contains(name) && isNumber(value)
				&& (Double.parseDouble(value) < 0 || Double.parseDouble(value) > 1)) {
			problems.add(PopProblem.error(where, line, "This must be from 0 to 1."));
		}
		if (COUNTS.contains(name) && isNumber(value) && Double.parseDouble(value) < 1) {
			problems.add(PopProblem.error(where, line, "This must be 1 or more."));
		}
	}

	private static void require(MappingNode node, String path, String name, String example, List<PopProblem> problems) {
		if (PopCheck.member(node, name) == null) {
			problems.add(PopProblem.error(path, PopCheck.line(node),
					"The field '%s' is missing, %s.".formatted(name, example)));
		}
	}

	private static boolean isEmpty(@Nullable Node components) {
		return !(components instanceof SequenceNode list) || list.getValue().isEmpty();
	}

	private static boolean isNumber(String value) {
		return value.matches("-?[0-9]*\\.?[0-9]+");
	}

}
