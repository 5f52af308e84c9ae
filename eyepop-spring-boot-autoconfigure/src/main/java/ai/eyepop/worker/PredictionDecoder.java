package ai.eyepop.worker;

import java.util.Map;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import ai.eyepop.http.LineDecoder;
import ai.eyepop.prediction.Prediction;

/**
 * Decodes a line of the prediction stream. An event is not a prediction: an error event
 * fails the job, others are skipped.
 */
final class PredictionDecoder implements LineDecoder<Prediction> {

	private static final String EVENT = "event";

	private static final LineDecoder<Prediction> JSON = LineDecoder.json(Prediction.class);

	private final Consumer<Map<?, ?>> onEvent;

	PredictionDecoder() {
		this((event) -> {
		});
	}

	/**
	 * Create a decoder.
	 * @param onEvent is told about events that are no errors
	 */
	PredictionDecoder(Consumer<Map<?, ?>> onEvent) {
		this.onEvent = onEvent;
	}

	@Override
	public @Nullable Prediction decode(byte[] bytes, int offset, int length, long lineNumber) {
		Prediction prediction = JSON.decode(bytes, offset, length, lineNumber);
		if (prediction == null || !prediction.other().containsKey(EVENT)) {
			return prediction;
		}
		Object event = prediction.other().get(EVENT);
		if (event instanceof Map<?, ?> members) {
			failOnError(members.get("type"), members.get("source_id"), members.get("message"));
			this.onEvent.accept(members);
		}
		else {
			failOnError(event, prediction.sourceId(), prediction.other().get("message"));
		}
		return null;
	}

	private void failOnError(@Nullable Object type, @Nullable Object sourceId, @Nullable Object message) {
		if ("error".equals(type)) {
			throw new SourceException((sourceId != null) ? sourceId.toString() : null,
					(message != null) ? message.toString() : "no reason was given");
		}
	}

}
