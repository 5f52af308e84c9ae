package ai.eyepop.worker;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import ai.eyepop.http.LineDecoder;
import ai.eyepop.prediction.Prediction;

/**
 * Decodes the prediction stream of a prepared source: the first line tells the id under
 * which the media has to be sent.
 */
final class PreparedDecoder implements LineDecoder<Prediction> {

	private final Sinks.One<String> sourceId = Sinks.one();

	private final Sinks.Empty<Void> ended = Sinks.empty();

	private final PredictionDecoder predictions = new PredictionDecoder(this::onEvent);

	private boolean prepared;

	private volatile boolean over;

	@Override
	public @Nullable Prediction decode(byte[] bytes, int offset, int length, long lineNumber) {
		Prediction prediction = this.predictions.decode(bytes, offset, length, lineNumber);
		if (!this.prepared) {
			throw notPrepared();
		}
		return prediction;
	}

	private PopNotReachableException notPrepared() {
		return new PopNotReachableException(
				"The worker did not prepare the source: its answer does not begin with a 'prepared' event", null);
	}

	/**
	 * Fail at the end of an answer that had no line at all.
	 * @return completes if the source was prepared
	 */
	Mono<Prediction> failIfNotPrepared() {
		return Mono.defer(() -> this.prepared ? Mono.empty() : Mono.error(notPrepared()));
	}

	private void onEvent(Map<?, ?> event) {
		if (!this.prepared && "prepared".equals(event.get("type")) && event.get("source_id") != null) {
			this.prepared = true;
			this.sourceId.tryEmitValue(String.valueOf(event.get("source_id")));
		}
	}

	Mono<String> sourceId() {
		return this.sourceId.asMono();
	}

	void end() {
		this.over = true;
		this.ended.tryEmitEmpty();
	}

	boolean hasEnded() {
		return this.over;
	}

	/**
	 * Return when the stream is over.
	 * @return completes after {@link #end()}
	 */
	Mono<Void> ended() {
		return this.ended.asMono();
	}

}
