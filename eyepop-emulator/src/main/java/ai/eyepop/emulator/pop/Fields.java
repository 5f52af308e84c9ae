package ai.eyepop.emulator.pop;

import java.util.HashMap;
import java.util.Map;

/**
 * Fields that the service knows, by the type of component (wire protocol section 5).
 */
final class Fields {

	static final Map<String, FieldKind> POP = Map.of("components", FieldKind.LIST, "postTransform", FieldKind.STRING);

	static final Map<String, FieldKind> FORWARD = Map.of("operator", FieldKind.OBJECT, "targets", FieldKind.LIST);

	static final Map<String, FieldKind> OPERATOR = Map.of("type", FieldKind.STRING, "includeClasses", FieldKind.STRINGS,
			"crop", FieldKind.OBJECT);

	static final Map<String, FieldKind> CROP = Map.of("maxItems", FieldKind.COUNT, "boxPadding", FieldKind.NUMBER,
			"orientationTargetAngle", FieldKind.NUMBER);

	private static final Map<String, FieldKind> INFERENCE = component(Map.ofEntries(
			Map.entry("inferenceTypes", FieldKind.STRINGS), Map.entry("hidden", FieldKind.BOOLEAN),
			Map.entry("ability", FieldKind.STRING), Map.entry("abilityUuid", FieldKind.STRING),
			Map.entry("model", FieldKind.STRING), Map.entry("modelUuid", FieldKind.STRING),
			Map.entry("categoryName", FieldKind.STRING), Map.entry("confidenceThreshold", FieldKind.SHARE),
			Map.entry("objectAreaThreshold", FieldKind.SHARE), Map.entry("topK", FieldKind.COUNT),
			Map.entry("topKClasses", FieldKind.COUNT), Map.entry("targetFps", FieldKind.STRING),
			Map.entry("videoChunkLengthSeconds", FieldKind.NUMBER), Map.entry("videoChunkOverlap", FieldKind.NUMBER),
			Map.entry("mediaCacheSeconds", FieldKind.NUMBER), Map.entry("params", FieldKind.OBJECT)));

	private static final Map<String, FieldKind> TRACKING = component(Map.ofEntries(
			Map.entry("reidModelUuid", FieldKind.STRING), Map.entry("reidModel", FieldKind.STRING),
			Map.entry("maxAgeSeconds", FieldKind.NUMBER), Map.entry("iouThreshold", FieldKind.NUMBER),
			Map.entry("simThreshold", FieldKind.NUMBER), Map.entry("agnostic", FieldKind.BOOLEAN),
			Map.entry("processNoisePosition", FieldKind.NUMBER), Map.entry("processNoiseVelocity", FieldKind.NUMBER),
			Map.entry("processNoiseAcceleration", FieldKind.NUMBER), Map.entry("processNoiseScale", FieldKind.NUMBER),
			Map.entry("processNoiseAspectRatio", FieldKind.NUMBER), Map.entry("measurementNoiseCx", FieldKind.NUMBER),
			Map.entry("measurementNoiseCy", FieldKind.NUMBER), Map.entry("measurementNoiseArea", FieldKind.NUMBER),
			Map.entry("measurementNoiseAspectRatio", FieldKind.NUMBER), Map.entry("motionModel", FieldKind.STRING),
			Map.entry("downweightLowConfidenceDetections", FieldKind.BOOLEAN), Map.entry("classBeta", FieldKind.NUMBER),
			Map.entry("classGamma", FieldKind.NUMBER), Map.entry("classHysteresis", FieldKind.BOOLEAN),
			Map.entry("classHysteresisHighThreshold", FieldKind.NUMBER),
			Map.entry("classHysteresisLowThreshold", FieldKind.NUMBER),
			Map.entry("classHysteresisMinHoldFrames", FieldKind.INTEGER),
			Map.entry("classHysteresisAllowedClasses", FieldKind.STRINGS)));

	private static final Map<String, Map<String, FieldKind>> COMPONENTS = Map
		.of("inference", INFERENCE, "tracking", TRACKING, "tracing", TRACKING, "contour_finder",
				component(Map.of("contourType", FieldKind.STRING, "areaThreshold", FieldKind.SHARE)),
				"component_finder", component(Map.of("dilate", FieldKind.NUMBER, "erode", FieldKind.NUMBER,
						"keepSource", FieldKind.BOOLEAN, "componentClassLabel", FieldKind.STRING)),
				"forward", component(Map.of()));

	private Fields() {
	}

	static Map<String, Map<String, FieldKind>> components() {
		return COMPONENTS;
	}

	private static Map<String, FieldKind> component(Map<String, FieldKind> own) {
		Map<String, FieldKind> all = new HashMap<>(own);
		all.put("type", FieldKind.STRING);
		all.put("id", FieldKind.INTEGER);
		all.put("forward", FieldKind.OBJECT);
		return Map.copyOf(all);
	}

}
