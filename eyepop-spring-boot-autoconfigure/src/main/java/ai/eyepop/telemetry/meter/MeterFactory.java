package ai.eyepop.telemetry.meter;

import java.util.function.Supplier;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;

import ai.eyepop.telemetry.EndpointApi;
import ai.eyepop.telemetry.meter.EyePopMeterDocumentation.Keys;

/**
 * Registers the meters of endpoints with one name.
 */
final class MeterFactory {

	private final MeterRegistry registry;

	private final Tags tags;

	MeterFactory(MeterRegistry registry, EndpointApi api, String endpoint) {
		this.registry = registry;
		this.tags = Tags.of(Keys.API.asString(), api.toString(), Keys.ENDPOINT.asString(), endpoint);
	}

	Counter counter(EyePopMeterDocumentation meter, Tags more) {
		return Counter.builder(meter.getName())
			.description(meter.getDescription())
			.baseUnit(meter.getBaseUnit())
			.tags(this.tags.and(more))
			.register(this.registry);
	}

	Timer timer(EyePopMeterDocumentation meter, Tags more) {
		return Timer.builder(meter.getName())
			.description(meter.getDescription())
			.tags(this.tags.and(more))
			.register(this.registry);
	}

	Gauge gauge(EyePopMeterDocumentation meter, Tags more, Supplier<Number> value) {
		return Gauge.builder(meter.getName(), value)
			.description(meter.getDescription())
			.baseUnit(meter.getBaseUnit())
			.tags(this.tags.and(more))
			.register(this.registry);
	}

	void remove(Meter meter) {
		this.registry.remove(meter);
	}

}
