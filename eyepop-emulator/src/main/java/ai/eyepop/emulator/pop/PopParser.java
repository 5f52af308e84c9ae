package ai.eyepop.emulator.pop;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import ai.eyepop.emulator.pop.Component.ContourFinder;
import ai.eyepop.emulator.pop.Component.ContourType;
import ai.eyepop.emulator.pop.Component.Forward;
import ai.eyepop.emulator.pop.Component.Inference;
import ai.eyepop.emulator.pop.Component.Operator;
import ai.eyepop.emulator.pop.Component.PassThrough;
import ai.eyepop.emulator.pop.Component.Task;

/**
 * Strict reader of Pops: unknown component types, unknown fields and values of the wrong
 * kind are errors that name them.
 */
public final class PopParser {

	private static final int MAX_DEPTH = 16;

	private static final Map<String, Set<Task>> INFERENCE_TYPES = Map.of("image_classification",
			EnumSet.of(Task.CLASSES), "object_detection", EnumSet.of(Task.OBJECTS), "ocr", EnumSet.of(Task.TEXTS),
			"key_points", EnumSet.noneOf(Task.class), "mesh", EnumSet.noneOf(Task.class), "feature_vector",
			EnumSet.noneOf(Task.class), "semantic_segmentation", EnumSet.noneOf(Task.class), "segmentation",
			EnumSet.noneOf(Task.class), "raw", EnumSet.noneOf(Task.class));

	private static final Set<String> MOTION_MODELS = Set.of("random_walk", "constant_velocity",
			"constant_acceleration");

	private PopParser() {
	}

	/**
	 * Read a Pop.
	 * @param pop the JSON of the Pop; {@code {}} is a Pop that computes nothing
	 * @return the Pop
	 * @throws InvalidPopException if the service would refuse it
	 */
	public static Pop parse(JsonNode pop) {
		CheckedObject fields = CheckedObject.of(pop, "the Pop", Fields.POP);
		JsonNode components = fields.get("components");
		return new Pop((components != null) ? components(components, "components", 0) : List.of());
	}

	private static List<Component> components(JsonNode list, String where, int depth) {
		if (depth > MAX_DEPTH) {
			throw new InvalidPopException("the Pop's components are nested deeper than " + MAX_DEPTH + " levels");
		}
		List<Component> result = new ArrayList<>();
		for (int i = 0; i < list.size(); i++) {
			result.add(component(list.get(i), "%s[%d]".formatted(where, i), depth));
		}
		return List.copyOf(result);
	}

	private static Component component(JsonNode node, String where, int depth) {
		JsonNode type = node.get("type");
		if (type == null || !type.isString()) {
			throw new InvalidPopException("%s must be an object with a 'type'".formatted(where));
		}
		Map<String, FieldKind> known = Fields.components().get(type.stringValue());
		if (known == null) {
			throw new InvalidPopException("%s has an unknown type '%s'; known are %s".formatted(where,
					type.stringValue(), new TreeSet<>(Fields.components().keySet())));
		}
		CheckedObject fields = CheckedObject.of(node, "%s (%s)".formatted(where, type.stringValue()), known);
		Forward forward = forward(fields, where, depth);
		return switch (type.stringValue()) {
			case "inference" -> inference(fields, forward);
			case "contour_finder" -> new ContourFinder(value(fields, "contourType", ContourType.values()),
					fields.number("areaThreshold", 0), forward);
			default -> passThrough(fields, forward);
		};
	}

	private static Component inference(CheckedObject fields, @Nullable Forward forward) {
		JsonNode hidden = fields.get("hidden");
		return new Inference(tasks(fields), hidden != null && hidden.booleanValue(), fields.text("categoryName"),
				fields.number("confidenceThreshold", 0), fields.number("objectAreaThreshold", 0), fields.count("topK"),
				fields.count("topKClasses"), forward);
	}

	private static Component passThrough(CheckedObject fields, @Nullable Forward forward) {
		String motionModel = fields.text("motionModel");
		if (motionModel != null && !MOTION_MODELS.contains(motionModel)) {
			throw new InvalidPopException("%s: unknown motionModel '%s'; known are %s".formatted(fields.where(),
					motionModel, new TreeSet<>(MOTION_MODELS)));
		}
		return new PassThrough(forward);
	}

	private static Set<Task> tasks(CheckedObject fields) {
		JsonNode types = fields.get("inferenceTypes");
		if (types == null || types.isEmpty()) {
			return EnumSet.of(taskByName(fields));
		}
		Set<Task> tasks = EnumSet.noneOf(Task.class);
		types.valueStream().map(JsonNode::stringValue).forEach((type) -> {
			Set<Task> known = INFERENCE_TYPES.get(type);
			if (known == null) {
				throw new InvalidPopException("%s: unknown inferenceType '%s'; known are %s".formatted(fields.where(),
						type, new TreeSet<>(INFERENCE_TYPES.keySet())));
			}
			tasks.addAll(known);
		});
		return tasks;
	}

	private static Task taskByName(CheckedObject fields) {
		String name = Stream.of("ability", "abilityUuid", "model", "modelUuid")
			.map(fields::get)
			.filter((value) -> value != null)
			.map(JsonNode::stringValue)
			.collect(Collectors.joining(" "))
			.toLowerCase(Locale.ROOT);
		if (Stream.of("text", "ocr", "qr").anyMatch(name::contains)) {
			return Task.TEXTS;
		}
		if (Stream.of("image-contents", "classif", "color").anyMatch(name::contains)) {
			return Task.CLASSES;
		}
		return Task.OBJECTS;
	}

	private static @Nullable Forward forward(CheckedObject component, String where, int depth) {
		JsonNode node = component.get("forward");
		if (node == null) {
			return null;
		}
		CheckedObject forward = CheckedObject.of(node, where + ".forward", Fields.FORWARD);
		CheckedObject operator = CheckedObject.of(forward.require("operator"), where + ".forward.operator",
				Fields.OPERATOR);
		JsonNode cropNode = operator.get("crop");
		CheckedObject crop = (cropNode != null)
				? CheckedObject.of(cropNode, where + ".forward.operator.crop", Fields.CROP) : null;
		JsonNode targets = forward.get("targets");
		return new Forward(value(operator, "type", Operator.values()), strings(operator.get("includeClasses")),
				(crop != null) ? crop.count("maxItems") : Integer.MAX_VALUE,
				(crop != null) ? Math.max(0, crop.number("boxPadding", 0)) : 0,
				(targets != null) ? components(targets, where + ".forward.targets", depth + 1) : List.of());
	}

	private static Set<String> strings(@Nullable JsonNode list) {
		Set<String> result = new HashSet<>();
		if (list != null) {
			list.valueStream().map(JsonNode::stringValue).forEach(result::add);
		}
		return Set.copyOf(result);
	}

	private static <E extends Enum<E>> E value(CheckedObject fields, String field, E[] values) {
		String text = fields.require(field).stringValue();
		for (E value : values) {
			if (wireName(value).equals(text)) {
				return value;
			}
		}
		throw new InvalidPopException("%s: unknown %s '%s'; known are %s".formatted(fields.where(), field, text,
				Stream.of(values).map(PopParser::wireName).sorted().toList()));
	}

	private static String wireName(Enum<?> value) {
		return value.name().toLowerCase(Locale.ROOT);
	}

}
