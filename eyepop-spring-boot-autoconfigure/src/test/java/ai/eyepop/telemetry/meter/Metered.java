package ai.eyepop.telemetry.meter;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import ai.eyepop.data.DataEndpoint;
import ai.eyepop.data.event.EventSettings;
import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.http.EyePopHttp;
import ai.eyepop.wire.TestHttp;
import ai.eyepop.worker.WorkerEndpoint;
import ai.eyepop.worker.WorkerEndpointBuilder;

/**
 * An emulator, and endpoints with meters.
 */
final class Metered implements AutoCloseable {

	static final Path IMAGE = Path.of("src/test/resources/vectors/media/image.jpg");

	final EyePopEmulator emulator = EyePopEmulator.builder().endpoints(2).start();

	final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	final EyePopMeters meters = new EyePopMeters(this.registry);

	final EyePopHttp http = TestHttp.create();

	private final List<AutoCloseable> endpoints = new ArrayList<>();

	WorkerEndpoint worker(Consumer<WorkerEndpointBuilder> customizer) {
		WorkerEndpointBuilder builder = WorkerEndpoint.builder(this.http)
			.url(this.emulator.url())
			.apiKey(this.emulator.apiKey())
			.monitor(this.meters);
		customizer.accept(builder);
		WorkerEndpoint worker = builder.build();
		this.endpoints.add(worker);
		return worker;
	}

	WorkerEndpoint worker() {
		return worker((builder) -> {
		});
	}

	DataEndpoint data() {
		DataEndpoint data = DataEndpoint.builder(this.http)
			.url(this.emulator.url())
			.apiKey(this.emulator.apiKey())
			.accountId(this.emulator.account())
			.eventSettings(new EventSettings(Duration.ofMillis(1), Duration.ofMillis(20), Duration.ofSeconds(10),
					Duration.ofSeconds(10), EventSettings.defaults().maxFrameSize(), 16))
			.monitor(this.meters)
			.build();
		this.endpoints.add(data);
		return data;
	}

	/**
	 * Return the sum of all meters of a name that have the given tags, which is 0 if
	 * there are none.
	 */
	double value(String name, String... tags) {
		double sum = 0;
		for (Meter meter : this.registry.getMeters()) {
			if (meter.getId().getName().equals(name) && Tags.of(tags)
				.stream()
				.allMatch((tag) -> tag.getValue().equals(meter.getId().getTag(tag.getKey())))) {
				sum += (meter instanceof Timer timer) ? timer.count() : meter.measure().iterator().next().getValue();
			}
		}
		return sum;
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
