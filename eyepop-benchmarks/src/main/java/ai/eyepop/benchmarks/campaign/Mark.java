package ai.eyepop.benchmarks.campaign;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import ai.eyepop.prediction.Prediction;

/**
 * What tells a prediction from all others.
 *
 * @param sourceId the id of its source, new with each attempt
 * @param offset the number of its frame
 * @param madeAt when the service made it, in nanoseconds
 * @param width the width of the source in pixels
 * @param found how many things were found in it
 */
record Mark(@Nullable String sourceId, @Nullable Long offset, @Nullable Long madeAt, double width, int found) {

	static Mark of(Prediction prediction) {
		return new Mark(prediction.sourceId(), prediction.offset(), prediction.systemTimestamp(),
				prediction.sourceWidth(), prediction.objects().size() + prediction.classes().size());
	}

	static Mark of(JsonNode line) {
		return new Mark(line.path("source_id").asString(null), number(line, "offset"), number(line, "system_timestamp"),
				line.path("source_width").doubleValue(), line.path("objects").size() + line.path("classes").size());
	}

	private static @Nullable Long number(JsonNode line, String name) {
		return line.has(name) ? Long.valueOf(line.path(name).longValue()) : null;
	}

}
