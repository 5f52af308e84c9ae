package ai.eyepop.telemetry.meter;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.util.Assert;

import ai.eyepop.telemetry.EndpointApi;
import ai.eyepop.telemetry.EndpointListener;
import ai.eyepop.telemetry.EndpointMonitor;
import ai.eyepop.telemetry.EndpointProfile;

/**
 * Meters of endpoints. Endpoints of the same name share theirs, and closed ones leave
 * nothing behind but what was counted.
 *
 * @since 0.1.0
 * @see EyePopMeterDocumentation
 */
public final class EyePopMeters implements EndpointMonitor {

	private final MeterRegistry registry;

	private final Map<Name, NamedMeters> meters = new ConcurrentHashMap<>();

	/**
	 * Create meters.
	 * @param registry where they are registered
	 */
	public EyePopMeters(MeterRegistry registry) {
		Assert.notNull(registry, "'registry' must not be null");
		this.registry = registry;
	}

	@Override
	public EndpointListener watch(EndpointProfile endpoint) {
		NamedMeters meters = this.meters.computeIfAbsent(new Name(endpoint.api(), endpoint.name()),
				(name) -> new NamedMeters(new MeterFactory(this.registry, name.api(), name.endpoint()), name.api()));
		MeteredEndpoint metered = new MeteredEndpoint(endpoint, meters);
		meters.opened(metered);
		return metered;
	}

	/**
	 * What endpoints share their meters by.
	 *
	 * @param api the API
	 * @param endpoint the name
	 */
	private record Name(EndpointApi api, String endpoint) {

	}

}
