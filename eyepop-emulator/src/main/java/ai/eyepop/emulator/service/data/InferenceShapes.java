package ai.eyepop.emulator.service.data;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import ai.eyepop.emulator.service.data.BodyShape.Kind;

/**
 * Shapes of requests to infer and to evaluate (wire protocol section 11).
 */
public final class InferenceShapes {

	/**
	 * The settings of a generation. Further members are allowed and left out.
	 */
	static final BodyShape CONFIG = new BodyShape().optional("max_new_tokens", Kind.WHOLE)
		.optional("image_size", Kind.WHOLE)
		.optional("fps", Kind.NUMBER)
		.optional("max_frames", Kind.WHOLE)
		.optional("min_frames", Kind.WHOLE)
		.optional("max_aspect_ratio", Kind.NUMBER)
		.optional("context_length", Kind.WHOLE)
		.optional("roi", Kind.OBJECT);

	/**
	 * What the output is made into.
	 */
	static final BodyShape TRANSFORM = new BodyShape().optional("classes", Kind.TEXTS);

	private static final BodyShape INFER = infer().required("url", Kind.TEXT);

	private static final BodyShape EVALUATE = new BodyShape().optional("source", Kind.TEXT)
		.required("dataset_uuid", Kind.TEXT)
		.optional("dataset_version", Kind.WHOLE)
		.object("filter",
				new BodyShape().optional("partitions", Kind.TEXTS).optional("ground_truth_classes", Kind.TEXTS))
		.optional("video_chunk_length_ns", Kind.WHOLE)
		.optional("video_chunk_overlap", Kind.NUMBER)
		.optional("ability_uuid", Kind.TEXT)
		.object("infer", infer());

	private InferenceShapes() {
	}

	private static BodyShape infer() {
		return new BodyShape().optional("worker_release", Kind.TEXT)
			.optional("text_prompt", Kind.TEXT)
			.object("config", CONFIG)
			.optional("refresh", Kind.FLAG)
			.object("transform_into", TRANSFORM)
			.optional("response_schema", Kind.OBJECT);
	}

	/**
	 * Read a request to infer.
	 * @param body the request
	 * @return its members
	 */
	public static ObjectNode readInfer(JsonNode body) {
		return INFER.read(body);
	}

	/**
	 * Read a request to evaluate.
	 * @param body the request
	 * @param abilityNeeded whether one of an ability and an inference must be named, and
	 * only one
	 * @return its members
	 */
	public static ObjectNode readEvaluate(JsonNode body, boolean abilityNeeded) {
		ObjectNode read = EVALUATE.read(body);
		if (abilityNeeded && read.path("ability_uuid").isString() == read.path("infer").isObject()) {
			throw InvalidFieldException.body("ability_uuid", "or 'infer' must be given, and only one of them");
		}
		if (read.path("video_chunk_overlap").asDouble(0) >= 0.5) {
			throw InvalidFieldException.body("video_chunk_overlap", "must be below 0.5");
		}
		return read;
	}

}
