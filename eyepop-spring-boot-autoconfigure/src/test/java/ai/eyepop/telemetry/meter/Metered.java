package ai.eyepop.telemetry.meter;

import java.time.Duration;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import ai.eyepop.data.DataEndpointBuilder;
import ai.eyepop.data.event.EventSettings;
import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.wire.EmulatedEndpoints;
import ai.eyepop.wire.TestHttp;
import ai.eyepop.worker.WorkerEndpointBuilder;

/**
 * An emulator, and endpoints with meters.
 */
final class Metered extends EmulatedEndpoints {

	final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	final EyePopMeters meters = new EyePopMeters(this.registry);

	Metered() {
		super(EyePopEmulator.builder().endpoints(2).start(), TestHttp.create());
	}

	@Override
	protected void watch(WorkerEndpointBuilder builder) {
		builder.monitor(this.meters);
	}

	@Override
	protected void watch(DataEndpointBuilder builder) {
		builder
			.eventSettings(new EventSettings(Duration.ofMillis(1), Duration.ofMillis(20), Duration.ofSeconds(10),
					Duration.ofSeconds(10), EventSettings.defaults().maxFrameSize(), 16))
			.monitor(this.meters);
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

}
