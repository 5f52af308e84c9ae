package ai.eyepop.telemetry.meter;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;

import ai.eyepop.http.ConnectionState;
import ai.eyepop.http.RetryStrategy;
import ai.eyepop.telemetry.EndpointApi;
import ai.eyepop.telemetry.JobOutcome;
import ai.eyepop.telemetry.meter.EyePopMeterDocumentation.Keys;

/**
 * Meters that endpoints of one name share. Gauges are there while one of them is open.
 */
final class NamedMeters {

	private final MeterFactory factory;

	private final EndpointApi api;

	private final Map<Object, Counter> counters = new ConcurrentHashMap<>();

	private final Map<String, Timer> firstResults = new ConcurrentHashMap<>();

	private final Counter sent;

	private final Counter received;

	/** Weak, so that an endpoint that nobody closed can go. */
	private final Set<MeteredEndpoint> open = Collections.newSetFromMap(new WeakHashMap<>());

	private final List<Gauge> gauges = new ArrayList<>();

	NamedMeters(MeterFactory factory, EndpointApi api) {
		this.factory = factory;
		this.api = api;
		this.sent = factory.counter(EyePopMeterDocumentation.HTTP_SENT, Tags.empty());
		this.received = factory.counter(EyePopMeterDocumentation.HTTP_RECEIVED, Tags.empty());
		neverSoFar();
	}

	private void neverSoFar() {
		// a rate of something that begins with its first time does not show that time
		for (String reason : RetryStrategy.names()) {
			counter(EyePopMeterDocumentation.HTTP_RETRIES, Tags.of(Keys.REASON.asString(), reason));
		}
	}

	synchronized void opened(MeteredEndpoint endpoint) {
		synchronized (this.open) {
			this.open.add(endpoint);
		}
		if (this.gauges.isEmpty()) {
			gauge(EyePopMeterDocumentation.JOBS_ACTIVE, Tags.empty(), MeteredEndpoint::active);
			gauge(EyePopMeterDocumentation.JOBS_QUEUED, Tags.empty(), MeteredEndpoint::queued);
			if (this.api == EndpointApi.WORKER) {
				places();
			}
			else {
				sockets();
			}
		}
	}

	private void places() {
		counter(EyePopMeterDocumentation.PREDICTIONS, Tags.empty());
		gauge(EyePopMeterDocumentation.WORKER_ENDPOINTS_KNOWN, Tags.empty(), (endpoint) -> endpoint.counts().known());
		gauge(EyePopMeterDocumentation.WORKER_ENDPOINTS_HEALTHY, Tags.empty(),
				(endpoint) -> endpoint.counts().healthy());
	}

	private void sockets() {
		counter(EyePopMeterDocumentation.EVENTS_RECONNECTS, Tags.empty());
		for (ConnectionState state : ConnectionState.values()) {
			gauge(EyePopMeterDocumentation.EVENTS_SOCKET, Tags.of(Keys.STATE.asString(), state.toString()),
					(endpoint) -> (endpoint.socketState() == state) ? 1 : 0);
		}
	}

	private void gauge(EyePopMeterDocumentation meter, Tags tags, ToIntFunction<MeteredEndpoint> value) {
		Supplier<Number> sum = () -> endpoints().stream().mapToInt(value).sum();
		this.gauges.add(this.factory.gauge(meter, tags, sum));
	}

	private List<MeteredEndpoint> endpoints() {
		// not the lock under which meters are registered: registries have their own
		synchronized (this.open) {
			return List.copyOf(this.open);
		}
	}

	synchronized void closed(MeteredEndpoint endpoint) {
		synchronized (this.open) {
			this.open.remove(endpoint);
		}
		if (endpoints().isEmpty()) {
			this.gauges.forEach(this.factory::remove);
			this.gauges.clear();
		}
	}

	void ended(String kind, JobOutcome outcome) {
		counter(EyePopMeterDocumentation.JOBS_ENDED,
				Tags.of(Keys.KIND.asString(), kind, Keys.OUTCOME.asString(), outcome.toString()))
			.increment();
	}

	Timer firstResult(String kind) {
		return this.firstResults.computeIfAbsent(kind, (key) -> this.factory
			.timer(EyePopMeterDocumentation.JOBS_TIME_TO_FIRST_RESULT, Tags.of(Keys.KIND.asString(), kind)));
	}

	void predictions(long count) {
		counter(EyePopMeterDocumentation.PREDICTIONS, Tags.empty()).increment(count);
	}

	void sent(long bytes) {
		this.sent.increment(bytes);
	}

	void received(long bytes) {
		this.received.increment(bytes);
	}

	void retry(String reason) {
		counter(EyePopMeterDocumentation.HTTP_RETRIES, Tags.of(Keys.REASON.asString(), reason)).increment();
	}

	void tokenRefresh(JobOutcome outcome) {
		counter(EyePopMeterDocumentation.TOKEN_REFRESHES, Tags.of(Keys.OUTCOME.asString(), outcome.toString()))
			.increment();
	}

	void reconnect() {
		counter(EyePopMeterDocumentation.EVENTS_RECONNECTS, Tags.empty()).increment();
	}

	void event(String type) {
		counter(EyePopMeterDocumentation.EVENTS_RECEIVED, Tags.of(Keys.TYPE.asString(), type)).increment();
	}

	private Counter counter(EyePopMeterDocumentation meter, Tags tags) {
		return this.counters.computeIfAbsent(List.of(meter, tags), (key) -> this.factory.counter(meter, tags));
	}

}
