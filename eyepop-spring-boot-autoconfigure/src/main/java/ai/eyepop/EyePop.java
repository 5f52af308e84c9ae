package ai.eyepop;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.springframework.util.Assert;
import reactor.core.publisher.Flux;

import ai.eyepop.data.DataEndpoint;
import ai.eyepop.data.DataEndpointBuilder;
import ai.eyepop.http.EyePopHttp;
import ai.eyepop.http.Waits;
import ai.eyepop.worker.SyncWorkerEndpoint;
import ai.eyepop.worker.WorkerEndpoint;
import ai.eyepop.worker.WorkerEndpointBuilder;

/**
 * The way to EyePop in plain Java: builds endpoints that share one HTTP client. What is
 * not set comes from the environment variables of EyePop's own SDKs, such as
 * {@code EYEPOP_API_KEY}.
 *
 * <pre>
 * try (EyePop eyePop = EyePop.create()) {
 *     Prediction first = eyePop.syncWorker().upload(Path.of("photo.jpg")).predict();
 * }
 * </pre>
 *
 * @since 0.1.0
 */
public final class EyePop implements AutoCloseable {

	private final EyePopHttp http;

	private final boolean ownHttp;

	private final List<Consumer<WorkerEndpointBuilder>> workerDefaults;

	private final List<Consumer<DataEndpointBuilder>> dataDefaults;

	private final List<WorkerEndpoint> workers = new CopyOnWriteArrayList<>();

	private final List<DataEndpoint> dataEndpoints = new CopyOnWriteArrayList<>();

	private volatile boolean closed;

	EyePop(EyePopHttp http, boolean ownHttp, List<Consumer<WorkerEndpointBuilder>> workerDefaults,
			List<Consumer<DataEndpointBuilder>> dataDefaults) {
		this.http = http;
		this.ownHttp = ownHttp;
		this.workerDefaults = workerDefaults;
		this.dataDefaults = dataDefaults;
	}

	/**
	 * Create an entrance with what the environment variables say.
	 * @return a new entrance, to be closed when it is no longer needed
	 */
	public static EyePop create() {
		return builder().build();
	}

	/**
	 * Create a builder.
	 * @return a new builder
	 */
	public static EyePopBuilder builder() {
		return new EyePopBuilder();
	}

	/**
	 * Build a worker endpoint.
	 * @return a new endpoint, which is closed with this entrance
	 * @throws ai.eyepop.auth.MissingCredentialException if there is no credential, and
	 * one is needed
	 * @throws ai.eyepop.auth.ConflictingAccessException if credential, URL, Pop and
	 * session do not go together
	 */
	public WorkerEndpoint worker() {
		return worker((builder) -> {
		});
	}

	/**
	 * Build a worker endpoint.
	 * @param customizer sets what is different from the other endpoints, such as the Pop
	 * @return a new endpoint, which is closed with this entrance
	 * @throws ai.eyepop.auth.MissingCredentialException if there is no credential, and
	 * one is needed
	 * @throws ai.eyepop.auth.ConflictingAccessException if credential, URL, Pop and
	 * session do not go together
	 */
	public WorkerEndpoint worker(Consumer<WorkerEndpointBuilder> customizer) {
		Assert.state(!this.closed, "This entrance is closed and builds no more endpoints");
		WorkerEndpointBuilder builder = WorkerEndpoint.builder(this.http);
		this.workerDefaults.forEach((defaults) -> defaults.accept(builder));
		customizer.accept(builder);
		WorkerEndpoint worker = builder.build();
		this.workers.add(worker);
		return worker;
	}

	/**
	 * Build a blocking worker endpoint.
	 * @return a new endpoint, which is closed with this entrance
	 * @see #worker()
	 */
	public SyncWorkerEndpoint syncWorker() {
		return new SyncWorkerEndpoint(worker());
	}

	/**
	 * Build a blocking worker endpoint.
	 * @param customizer sets what is different from the other endpoints, such as the Pop
	 * @return a new endpoint, which is closed with this entrance
	 * @see #worker(Consumer)
	 */
	public SyncWorkerEndpoint syncWorker(Consumer<WorkerEndpointBuilder> customizer) {
		return new SyncWorkerEndpoint(worker(customizer));
	}

	/**
	 * Build a data endpoint. Its blocking twin is {@link DataEndpoint#sync()}.
	 * @return a new endpoint, which is closed with this entrance
	 * @throws ai.eyepop.auth.MissingCredentialException if there is no credential, and
	 * one is needed
	 * @throws ai.eyepop.auth.ConflictingAccessException if credential and URL do not go
	 * together
	 */
	public DataEndpoint data() {
		return data((builder) -> {
		});
	}

	/**
	 * Build a data endpoint.
	 * @param customizer sets what is different from the other endpoints, such as the
	 * account
	 * @return a new endpoint, which is closed with this entrance
	 * @throws ai.eyepop.auth.MissingCredentialException if there is no credential, and
	 * one is needed
	 * @throws ai.eyepop.auth.ConflictingAccessException if credential and URL do not go
	 * together
	 */
	public DataEndpoint data(Consumer<DataEndpointBuilder> customizer) {
		Assert.state(!this.closed, "This entrance is closed and builds no more endpoints");
		DataEndpointBuilder builder = DataEndpoint.builder(this.http);
		this.dataDefaults.forEach((defaults) -> defaults.accept(builder));
		customizer.accept(builder);
		DataEndpoint data = builder.build();
		this.dataEndpoints.add(data);
		return data;
	}

	/**
	 * Close all endpoints that were built here, and the HTTP client unless it was given.
	 * Waits for their jobs, as {@link WorkerEndpoint#close()} does.
	 */
	@Override
	public void close() {
		this.closed = true;
		try {
			// all at once, so that they share the time to end
			Flux<Void> data = Flux.fromIterable(this.dataEndpoints)
				.flatMap(DataEndpoint::disconnect, Integer.MAX_VALUE);
			Waits.awaitEnd(Flux.fromIterable(this.workers)
				.flatMap(WorkerEndpoint::disconnect, Integer.MAX_VALUE)
				.mergeWith(data)
				.then(), null);
			this.workers.forEach(WorkerEndpoint::close);
		}
		finally {
			if (this.ownHttp) {
				this.http.close();
			}
		}
	}

}
