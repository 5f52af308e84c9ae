package ai.eyepop.telemetry;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

import ai.eyepop.http.EyePopHttp;
import ai.eyepop.job.JobListener;

/**
 * What one endpoint tells about itself, and to whom. Made by the builders of endpoints.
 *
 * @since 0.1.0
 */
public final class EndpointTelemetry {

	private final List<JobListener> jobListeners = new ArrayList<>();

	private final EndpointListeners listeners;

	private final boolean watched;

	private final AtomicBoolean closed = new AtomicBoolean();

	private EndpointTelemetry(Builder builder, Supplier<EndpointCounts> counts) {
		EndpointProfile profile = new EndpointProfile(builder.api, builder.name, counts);
		List<EndpointListener> listeners = builder.monitors.stream().map((monitor) -> monitor.watch(profile)).toList();
		this.listeners = new EndpointListeners(listeners);
		this.watched = !listeners.isEmpty();
		// counted before it is observed, so that a trace that ends finds it counted
		this.jobListeners.addAll(listeners);
		if (builder.registry != ObservationRegistry.NOOP) {
			this.jobListeners.add(new JobObserver(builder.name, builder.registry, builder.convention));
		}
	}

	/**
	 * Create a builder.
	 * @param api the API of the endpoint
	 * @return a new builder
	 */
	public static Builder builder(EndpointApi api) {
		return new Builder(api);
	}

	/**
	 * Return the client for the requests of the endpoint.
	 * @param http the shared client
	 * @return a client whose requests are told about
	 */
	public EyePopHttp instrument(EyePopHttp http) {
		return this.watched ? http.with(this.listeners) : http;
	}

	/**
	 * Return who is told about the jobs of the endpoint.
	 * @param others are told after those that watch
	 * @return all of them
	 */
	public List<JobListener> jobListeners(List<JobListener> others) {
		List<JobListener> all = new ArrayList<>(this.jobListeners);
		all.addAll(others);
		return List.copyOf(all);
	}

	/**
	 * Return who is told about the socket of change events.
	 * @return the listener
	 */
	public SocketListener socketListener() {
		return this.listeners;
	}

	/**
	 * Tell that the endpoint was closed for good. Does nothing when called again.
	 */
	public void close() {
		if (this.closed.compareAndSet(false, true)) {
			this.listeners.onClosed();
		}
	}

	/**
	 * Builder of {@link EndpointTelemetry}.
	 */
	public static final class Builder {

		private final EndpointApi api;

		private final List<EndpointMonitor> monitors = new ArrayList<>();

		private String name;

		private ObservationRegistry registry = ObservationRegistry.NOOP;

		private @Nullable JobObservationConvention convention;

		private Builder(EndpointApi api) {
			this.api = api;
			this.name = api.toString();
		}

		/**
		 * Set the name.
		 * @param name name of the endpoint, one of a few
		 */
		public void name(String name) {
			Assert.hasText(name, "'name' must not be empty");
			this.name = name;
		}

		/**
		 * Return the name.
		 * @return name of the endpoint
		 */
		public String name() {
			return this.name;
		}

		/**
		 * Set where jobs are observed.
		 * @param registry the registry
		 */
		public void observationRegistry(ObservationRegistry registry) {
			Assert.notNull(registry, "'observationRegistry' must not be null");
			this.registry = registry;
		}

		/**
		 * Set how observations of jobs are named.
		 * @param convention the convention; {@code null} for the usual one
		 */
		public void jobObservationConvention(@Nullable JobObservationConvention convention) {
			this.convention = convention;
		}

		/**
		 * Add somebody who watches over the endpoint.
		 * @param monitor the monitor
		 */
		public void monitor(EndpointMonitor monitor) {
			Assert.notNull(monitor, "'monitor' must not be null");
			this.monitors.add(monitor);
		}

		/**
		 * Create the telemetry of an endpoint.
		 * @param counts counts the places of the endpoint at this moment
		 * @return new telemetry, to be closed with the endpoint
		 */
		public EndpointTelemetry build(Supplier<EndpointCounts> counts) {
			return new EndpointTelemetry(this, counts);
		}

	}

}
