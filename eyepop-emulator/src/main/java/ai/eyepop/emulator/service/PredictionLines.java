package ai.eyepop.emulator.service;

import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import ai.eyepop.emulator.media.Frame;
import ai.eyepop.emulator.vision.Contour;
import ai.eyepop.emulator.vision.Findings;
import ai.eyepop.emulator.vision.Findings.FoundClass;
import ai.eyepop.emulator.vision.Findings.FoundObject;
import ai.eyepop.emulator.vision.Findings.FoundText;
import ai.eyepop.emulator.vision.ImageAnalysis;
import ai.eyepop.emulator.vision.Point;

/**
 * Lines of the prediction stream (wire protocol section 7). Lists that would be empty are
 * left out.
 */
final class PredictionLines {

	private static final List<String> LISTS = List.of("objects", "classes", "texts");

	private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

	private PredictionLines() {
	}

	static ObjectNode error(String sourceId, String message) {
		ObjectNode line = JSON.objectNode();
		line.putObject("event").put("type", "error").put("source_id", sourceId).put("message", message);
		return line;
	}

	static ObjectNode prepared(String sourceId) {
		ObjectNode line = JSON.objectNode();
		line.putObject("event").put("type", "prepared").put("source_id", sourceId);
		return line;
	}

	static ObjectNode prediction(String sourceId, Frame frame, ImageAnalysis analysis, long systemTimestamp) {
		ObjectNode line = prediction(sourceId, analysis, systemTimestamp);
		return line.put("seconds", frame.timestamp() / 1e9)
			.put("timestamp", frame.timestamp())
			.put("duration", frame.duration())
			.put("offset", frame.index());
	}

	static ObjectNode group(String sourceId, List<ImageAnalysis> analyses, long systemTimestamp) {
		ObjectNode line = prediction(sourceId, analyses.get(0), systemTimestamp);
		line.remove(LISTS);
		for (int i = 0; i < analyses.size(); i++) {
			ObjectNode part = JSON.objectNode();
			addTo(part, analyses.get(i).findings());
			for (Map.Entry<String, JsonNode> list : part.properties()) {
				for (JsonNode found : list.getValue()) {
					line.withArray(list.getKey()).add(((ObjectNode) found).put("sourceIndex", i));
				}
			}
		}
		return line;
	}

	static ObjectNode prediction(String sourceId, ImageAnalysis analysis, long systemTimestamp) {
		ObjectNode line = JSON.objectNode();
		line.put("source_id", sourceId).put("seconds", 0.0).put("timestamp", 0).put("offset", 0);
		line.put("source_width", (double) analysis.sourceWidth());
		line.put("source_height", (double) analysis.sourceHeight());
		line.put("system_timestamp", systemTimestamp);
		addTo(line, analysis.findings());
		return line;
	}

	private static void addTo(ObjectNode parent, Findings findings) {
		if (!findings.objects().isEmpty()) {
			ArrayNode objects = parent.putArray("objects");
			findings.objects().forEach((object) -> objects.add(object(object)));
		}
		if (!findings.classes().isEmpty()) {
			ArrayNode classes = parent.putArray("classes");
			findings.classes().forEach((found) -> classes.add(classification(found)));
		}
		if (!findings.texts().isEmpty()) {
			ArrayNode texts = parent.putArray("texts");
			findings.texts().forEach((text) -> texts.add(text(text)));
		}
	}

	private static ObjectNode object(FoundObject object) {
		ObjectNode node = JSON.objectNode();
		node.put("classId", object.classId()).put("classLabel", object.classLabel());
		node.put("confidence", share(object.confidence())).put("id", object.id());
		node.put("category", object.category()).put("orientation", object.orientation());
		double x = pixels(object.box().x());
		double y = pixels(object.box().y());
		node.put("x", x).put("y", y);
		node.put("width", pixels(pixels(object.box().right()) - x));
		node.put("height", pixels(pixels(object.box().bottom()) - y));
		node.set("outline", points(object.outline()));
		if (!object.contours().isEmpty()) {
			ArrayNode contours = node.putArray("contours");
			object.contours().forEach((contour) -> contours.add(contour(contour)));
		}
		if (object.nested() != null) {
			addTo(node, object.nested());
		}
		return node;
	}

	private static ObjectNode classification(FoundClass found) {
		return JSON.objectNode()
			.put("id", found.id())
			.put("classLabel", found.classLabel())
			.put("confidence", share(found.confidence()))
			.put("category", found.category());
	}

	private static ObjectNode text(FoundText text) {
		return JSON.objectNode()
			.put("id", text.id())
			.put("text", text.text())
			.put("confidence", share(text.confidence()))
			.put("category", text.category());
	}

	private static ObjectNode contour(Contour contour) {
		ObjectNode node = JSON.objectNode();
		node.set("points", points(contour.points()));
		ArrayNode cutouts = node.putArray("cutouts");
		contour.cutouts().forEach((cutout) -> cutouts.add(points(cutout)));
		return node;
	}

	private static ArrayNode points(List<Point> points) {
		ArrayNode array = JSON.arrayNode();
		points.forEach((point) -> array.addObject().put("x", pixels(point.x())).put("y", pixels(point.y())));
		return array;
	}

	private static double share(double value) {
		return Math.max(0.0001, Math.round(value * 10_000) / 10_000.0);
	}

	private static double pixels(double value) {
		return Math.round(value * 1000) / 1000.0;
	}

}
