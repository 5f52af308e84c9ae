package ai.eyepop.data;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import ai.eyepop.auth.Access;
import ai.eyepop.data.event.DataEvents;
import ai.eyepop.data.inference.EvaluateResult;
import ai.eyepop.data.inference.InferResult;
import ai.eyepop.data.internal.CallFactory;
import ai.eyepop.data.internal.DataFailures;
import ai.eyepop.data.internal.ServiceLocation;
import ai.eyepop.http.AccessToken;
import ai.eyepop.http.AccessTokens;
import ai.eyepop.http.EyePopHttp;
import ai.eyepop.http.Retries;
import ai.eyepop.job.JobListener;
import ai.eyepop.job.Jobs;
import ai.eyepop.telemetry.EndpointTelemetry;
import ai.eyepop.telemetry.trace.RequestTraces;

/**
 * Puts the parts of an endpoint together.
 */
final class DataEndpointAssembly {

	private final DataEndpointSettings settings;

	// of requests that EyePop is not told about, such as those to storage
	private final EyePopHttp untold;

	private final RequestTraces traces;

	private final @Nullable AccessTokens tokens;

	private final WebClient client;

	private final ServiceDiscovery discovery;

	private final Retries retries;

	private DataEndpointAssembly(EyePopHttp unwatched, DataEndpointSettings settings, EndpointTelemetry telemetry) {
		Access access = settings.access();
		this.settings = settings;
		this.retries = unwatched.retries();
		this.untold = telemetry.instrument(unwatched);
		this.traces = traces(this.untold, settings);
		EyePopHttp http = this.traces.http();
		AccessTokens given = settings.givenTokens();
		this.tokens = (given != null) ? given : access.tokens(http, Clock.systemUTC());
		this.client = (this.tokens != null) ? http.authorizedClient(this.tokens) : http.anonymousClient();
		this.discovery = new ServiceDiscovery(this.client, http.answers(), access.url(),
				access.isCompute() ? "/v1/configs" : "/configs", settings.accountId(), Schedulers.parallel());
	}

	static DataEndpoint assemble(EyePopHttp http, DataEndpointSettings settings, EndpointTelemetry telemetry,
			List<JobListener> listeners) {
		Jobs jobs = new Jobs(settings.jobQueueLength(), telemetry.jobListeners(listeners));
		return new DataEndpointAssembly(http, settings, telemetry).endpoint(jobs, telemetry);
	}

	private DataEndpoint endpoint(Jobs jobs, EndpointTelemetry telemetry) {
		this.traces.tell(this.settings.access().url(), this.tokens);
		ServiceLocation data = location(this.settings.dataUrl(), DataServices::data);
		EndpointArrow arrow = new EndpointArrow(this.settings.arrowMemoryLimit());
		CallFactory calls = calls(data, arrow);
		CallFactory vlmCalls = calls(location(this.settings.vlmUrl(), DataServices::requiredVlm), arrow);
		return new DefaultDataEndpoint(calls, new DefaultUploads(calls.create(UploadCalls.class), jobs),
				inference(vlmCalls, jobs), events(telemetry, ServiceDiscovery.eachTime(data)),
				this.untold.anonymousClient(), session(),
				new DataWatch(this.discovery, this.settings.dataUrl(), this.settings.vlmUrl(),
						this.settings.accountId()),
				arrow, jobs, this.traces, this.settings.shutdownTimeout(), telemetry::close);
	}

	private static RequestTraces traces(EyePopHttp http, DataEndpointSettings settings) {
		// a session takes them where there is a Compute API, and here is none; whoever
		// gives tokens may have them from anywhere
		return settings.access().isCompute() ? RequestTraces.ofNobody(http, settings.tracing())
				: RequestTraces.of(http, settings.tracing(), settings.givenTokens() == null, Clock.systemUTC());
	}

	private ServiceLocation location(@Nullable URI fixed, Function<DataServices, URI> found) {
		return (fixed != null) ? ServiceLocation.fixed(fixed) : this.discovery.location(found);
	}

	private CallFactory calls(ServiceLocation location, EndpointArrow arrow) {
		int maxSize = Math.toIntExact(this.untold.settings().maxLineSize().toBytes());
		return new CallFactory(this.client, location, this.settings.accountId(), maxSize, arrow.form());
	}

	private DataEvents events(EndpointTelemetry telemetry, Mono<URI> dataUrl) {
		return DataEvents.builder(this.traces.http())
			.listener(telemetry.socketListener())
			.dataUrl(dataUrl)
			.tokens(this.tokens)
			.accountId(this.settings.accountId())
			.settings(this.settings.eventSettings())
			.build();
	}

	private Inference inference(CallFactory calls, Jobs jobs) {
		return new DefaultInference(calls.create(InferenceCalls.class), jobs,
				longPoll("infer_asset", "awaitInfer", InferResult.class, this.settings.inferenceTimeout()),
				longPoll("evaluate_dataset", "awaitEvaluate", EvaluateResult.class, this.settings.evaluationTimeout()));
	}

	private <T> LongPoll<T> longPoll(String call, String resumption, Class<T> type, Duration timeout) {
		return new LongPoll<>(call, resumption, type, this.settings.pollInterval(), timeout, Schedulers.parallel());
	}

	private Mono<DataSession> session() {
		URI url = this.settings.access().url();
		String accountId = this.settings.accountId();
		AccessTokens tokens = this.tokens;
		Mono<Optional<AccessToken>> token = (tokens != null) ? tokens.get().map(Optional::of)
				: Mono.just(Optional.empty());
		return Mono.zip(token, services())
			.map((parts) -> new DataSession(url, parts.getT1().map(AccessToken::value).orElse(null),
					parts.getT1().map(AccessToken::expiresAt).orElse(null), accountId, parts.getT2().data(),
					parts.getT2().vlm()))
			.onErrorMap(DataFailures::map);
	}

	private Mono<DataServices> services() {
		URI dataUrl = this.settings.dataUrl();
		URI vlmUrl = this.settings.vlmUrl();
		if (dataUrl != null && vlmUrl != null) {
			return Mono.just(new DataServices(dataUrl, vlmUrl));
		}
		return this.retries.apply(this.discovery.services())
			.map((found) -> new DataServices((dataUrl != null) ? dataUrl : found.data(),
					(vlmUrl != null) ? vlmUrl : found.vlm()));
	}

}
