package ai.eyepop.worker;

import java.util.Map;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import ai.eyepop.http.LineDecoder;
import ai.eyepop.http.MalformedStreamException;
import ai.eyepop.prediction.Prediction;

/**
 * Decodes a line of the prediction stream. An event is not a prediction: an error event
 * fails the job, others are skipped. Not thread-safe: each stream needs one.
 */
final class PredictionDecoder implements LineDecoder<Prediction> {

	private static final String EVENT = "event";

	@SuppressWarnings("rawtypes")
	private static final LineDecoder<Map> MEMBERS = LineDecoder.json(Map.class);

	private final LineDecoder<Prediction> predictions = LineDecoder.predictions();

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
		Prediction prediction;
		try {
			prediction = this.predictions.decode(bytes, offset, length, lineNumber);
		}
		catch (MalformedStreamException ex) {
			// an event may use the names of a prediction for something else
			Map<?, ?> members = (Map<?, ?>) MEMBERS.decode(bytes, offset, length, lineNumber);
			if (members == null || members.get(EVENT) == null) {
				throw ex;
			}
			onEvent(members.get(EVENT), members.get("source_id"), members.get("message"));
			return null;
		}
		Object event = (prediction != null) ? prediction.other().get(EVENT) : null;
		if (prediction == null || event == null) {
			return prediction;
		}
		onEvent(event, prediction.sourceId(), prediction.other().get("message"));
		return null;
	}

	private void onEvent(Object event, @Nullable Object sourceId, @Nullable Object message) {
		if (event instanceof Map<?, ?> members) {
			failOnError(members.get("type"), members.get("source_id"), members.get("message"));
			this.onEvent.accept(members);
		}
		else {
			failOnError(event, sourceId, message);
		}
	}

	private void failOnError(@Nullable Object type, @Nullable Object sourceId, @Nullable Object message) {
		if ("error".equals(type)) {
			throw new SourceException((sourceId != null) ? sourceId.toString() : null,
					(message != null) ? message.toString() : "no reason was given");
		}
	}

}
