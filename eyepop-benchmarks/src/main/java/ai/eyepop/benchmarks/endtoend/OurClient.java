package ai.eyepop.benchmarks.endtoend;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import ai.eyepop.EyePop;
import ai.eyepop.http.HttpSettings;
import ai.eyepop.prediction.Prediction;
import ai.eyepop.source.Source;
import ai.eyepop.worker.SyncWorkerEndpoint;
import ai.eyepop.worker.WorkerEndpoint;
import ai.eyepop.worker.WorkerJob;

/**
 * Our client as a user builds it.
 */
final class OurClient implements UploadClient {

	private final EyePop eyePop;

	private final WorkerEndpoint worker;

	private final SyncWorkerEndpoint syncWorker;

	/**
	 * Create a client.
	 * @param setting where the server is
	 * @param answer what the server is to answer with
	 */
	OurClient(Setting setting, String answer) {
		this(setting, answer, HttpSettings.defaults().maxConnections(), 1024);
	}

	/**
	 * Create a client.
	 * @param setting where the server is
	 * @param answer what the server is to answer with
	 * @param maxConnections most connections
	 * @param maxJobs most jobs that run at once
	 */
	OurClient(Setting setting, String answer, int maxConnections, int maxJobs) {
		this.eyePop = EyePop.builder()
			.environment(Map.of())
			.url(setting.server())
			.apiKey("benchmark")
			.sessionUuid("ours-" + answer)
			.httpSettings(HttpSettings.defaults().withMaxConnections(maxConnections))
			.build();
		this.worker = this.eyePop.worker((builder) -> builder.jobQueueLength(maxJobs));
		this.syncWorker = new SyncWorkerEndpoint(this.worker);
	}

	WorkerJob submit(Source source) {
		return this.worker.upload(source);
	}

	Flux<Prediction> predictions(Source source) {
		return Flux.defer(() -> this.worker.upload(source).predictions());
	}

	@Override
	public Mono<Prediction> upload(Path path) {
		return Mono.defer(() -> this.worker.upload(path).predictions().single());
	}

	@Override
	public Prediction uploadAndWait(Path path) {
		return Objects.requireNonNull(this.syncWorker.upload(path).predict());
	}

	@Override
	public void close() {
		this.eyePop.close();
	}

}
