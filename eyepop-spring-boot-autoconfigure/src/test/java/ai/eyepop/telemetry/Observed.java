package ai.eyepop.telemetry;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.tck.TestObservationRegistry;
import org.awaitility.Awaitility;

import ai.eyepop.data.DataEndpoint;
import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.http.EyePopHttp;
import ai.eyepop.wire.TestHttp;
import ai.eyepop.worker.WorkerEndpoint;
import ai.eyepop.worker.WorkerEndpointBuilder;

/**
 * An emulator, and endpoints whose observations are kept.
 */
final class Observed implements AutoCloseable {

	static final Path IMAGE = Path.of("src/test/resources/vectors/media/image.jpg");

	final EyePopEmulator emulator = EyePopEmulator.builder().secretKeys("secret").localMode(false).start();

	final TestObservationRegistry registry = TestObservationRegistry.create();

	final List<Observation.Context> stopped = new CopyOnWriteArrayList<>();

	final List<String> events = new CopyOnWriteArrayList<>();

	final EyePopHttp http = EyePopHttp.builder().retry(TestHttp.FAST_RETRIES).observations(this.registry, null).build();

	private final List<AutoCloseable> endpoints = new ArrayList<>();

	Observed() {
		this.registry.observationConfig().observationHandler(new Recorder());
	}

	WorkerEndpoint worker() {
		return worker((builder) -> {
		});
	}

	WorkerEndpoint worker(Consumer<WorkerEndpointBuilder> customizer) {
		WorkerEndpointBuilder builder = WorkerEndpoint.builder(this.http)
			.url(this.emulator.url())
			.apiKey(this.emulator.apiKey())
			.observationRegistry(this.registry);
		customizer.accept(builder);
		WorkerEndpoint worker = builder.build();
		this.endpoints.add(worker);
		return worker;
	}

	DataEndpoint data() {
		DataEndpoint data = DataEndpoint.builder(this.http)
			.url(this.emulator.url())
			.apiKey(this.emulator.apiKey())
			.accountId(this.emulator.account())
			.observationRegistry(this.registry)
			.build();
		this.endpoints.add(data);
		return data;
	}

	List<Observation.Context> jobs() {
		return named("eyepop.job");
	}

	Observation.Context job() {
		// the first prediction can be there before the end of the answer
		Awaitility.await().until(() -> jobs().size() == 1);
		return jobs().get(0);
	}

	List<Observation.Context> requests() {
		return named("http.client.requests");
	}

	private List<Observation.Context> named(String name) {
		return this.stopped.stream().filter((context) -> name.equals(context.getName())).toList();
	}

	static String value(Observation.Context context, String key) {
		return context.getAllKeyValues()
			.stream()
			.filter((pair) -> pair.getKey().equals(key))
			.map(KeyValue::getValue)
			.findFirst()
			.orElse("");
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

	/**
	 * Keeps what ends, and what happens in between.
	 */
	private final class Recorder implements ObservationHandler<Observation.Context> {

		@Override
		public void onEvent(Observation.Event event, Observation.Context context) {
			Observed.this.events.add(context.getName() + ": " + event.getName());
		}

		@Override
		public void onStop(Observation.Context context) {
			Observed.this.stopped.add(context);
		}

		@Override
		public boolean supportsContext(Observation.Context context) {
			return true;
		}

	}

}
