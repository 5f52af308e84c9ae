package ai.eyepop.worker;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import ai.eyepop.prediction.Prediction;

/**
 * A healthy worker and the one pipeline of it that an endpoint uses. The pipeline is made
 * with the first submission, unless it came with the session.
 */
final class WorkerConnection {

	private final PipelineClient client;

	private final Shared<String> pipelineId;

	/**
	 * Create a connection.
	 * @param client client of the worker
	 * @param pipelineId gives the id of the pipeline, which is ours
	 */
	WorkerConnection(PipelineClient client, Shared<String> pipelineId) {
		this.client = client;
		this.pipelineId = pipelineId;
	}

	Flux<Prediction> predict(Source source, PredictOptions options) {
		return this.pipelineId.get().flatMapMany((id) -> this.client.sources(id).predict(source, options));
	}

	/**
	 * Delete the pipeline.
	 * @return completes when it is deleted, or was never made
	 */
	Mono<Void> disconnect() {
		return this.pipelineId.ifAsked().flatMap(this.client::delete);
	}

}
