package ai.eyepop.wire;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import ai.eyepop.data.DataEndpoint;
import ai.eyepop.data.DataEndpointBuilder;
import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.http.EyePopHttp;
import ai.eyepop.worker.WorkerEndpoint;
import ai.eyepop.worker.WorkerEndpointBuilder;

/**
 * An emulator, and endpoints that are closed with it.
 */
public abstract class EmulatedEndpoints implements AutoCloseable {

	public static final Path IMAGE = Path.of("src/test/resources/vectors/media/image.jpg");

	private final EyePopEmulator emulator;

	private final EyePopHttp http;

	private final List<AutoCloseable> endpoints = new ArrayList<>();

	protected EmulatedEndpoints(EyePopEmulator emulator, EyePopHttp http) {
		this.emulator = emulator;
		this.http = http;
	}

	public final EyePopEmulator emulator() {
		return this.emulator;
	}

	public final EyePopHttp http() {
		return this.http;
	}

	/** Says how each worker is watched. */
	protected abstract void watch(WorkerEndpointBuilder builder);

	/** Says how each endpoint of the Data API is watched. */
	protected abstract void watch(DataEndpointBuilder builder);

	public final WorkerEndpoint worker(Consumer<WorkerEndpointBuilder> customizer) {
		WorkerEndpointBuilder builder = WorkerEndpoint.builder(this.http)
			.url(this.emulator.url())
			.apiKey(this.emulator.apiKey());
		watch(builder);
		customizer.accept(builder);
		WorkerEndpoint worker = builder.build();
		this.endpoints.add(worker);
		return worker;
	}

	public final WorkerEndpoint worker() {
		return worker((builder) -> {
		});
	}

	public final DataEndpoint data() {
		DataEndpointBuilder builder = DataEndpoint.builder(this.http)
			.url(this.emulator.url())
			.apiKey(this.emulator.apiKey())
			.accountId(this.emulator.account());
		watch(builder);
		DataEndpoint data = builder.build();
		this.endpoints.add(data);
		return data;
	}

	@Override
	public void close() throws Exception {
		this.emulator.faults().clear();
		for (AutoCloseable endpoint : this.endpoints) {
			endpoint.close();
		}
		this.http.close();
		this.emulator.close();
	}

}
