package ai.eyepop.worker;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.util.StringUtils;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

import ai.eyepop.auth.Access;
import ai.eyepop.http.AccessTokens;
import ai.eyepop.http.EyePopException;
import ai.eyepop.http.EyePopHttp;
import ai.eyepop.http.RequestTarget;
import ai.eyepop.internal.NamedUrl;
import ai.eyepop.internal.ShownUrl;
import ai.eyepop.pop.Pop;
import ai.eyepop.telemetry.trace.RequestTraces;

/**
 * Connects to workers by way of a worker configuration, which needs no API key (wire
 * reference, section 4).
 */
final class ConfigConnector implements WorkerConnector {

	private static final Log logger = LogFactory.getLog(ConfigConnector.class);

	private static final Duration GOOD_FOR = Duration.ofSeconds(3721);

	private final EyePopHttp http;

	private final Access access;

	private final ConnectionSettings settings;

	private final @Nullable AccessTokens tokens;

	private final WebClient client;

	/**
	 * Create a connector.
	 * @param traces the traces of the requests
	 * @param access the way in
	 * @param settings how to connect
	 */
	ConfigConnector(RequestTraces traces, Access access, ConnectionSettings settings) {
		this.http = traces.http();
		this.access = access;
		this.settings = settings;
		this.tokens = access.tokens(this.http, settings.clock());
		this.client = WorkerConnection.client(this.http, this.tokens);
		traces.tell(access.url(), this.tokens);
	}

	@Override
	public boolean isPopOurs() {
		return !this.access.isNamedPop();
	}

	@Override
	public Mono<WorkerConnection> connect(Supplier<@Nullable Pop> pop, boolean first) {
		WebClient.RequestHeadersSpec<?> request = target().applyTo(this.client.get())
			.accept(MediaType.APPLICATION_JSON);
		return this.http.answers()
			.json(request, Config.class)
			.onErrorMap((failure) -> (failure instanceof EyePopException) ? failure
					: ConnectionFailures.map(this.access.url(), failure))
			.flatMap((config) -> connect(config, pop, first));
	}

	private RequestTarget target() {
		if (!this.access.isNamedPop()) {
			return RequestTarget.of(this.access.url(), "/workers/config");
		}
		return RequestTarget.of(this.access.url(), "/pops/{popId}/config", this.access.popId())
			.query("auto_start", this.settings.autoStart());
	}

	private Mono<WorkerConnection> connect(Config config, Supplier<@Nullable Pop> pop, boolean first) {
		List<Config.Endpoint> endpoints = config.usable();
		if (endpoints.isEmpty()) {
			return Mono.error(this::notStarted);
		}
		logger
			.info("The worker '%s' is connected to EyePop Pop %s%s".formatted(this.settings.name(), this.access.popId(),
					config.isProduction() ? " in production, %d endpoint(s)".formatted(endpoints.size()) : ""));
		URI worker = endpoints.get(0).url(this.access.url());
		List<PipelineEndpoint> pipelines = endpoints.stream()
			.filter(Config.Endpoint::hasPipeline)
			.map((endpoint) -> endpoint.pipeline(this.access.url()))
			.toList();
		if (config.isProduction() && pop.get() != null) {
			return Mono.error(() -> new PopConfigurationException(
					"The Pop %s is in production and cannot be changed: remove the Pop of this endpoint (eyepop.worker.pop)"
						.formatted(this.access.popId())));
		}
		if (config.isProduction() && pipelines.isEmpty()) {
			return Mono.error(() -> new PopNotReachableException(
					"The Pop %s is in production, but has no pipeline at the moment: try again in a while"
						.formatted(this.access.popId()),
					null));
		}
		if (config.isProduction()) {
			return Mono.just(connection(null, PopSupport.FIXED, false, Shared.of(this.settings.balancer(pipelines))));
		}
		if (!pipelines.isEmpty()) {
			return existing(pipelines.get(0), pop.get(), first);
		}
		Mono<EndpointLoadBalancer> made = Mono
			.defer(() -> client(worker).create(pop.get(), this.settings.datasetUuid()))
			.map((id) -> this.settings.balancer(List.of(new PipelineEndpoint(worker, id))));
		return Mono.just(connection(worker, PopSupport.CHANGE, true, new Shared<>(made)));
	}

