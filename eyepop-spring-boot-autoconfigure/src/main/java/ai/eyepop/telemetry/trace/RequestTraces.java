package ai.eyepop.telemetry.trace;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import ai.eyepop.http.AccessTokens;
import ai.eyepop.http.EyePopHttp;

/**
 * The traces of an endpoint's requests, from the first request of a use of the endpoint
 * to its end. Where they are off, requests are not looked at.
 *
 * @since 0.1.0
 * @see TraceSettings
 */
public final class RequestTraces {

	private static final Log logger = LogFactory.getLog(RequestTraces.class);

	private final EyePopHttp http;

	private final EyePopHttp traced;

	private final @Nullable TraceReporter reporter;

	private final Clock clock;

	private RequestTraces(EyePopHttp http, @Nullable TraceReporter reporter, Clock clock) {
		this.http = http;
		this.reporter = reporter;
		this.clock = clock;
		this.traced = (reporter != null) ? http.withAttemptFilter((request, next) -> trace(request, next, reporter))
				: http;
	}

	/**
	 * Create the traces of an endpoint.
	 * @param http the shared HTTP client
	 * @param settings the settings
	 * @param byDefault whether EyePop is told if the settings leave it open
	 * @param clock tells the current time
	 * @return new traces
	 */
	public static RequestTraces of(EyePopHttp http, TraceSettings settings, boolean byDefault, Clock clock) {
		return settings.isEnabled(byDefault) ? of(http, settings, clock, Schedulers.parallel()) : off(http);
	}

	static RequestTraces of(EyePopHttp http, TraceSettings settings, Clock clock, Scheduler scheduler) {
		return new RequestTraces(http, new TraceReporter(settings.maxBuffer(), clock, scheduler), clock);
	}

	/**
	 * Create traces that are off, since there is nobody to tell. Warns if they were asked
	 * for.
	 * @param http the shared HTTP client
	 * @param settings the settings
	 * @return new traces
	 */
	public static RequestTraces ofNobody(EyePopHttp http, TraceSettings settings) {
		if (settings.isEnabled(false)) {
			logger.warn("A data endpoint tells nobody about its requests though 'eyepop.tracing.enabled' is set: "
					+ "with an API key or in local mode there is nobody, with an access token or a secret key there is");
		}
		return off(http);
	}

	/**
	 * Create traces that are off.
	 * @param http the shared HTTP client
	 * @return new traces
	 */
	public static RequestTraces off(EyePopHttp http) {
		return new RequestTraces(http, null, Clock.systemUTC());
	}

	private Mono<ClientResponse> trace(ClientRequest request, ExchangeFunction next, TraceReporter reporter) {
		return Mono.defer(() -> new TracedAttempt(request, this.clock, reporter::add).exchange(next));
	}

	/**
	 * Return the HTTP client for the requests that EyePop is told about.
	 * @return the client
	 */
	public EyePopHttp http() {
		return this.traced;
	}

	/**
	 * Set who is told. Until then requests are kept.
	 * @param service the URL of the service
	 * @param tokens the tokens that it accepts; {@code null} if it needs none
	 */
	public void tell(URI service, @Nullable AccessTokens tokens) {
		if (this.reporter != null) {
			this.reporter.setDestination(new TraceDestination(this.http, service, tokens)::send);
		}
	}

	/**
	 * Begin a use of the endpoint. Only while there is one, requests are kept.
	 */
	public void begin() {
		if (this.reporter != null) {
			this.reporter.begin();
		}
	}

	/**
	 * End a use of the endpoint: what was not told so far is told now.
	 * @return completes when it is done, within {@link #longestEnd()}; never fails
	 */
	public Mono<Void> end() {
		return (this.reporter != null) ? this.reporter.end() : Mono.empty();
	}

	/**
	 * Return how long the end of a use takes.
	 * @return the longest time
	 */
	public Duration longestEnd() {
		return (this.reporter != null) ? TraceReporter.END_TIMEOUT : Duration.ZERO;
	}

}
