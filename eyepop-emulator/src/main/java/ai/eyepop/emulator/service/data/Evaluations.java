package ai.eyepop.emulator.service.data;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import ai.eyepop.emulator.service.ServiceException;

/**
 * Evaluations of abilities on versions of datasets, against the ground truth.
 */
public final class Evaluations {

	private final Room room;

	private final Datasets datasets;

	private final Abilities abilities;

	private final AutoAnnotates autoAnnotates;

	Evaluations(Room room, Datasets datasets, Abilities abilities, AutoAnnotates autoAnnotates) {
		this.room = room;
		this.datasets = datasets;
		this.abilities = abilities;
		this.autoAnnotates = autoAnnotates;
	}

	/**
	 * Begin an evaluation.
	 * @param request the request, which has been read
	 * @param ability the ability, {@code null} if the request names one or none
	 * @return what is to be done
	 */
	public Evaluation begin(ObjectNode request, @Nullable String ability) {
		Dataset dataset = this.datasets.find(request.path("dataset_uuid").asString());
		JsonNode number = request.path("dataset_version");
		DatasetVersion version = dataset.version(number.isInt() ? number.intValue() : null);
		String uuid = (ability != null) ? ability : request.path("ability_uuid").asString(null);
		ObjectNode infer = (uuid != null) ? this.abilities.get(uuid) : (ObjectNode) request.path("infer").deepCopy();
		String source = request.path("source").asString(null);
		ObjectNode run = this.autoAnnotates.begin(dataset, version.number(), "vlm",
				(source != null) ? source : "evaluation-" + Room.newId());
		run.put("source_ability_uuid", uuid).put("status", "in_progress").set("auto_annotate_params", infer.deepCopy());
		List<String> partitions = texts(request.path("filter").path("partitions"));
		List<String> classes = texts(request.path("filter").path("ground_truth_classes"));
		List<Subject> subjects = new ArrayList<>();
		for (AssetEntry entry : version.assets().values()) {
			Set<String> truth = truth(entry);
			if (entry.asset().isAccepted() && (partitions.isEmpty() || partitions.contains(entry.partition()))
					&& (classes.isEmpty() || truth.stream().anyMatch(classes::contains))) {
				subjects.add(new Subject(entry.asset().uuid(), entry.asset().width() == null, entry.has("ground_truth"),
						truth));
			}
		}
		return new Evaluation(dataset.uuid(), version.number(), infer, List.copyOf(subjects), run);
	}

	private static List<String> texts(JsonNode list) {
		return list.valueStream().map((text) -> text.asString("")).toList();
	}

	private static Set<String> truth(AssetEntry entry) {
		Set<String> labels = new HashSet<>();
		entry.annotations()
			.stream()
			.filter((annotation) -> AssetEntry.isOf(annotation, "ground_truth"))
			.forEach((annotation) -> annotation.path("predictions")
				.forEach((prediction) -> labels.addAll(labels(prediction))));
		return labels;
	}

	/**
	 * Return the labels of a prediction.
	 * @param prediction the prediction
	 * @return the labels of its objects and classes
	 */
	public static Set<String> labels(JsonNode prediction) {
		Set<String> labels = new HashSet<>();
		for (String list : List.of("objects", "classes")) {
			prediction.path(list).forEach((found) -> labels.add(found.path("classLabel").asString("")));
		}
		return labels;
	}

	/**
	 * Finish an evaluation.
	 * @param evaluation the evaluation
	 * @param found the labels that were found, by asset
	 * @param tokens how many tokens were used: visual, text and output
	 * @return what is answered
	 */
	public ObjectNode finish(Evaluation evaluation, Map<String, Set<String>> found, int[] tokens) {
		int hits = 0;
		int wrong = 0;
		int missed = 0;
		for (Subject subject : evaluation.subjects()) {
			if (subject.groundTruth()) {
				Set<String> labels = found.getOrDefault(subject.asset(), Set.of());
				int right = (int) labels.stream().filter(subject.labels()::contains).count();
				hits += right;
				wrong += labels.size() - right;
				missed += subject.labels().size() - right;
			}
		}
		ObjectNode metrics = JsonNodeFactory.instance.objectNode();
		metrics.put("precision", share(hits, wrong)).put("recall", share(hits, missed));
		metrics.put("f1", share(2 * hits, wrong + missed));
		evaluation.run().put("status", "completed").put("updated_at", this.room.now()).set("metrics", metrics);
		ObjectNode answer = JsonNodeFactory.instance.objectNode();
		answer.put("dataset_uuid", evaluation.dataset()).put("dataset_version", evaluation.version());
		answer.put("status", "success").putNull("status_message");
		answer.set("source", evaluation.run().get("source"));
		answer.set("metrics", metrics.deepCopy());
		answer.putObject("run_info")
			.put("num_images", count(evaluation, false, false))
			.put("num_ground_truth_images", count(evaluation, false, true))
			.put("num_videos", count(evaluation, true, false))
			.put("num_ground_truth_videos", count(evaluation, true, true))
			.put("total_tokens", tokens[0] + tokens[1] + tokens[2])
			.put("visual_tokens", tokens[0])
			.put("text_tokens", tokens[1])
			.put("output_tokens", tokens[2]);
		return answer;
	}

	private static double share(int right, int wrong) {
		return (right + wrong > 0) ? (double) right / (right + wrong) : 0;
	}

	private static long count(Evaluation evaluation, boolean videos, boolean groundTruth) {
		return evaluation.subjects()
			.stream()
			.filter((subject) -> subject.video() == videos && (!groundTruth || subject.groundTruth()))
			.count();
	}

	/**
	 * List the evaluations of an ability.
	 * @param ability the ability
	 * @return the evaluations, oldest first
	 */
	public ArrayNode list(String ability) {
		this.abilities.get(ability);
		ArrayNode list = JsonNodeFactory.instance.arrayNode();
		this.datasets.all()
			.stream()
			.flatMap((dataset) -> dataset.autoAnnotates().stream())
			.filter((run) -> run.path("source_ability_uuid").asString("").equals(ability))
			.forEach((run) -> list.add(run.deepCopy()));
		return list;
	}

	/**
	 * Return an evaluation of an ability.
	 * @param ability the ability
	 * @param source the source of the evaluation
	 * @return the evaluation
	 * @throws ServiceException with status 404 if there is no such evaluation
	 */
	public JsonNode get(String ability, String source) {
		return list(ability).valueStream()
			.filter((run) -> run.path("source").asString("").equals(source))
			.findFirst()
			.orElseThrow(() -> new ServiceException(404, "The ability has no evaluation '%s'".formatted(source)));
	}

	/**
	 * Evaluation that has begun.
	 *
	 * @param dataset the dataset
	 * @param version the version
	 * @param infer the prompt and its settings
	 * @param subjects the assets to look at
	 * @param run the evaluation as a run of an auto-annotate, as it is answered
	 */
	public record Evaluation(String dataset, int version, ObjectNode infer, List<Subject> subjects, ObjectNode run) {
	}

	/**
	 * Asset to look at.
	 *
	 * @param asset the asset
	 * @param video whether it is no image
	 * @param groundTruth whether it has a ground truth
	 * @param labels the labels of its ground truth
	 */
	public record Subject(String asset, boolean video, boolean groundTruth, Set<String> labels) {
	}

}