	private Mono<WorkerConnection> existing(PipelineEndpoint pipeline, @Nullable Pop pop, boolean first) {
		PipelineClient client = client(pipeline.baseUrl());
		Mono<Void> stop = (first && this.settings.stopJobs()) ? client.stopOrWarn(pipeline.pipelineId()) : Mono.empty();
		Mono<Void> change = (pop != null) ? client.change(pipeline.pipelineId(), pop) : Mono.empty();
		return stop.then(change)
			.then(Mono.fromSupplier(() -> connection(pipeline.baseUrl(), PopSupport.CHANGE, false,
					Shared.of(this.settings.balancer(List.of(pipeline))))));
	}

	private PipelineClient client(URI worker) {
		return new PipelineClient(worker, this.client, this.http);
	}

	private WorkerConnection connection(@Nullable URI worker, PopSupport popSupport, boolean owned,
			Shared<EndpointLoadBalancer> endpoints) {
		Instant goodUntil = this.settings.clock().instant().plus(GOOD_FOR);
		return new WorkerConnection(this.http, this.tokens,
				new WorkerConnection.Site(this.access.url(), worker, this.access.popId(), popSupport, owned, goodUntil),
				endpoints);
	}

	private EyePopException notStarted() {
		if (this.settings.autoStart()) {
			return new PopNotReachableException(
					"Pop %s has no worker at the moment: try again in a while".formatted(this.access.popId()), null);
		}
		return new PopNotStartedException(("Pop %s is not started. Start it in the EyePop dashboard, or let it be "
				+ "started when it is needed (eyepop.worker.auto-start)")
			.formatted(this.access.popId()));
	}

	/**
	 * A worker configuration as it is on the wire.
	 *
	 * @param baseUrl URL of the worker, may be relative
	 * @param pipelineId id of its pipeline
	 * @param status what the Pop is
	 * @param endpoints the workers, if there may be several
	 */
	record Config(@JsonProperty("base_url") @Nullable String baseUrl,
			@JsonProperty("pipeline_id") @Nullable String pipelineId, @JsonProperty("status") @Nullable String status,
			@JsonProperty("endpoints") @Nullable List<Endpoint> endpoints) {

		@Override
		public String toString() {
			return "Config[status=%s]".formatted(this.status);
		}

		boolean isProduction() {
			return "active_prod".equals(this.status);
		}

		List<Endpoint> usable() {
			List<Endpoint> several = (this.endpoints != null)
					? this.endpoints.stream().filter(Objects::nonNull).filter(Endpoint::isUsable).toList() : List.of();
			if (!several.isEmpty()) {
				return several;
			}
			Endpoint only = new Endpoint(this.baseUrl, this.pipelineId);
			return only.isUsable() ? List.of(only) : List.of();
		}

		/**
		 * A worker.
		 *
		 * @param baseUrl its URL, may be relative
		 * @param pipelineId id of its pipeline
		 */
		record Endpoint(@JsonProperty("base_url") @Nullable String baseUrl,
				@JsonProperty("pipeline_id") @Nullable String pipelineId) {

			@Override
			public String toString() {
				return "Endpoint[pipelineId=%s]".formatted(this.pipelineId);
			}

			boolean isUsable() {
				return StringUtils.hasText(this.baseUrl);
			}

			boolean hasPipeline() {
				return StringUtils.hasText(this.pipelineId);
			}

			URI url(URI base) {
				try {
					return NamedUrl.resolve(base, Objects.requireNonNull(this.baseUrl));
				}
				catch (IllegalArgumentException ex) {
					throw new PopNotReachableException(
							"EyePop at %s names a worker as %s".formatted(ShownUrl.of(base), ex.getMessage()), null);
				}
			}

			PipelineEndpoint pipeline(URI base) {
				return new PipelineEndpoint(url(base), Objects.requireNonNull(this.pipelineId));
			}

		}

	}

}
