package ai.eyepop.emulator.server;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import ai.eyepop.emulator.service.Viewer;

/**
 * Answer to a prompt (wire protocol section 11), made of what the emulator's image
 * analysis found. The prompt itself is not understood.
 */
final class Inference {

	private static final int PATCH = 28;

	private static final int CHARACTERS = 4;

	private static final int MAX_NEW_TOKENS = 200;

	private final ObjectNode request;

	private final Viewer.View view;

	Inference(ObjectNode request, Viewer.View view) {
		this.request = request;
		this.view = view;
	}

	/**
	 * Make the answer.
	 * @param found the predictions of the frames that were looked at, one for an image
	 * @return the answer
	 */
	ObjectNode answer(List<ObjectNode> found) {
		ArrayNode predictions = Json.object().putArray("predictions");
		List<String> outputs = new ArrayList<>();
		found.forEach((frame) -> {
			ObjectNode prediction = frame.deepCopy();
			outputs.add(express(prediction));
			predictions.add(prediction);
		});
		String raw = String.join("\n", outputs);
		ObjectNode answer = Json.object().put("raw_output", raw);
		answer.set("predictions", predictions);
		answer.set("run_info", runInfo(found, raw));
		return answer;
	}

	private String express(ObjectNode prediction) {
		SchemaFiller.Facts facts = facts(prediction);
		JsonNode schema = this.request.path("response_schema");
		JsonNode classes = this.request.path("transform_into").path("classes");
		if (schema.isObject()) {
			JsonNode detail = new SchemaFiller(schema, facts).fill();
			prediction.remove(List.of("objects", "classes", "texts"));
			prediction.putArray("details").add(detail);
			return detail.toString();
		}
		if (classes.isArray()) {
			List<JsonNode> chosen = chosen(prediction, classes);
			prediction.remove(List.of("objects", "texts"));
			prediction.putArray("classes").addAll(chosen);
			return chosen.stream().map((one) -> one.path("classLabel").asString()).collect(Collectors.joining(", "));
		}
		String text = limited(facts.text());
		prediction.putArray("texts").addObject().put("text", text);
		return text;
	}

	private String limited(String text) {
		int most = maxNewTokens() * CHARACTERS;
		return (text.length() > most) ? text.substring(0, most) : text;
	}

	private int maxNewTokens() {
		return InferAsset.positive(this.request.path("config"), "max_new_tokens", MAX_NEW_TOKENS);
	}

	private static List<JsonNode> chosen(ObjectNode prediction, JsonNode classes) {
		List<JsonNode> chosen = new ArrayList<>();
		for (JsonNode wanted : classes) {
			double confidence = 0;
			for (JsonNode found : findings(prediction)) {
				String label = found.path("classLabel").asString(found.path("text").asString(""));
				if (label.toLowerCase(Locale.ROOT).equals(wanted.asString("").toLowerCase(Locale.ROOT))) {
					confidence = Math.max(confidence, found.path("confidence").asDouble(1));
				}
			}
			if (confidence > 0) {
				chosen.add(Json.object().put("classLabel", wanted.asString()).put("confidence", confidence));
			}
		}
		return chosen;
	}

	private static List<JsonNode> findings(ObjectNode prediction) {
		List<JsonNode> findings = new ArrayList<>();
		for (String list : List.of("objects", "classes", "texts")) {
			prediction.path(list).forEach(findings::add);
		}
		return findings;
	}

	private static SchemaFiller.Facts facts(ObjectNode prediction) {
		Map<String, Integer> counts = new LinkedHashMap<>();
		Set<String> labels = new LinkedHashSet<>();
		double confidence = 0;
		for (JsonNode found : findings(prediction)) {
			labels.add(found.path("classLabel").asString(found.path("text").asString("")));
			confidence = Math.max(confidence, found.path("confidence").asDouble(0));
		}
		prediction.path("objects")
			.forEach((object) -> counts.merge(object.path("classLabel").asString(""), 1, Integer::sum));
		String things = counts.isEmpty() ? "nothing"
				: counts.entrySet()
					.stream()
					.map((entry) -> entry.getValue() + " " + entry.getKey())
					.collect(Collectors.joining(", "));
		String colors = prediction.path("classes")
			.valueStream()
			.map((one) -> one.path("classLabel").asString(""))
			.collect(Collectors.joining(", "));
		String text = colors.isEmpty() ? things : things + " in " + colors;
		return new SchemaFiller.Facts(text, List.copyOf(labels), prediction.path("objects").size(), confidence);
	}

	private ObjectNode runInfo(List<ObjectNode> found, String raw) {
		int visual = 0;
		double aspectRatio = 1;
		for (ObjectNode frame : found) {
			double width = frame.path("source_width").asDouble(0);
			double height = frame.path("source_height").asDouble(0);
			if (width > 0 && height > 0) {
				double scale = Math.min(1, this.view.imageSize() / Math.max(width, height));
				visual += (int) (Math.ceil(width * scale / PATCH) * Math.ceil(height * scale / PATCH));
				aspectRatio = width / height;
			}
		}
		int text = tokens(this.request.path("text_prompt").asString(""));
		int output = Math.min(maxNewTokens(), tokens(raw));
		return Json.object()
			.put("fps", this.view.framesPerSecond())
			.put("image_size", this.view.imageSize())
			.put("total_tokens", visual + text + output)
			.put("visual_tokens", visual)
			.put("text_tokens", text)
			.put("output_tokens", output)
			.put("aspect_ratio", aspectRatio);
	}

	private static int tokens(String text) {
		return (text.length() + CHARACTERS - 1) / CHARACTERS;
	}

}
