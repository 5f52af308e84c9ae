package ai.eyepop.telemetry;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.tck.TestObservationRegistry;
import org.awaitility.Awaitility;
import reactor.test.StepVerifier;

import ai.eyepop.data.DataEndpointBuilder;
import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.http.EyePopHttp;
import ai.eyepop.wire.EmulatedEndpoints;
import ai.eyepop.wire.TestHttp;
import ai.eyepop.worker.WorkerEndpoint;
import ai.eyepop.worker.WorkerEndpointBuilder;

/**
 * An emulator, and endpoints whose observations are kept.
 */
final class Observed extends EmulatedEndpoints {

	final TestObservationRegistry registry;

	final List<Observation.Context> stopped = new CopyOnWriteArrayList<>();

	final List<String> events = new CopyOnWriteArrayList<>();

	Observed() {
		this(TestObservationRegistry.create());
	}

	private Observed(TestObservationRegistry registry) {
		super(EyePopEmulator.builder().secretKeys("secret").localMode(false).start(),
				EyePopHttp.builder().retry(TestHttp.FAST_RETRIES).observations(registry, null).build());
		this.registry = registry;
		registry.observationConfig().observationHandler(new Recorder());
	}

	@Override
	protected void watch(WorkerEndpointBuilder builder) {
		builder.observationRegistry(this.registry);
	}

	@Override
	protected void watch(DataEndpointBuilder builder) {
		builder.observationRegistry(this.registry);
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

	static Object parent(Observation.Context context) {
		return Objects.requireNonNull(context.getParentObservation()).getContextView();
	}

	static void predict(WorkerEndpoint worker) {
		StepVerifier.create(worker.upload(IMAGE).predictions()).expectNextCount(1).verifyComplete();
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
