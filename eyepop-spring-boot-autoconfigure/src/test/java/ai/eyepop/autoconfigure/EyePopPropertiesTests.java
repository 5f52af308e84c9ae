package ai.eyepop.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.netty.channel.ChannelOption;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.OperationType;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.invoke.OperationInvoker;
import org.springframework.boot.actuate.endpoint.invoke.OperationParameters;
import org.springframework.boot.actuate.endpoint.invoker.cache.CachingOperationInvoker;
import org.springframework.boot.actuate.endpoint.invoker.cache.CachingOperationInvokerAdvisor;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.health.contributor.ReactiveHealthContributor;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.http.client.reactive.ClientHttpConnectorBuilder;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.http.MediaType;
import org.springframework.http.client.ReactorResourceFactory;
import reactor.core.publisher.Flux;
import reactor.netty.http.client.HttpClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import ai.eyepop.autoconfigure.actuate.EyePopEndpoint;
import ai.eyepop.autoconfigure.actuate.EyePopEndpointAutoConfiguration;
import ai.eyepop.autoconfigure.actuate.EyePopHealthContributorAutoConfiguration;
import ai.eyepop.autoconfigure.actuate.EyePopInfoContributorAutoConfiguration;
import ai.eyepop.compute.ComputeClient;
import ai.eyepop.compute.ComputeHealthCheckException;
import ai.eyepop.compute.SessionRequest;
import ai.eyepop.data.DataEndpoint;
import ai.eyepop.data.event.DataEvents;
import ai.eyepop.data.event.EventSettings;
import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.http.EyePopHttp;
import ai.eyepop.http.MalformedStreamException;
import ai.eyepop.http.RetrySettings;
import ai.eyepop.job.JobState;
import ai.eyepop.source.Source;
import ai.eyepop.telemetry.trace.TraceSchema;
import ai.eyepop.wire.ReceivedRequest;
import ai.eyepop.wire.ReplayServer;
import ai.eyepop.wire.WireVector;
import ai.eyepop.worker.JobTimeoutException;
import ai.eyepop.worker.WorkerEndpoint;
import ai.eyepop.worker.WorkerJob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Walks every property of the metadata, and shows that it reaches the client or the wire.
 */
class EyePopPropertiesTests {

	private static final String WITHOUT_SESSIONS = "worker.connect/api-key/no-sessions";

	private static final String IN_PRODUCTION = "worker.connect/secret-key-named-pop-prod";

	private static final String[] POP = { "eyepop.worker.pop.components[0].type=inference",
			"eyepop.worker.pop.components[0].ability=eyepop.person:latest" };

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withBean(ReactorResourceFactory.class, OwnResources::create)
		.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, ReactiveHttpClientAutoConfiguration.class,
				WebClientAutoConfiguration.class, EyePopAutoConfiguration.class, EyePopEmulatorAutoConfiguration.class,
				EyePopWorkerAutoConfiguration.class, EyePopDataAutoConfiguration.class,
				EyePopDataEventsAutoConfiguration.class, EyePopTracingAutoConfiguration.class));

	private final Map<String, Check> checks = new TreeMap<>();

	EyePopPropertiesTests() {
		this.checks.put("eyepop.enabled", () -> this.runner.withPropertyValues("eyepop.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(WorkerEndpoint.class)));
		this.checks.put("eyepop.emulator.enabled", () -> this.runner.withPropertyValues("eyepop.emulator.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(EyePopEmulator.class)));
		this.checks.put("eyepop.url", () -> assertThat(requests(WITHOUT_SESSIONS)).isNotEmpty());
		this.checks.put("eyepop.api-key", () -> assertThat(requests(WITHOUT_SESSIONS).get(0).headers())
			.containsEntry("authorization", "Bearer key-1"));
		this.checks.put("eyepop.access-token",
				() -> assertThat(
						requestsOf("worker.connect/access-token", "eyepop.access-token=tok-explicit").get(0).headers())
					.containsEntry("authorization", "Bearer tok-explicit"));
		this.checks.put("eyepop.secret-key",
				() -> assertThat(
						json(requestsOf(IN_PRODUCTION, "eyepop.secret-key=mine").get(0)).get("secret_key").asString())
					.isEqualTo("mine"));
		this.checks.put("eyepop.pop-id",
				() -> assertThat(requestsOf(IN_PRODUCTION, "eyepop.secret-key=s", "eyepop.pop-id=a b").get(1).uri())
					.hasToString("/pops/a%20b/config?auto_start=true"));
		this.checks.put("eyepop.worker.auto-start", () -> assertThat(
				requestsOf(IN_PRODUCTION, "eyepop.secret-key=s", "eyepop.pop-id=p", "eyepop.worker.auto-start=false")
					.get(1)
					.uri())
			.hasQuery("auto_start=false"));
		this.checks.put("eyepop.local-mode", () -> assertThat(
				requestsOf("worker.connect/local-mode-passed-to-the-constructor", "eyepop.local-mode=true").get(0)
					.headers())
			.doesNotContainKey("authorization"));
		this.checks.put("eyepop.session-uuid",
				() -> assertThat(requests("worker.connect/session-uuid", "eyepop.session-uuid=mine").get(0).uri())
					.hasPath("/v1/sessions/mine"));
		this.checks.put("eyepop.retry.max-retries",
				() -> assertThat(retry("eyepop.retry.max-retries=7").maxRetries()).isEqualTo(7));
		this.checks.put("eyepop.retry.max-time",
				() -> assertThat(retry("eyepop.retry.max-time=7s").maxTime()).hasSeconds(7));
		this.checks.put("eyepop.retry.initial-interval",
				() -> assertThat(retry("eyepop.retry.initial-interval=7ms").initialInterval()).hasMillis(7));
		this.checks.put("eyepop.retry.multiplier",
				() -> assertThat(retry("eyepop.retry.multiplier=7").multiplier()).isEqualTo(7));
		this.checks.put("eyepop.retry.jitter",
				() -> assertThat(retry("eyepop.retry.jitter=0.7").jitter()).isEqualTo(0.7));
		this.checks.put("eyepop.retry.non-idempotent",
				() -> assertThat(retry("eyepop.retry.non-idempotent=true").nonIdempotent()).isTrue());
		this.checks.put("eyepop.worker.job-timeout", this::checkJobTimeout);
		this.checks.put("eyepop.workers", this::checkNamedWorker);
		this.checks.put("eyepop.session-name", () -> checkSession("session_name", "eyepop.session-name"));
		this.checks.put("eyepop.pipeline-image", () -> checkSession("pipeline_image", "eyepop.pipeline-image"));
		this.checks.put("eyepop.pipeline-version", () -> checkSession("pipeline_version", "eyepop.pipeline-version"));
		this.checks.put("eyepop.http.connect-timeout",
				() -> assertThat(httpClient("eyepop.http.connect-timeout=1234ms").configuration()
					.options()
					.get(ChannelOption.CONNECT_TIMEOUT_MILLIS)).isEqualTo(1234));
		this.checks.put("eyepop.http.read-timeout",
				() -> assertThat(httpClient("eyepop.http.read-timeout=1234ms").configuration().responseTimeout())
					.hasMillis(1234));
		this.checks.put("eyepop.http.max-connections", () -> assertThat(
				httpClient("eyepop.http.max-connections=7").configuration().connectionProvider().maxConnections())
			.isEqualTo(7));
		this.checks.put("eyepop.http.max-idle-time", this::checkMaxIdleTime);
		this.checks.put("eyepop.http.max-line-size", this::checkMaxLineSize);
		this.checks.put("eyepop.http.ssl-bundle", this::checkSslBundle);
		this.checks
			.put("eyepop.worker.pop",
					() -> assertThat(json(requests("worker.connect/api-key-with-pop", POP).get(0))
						.at("/pop/components/0/ability")
						.asString()).isEqualTo("eyepop.person:latest"));
		this.checks.put("eyepop.worker.stop-jobs", () -> {
			assertThat(requests("worker.connect/api-key-with-pop", POP)).hasSize(3);
			assertThat(requests("worker.connect/api-key-with-pop", POP[0], POP[1], "eyepop.worker.stop-jobs=false"))
				.hasSize(2);
		});
		this.checks.put("eyepop.worker.dataset-uuid", this::checkDatasetUuid);
		this.checks.put("eyepop.worker.job-queue-length", this::checkJobQueueLength);
		this.checks.put("eyepop.worker.connect-on-startup", this::checkConnectOnStartup);
		this.checks
			.put("eyepop.worker.shutdown-phase", () -> this.runner.withPropertyValues("eyepop.worker.shutdown-phase=42")
				.run((context) -> assertThat(context.getBean(WorkerEndpointLifecycle.class).getPhase()).isEqualTo(42)));
		checkEvents();
		checkTracing();
		checkActuator();
		this.checks.put("eyepop.worker.shutdown-timeout", this::checkShutdownTimeout);
		this.checks.put("eyepop.worker.session.timeout", () -> checkUnhealthy("eyepop.worker.session.timeout=234ms"));
		this.checks.put("eyepop.worker.session.interval", () -> {
			assertThat(requests("worker.connect/api-key/health-503-then-running", "eyepop.worker.session.interval=1ms",
					"eyepop.worker.session.timeout=30s"))
				.hasSize(3);
			assertThat(checkUnhealthy("eyepop.worker.session.interval=1h", "eyepop.worker.session.timeout=234ms"))
				.isEqualTo(1);
			assertThat(checkUnhealthy("eyepop.worker.session.interval=10ms", "eyepop.worker.session.timeout=234ms"))
				.isGreaterThan(1);
		});
	}

	private void checkTracing() {
		this.checks.put("eyepop.tracing.enabled", () -> {
			assertThat(traces("worker.connect/access-token", "eyepop.access-token=t")).hasSize(1);
			assertThat(traces("worker.connect/access-token", "eyepop.access-token=t", "eyepop.tracing.enabled=false"))
				.isEmpty();
			assertThat(traces(WITHOUT_SESSIONS, "eyepop.api-key=k")).isEmpty();
			assertThat(traces(WITHOUT_SESSIONS, "eyepop.api-key=k", "eyepop.tracing.enabled=true")).hasSize(1);
		});
		this.checks.put("eyepop.tracing.max-buffer", () -> {
			TraceSchema schema = TraceSchema.read();
			List<ReceivedRequest> traces = traces(IN_PRODUCTION, "eyepop.secret-key=s", "eyepop.pop-id=p",
					"eyepop.tracing.max-buffer=1");
			assertThat(schema.decode(traces.get(0).body()).get("events")).hasSize(1);
			traces = traces(IN_PRODUCTION, "eyepop.secret-key=s", "eyepop.pop-id=p", "eyepop.tracing.max-buffer=2");
			assertThat(schema.decode(traces.get(0).body()).get("events")).hasSize(2);
		});
	}

	private List<ReceivedRequest> traces(String vector, String... properties) {
		try (ReplayServer server = new ReplayServer(WireVector.of("connect", vector))) {
			this.runner.withPropertyValues("eyepop.url=" + server.url())
				.withPropertyValues(properties)
				.run((context) -> context.getBean(WorkerEndpoint.class).connect().block());
			return server.traces();
		}
	}

	private void checkEvents() {
		this.checks.put("eyepop.account-id", this::checkAccountId);
		this.checks.put("eyepop.data.job-queue-length",
				() -> checkData("eyepop.data.job-queue-length=0", "'jobQueueLength' must be at least 1"));
		this.checks.put("eyepop.data.shutdown-timeout",
				() -> checkData("eyepop.data.shutdown-timeout=-1s", "'shutdownTimeout' must not be negative"));
		this.checks.put("eyepop.data.inference-timeout",
				() -> checkData("eyepop.data.inference-timeout=0s", "'inferenceTimeout' must be at least 1 ms"));
		this.checks.put("eyepop.data.evaluation-timeout",
				() -> checkData("eyepop.data.evaluation-timeout=0s", "'evaluationTimeout' must be at least 1 ms"));
		this.checks.put("eyepop.data.arrow.memory-limit",
				() -> checkData("eyepop.data.arrow.memory-limit=0B", "'arrowMemoryLimit' must be positive"));
		this.checks.put("eyepop.data.events.initial-delay",
				() -> assertThat(events("initial-delay=7ms").initialDelay()).hasMillis(7));
		this.checks.put("eyepop.data.events.max-delay",
				() -> assertThat(events("max-delay=7m").maxDelay()).hasMinutes(7));
		this.checks.put("eyepop.data.events.ping-interval",
				() -> assertThat(events("ping-interval=7ms").pingInterval()).hasMillis(7));
		this.checks.put("eyepop.data.events.ping-timeout",
				() -> assertThat(events("ping-timeout=7ms").pingTimeout()).hasMillis(7));
		this.checks.put("eyepop.data.events.max-frame-size",
				() -> assertThat(events("max-frame-size=7KB").maxFrameSize().toKilobytes()).isEqualTo(7));
		this.checks.put("eyepop.data.events.buffer-size",
				() -> assertThat(events("buffer-size=7").bufferSize()).isEqualTo(7));
		this.checks.put("eyepop.data.events.enabled", () -> {
			assertThat(followed("eyepop.data.events.enabled=false")).isNull();
			assertThat(followed("eyepop.data.events.enabled=true")).isEmpty();
		});
		this.checks.put("eyepop.data.events.datasets",
				() -> assertThat(followed("eyepop.data.events.enabled=true", "eyepop.data.events.datasets=a,b"))
					.containsExactly("a", "b"));
	}

	private void checkActuator() {
		ApplicationContextRunner operated = this.runner
			.withConfiguration(AutoConfigurations.of(EyePopHealthContributorAutoConfiguration.class,
					EyePopInfoContributorAutoConfiguration.class, EyePopEndpointAutoConfiguration.class))
			.withPropertyValues("management.endpoints.web.exposure.include=eyepop");
		this.checks.put("eyepop.health.time-to-live",
				() -> checkActuator(operated, "eyepop.health.time-to-live=-1s", "'timeToLive' must not be negative"));
		this.checks.put("eyepop.health.timeout",
				() -> checkActuator(operated, "eyepop.health.timeout=0s", "'timeout' must be at least 1 ms"));
		this.checks.put("management.health.eyepop.enabled",
				() -> operated.withPropertyValues("management.health.eyepop.enabled=false")
					.run((context) -> assertThat(context).doesNotHaveBean(ReactiveHealthContributor.class)));
		this.checks.put("management.info.eyepop.enabled",
				() -> operated.withPropertyValues("management.info.eyepop.enabled=false")
					.run((context) -> assertThat(context).doesNotHaveBean(InfoContributor.class)));
		this.checks.put("management.endpoint.eyepop.access",
				() -> operated.withPropertyValues("management.endpoint.eyepop.access=NONE")
					.run((context) -> assertThat(context).doesNotHaveBean(EyePopEndpoint.class)));
		this.checks.put("management.endpoint.eyepop.cache.time-to-live",
				() -> operated.withConfiguration(AutoConfigurations.of(EndpointAutoConfiguration.class))
					.withPropertyValues("management.endpoint.eyepop.cache.time-to-live=7s")
					.run((context) -> assertThat(advised(context.getBean(CachingOperationInvokerAdvisor.class)))
						.isInstanceOfSatisfying(CachingOperationInvoker.class,
								(invoker) -> assertThat(invoker.getTimeToLive()).isEqualTo(7000))));
	}

	private OperationInvoker advised(CachingOperationInvokerAdvisor advisor) {
		OperationParameters none = mock(OperationParameters.class);
		given(none.iterator()).willReturn(Collections.emptyIterator());
		EndpointId id = EndpointId.of(EyePopEndpoint.class.getAnnotation(Endpoint.class).id());
		return advisor.apply(id, OperationType.READ, none, mock(OperationInvoker.class));
	}

	private void checkActuator(ApplicationContextRunner runner, String property, String message) {
		runner.withPropertyValues(property)
			.run((context) -> assertThat(context).hasFailed().getFailure().rootCause().hasMessage(message));
	}

	private EventSettings events(String property) {
		AtomicReference<EventSettings> settings = new AtomicReference<>();
		this.runner.withPropertyValues("eyepop.data.events." + property)
			.run((context) -> settings.set(context.getBean(EventSettings.class)));
		return settings.get();
	}

	private List<String> followed(String... properties) {
		AtomicReference<List<String>> followed = new AtomicReference<>();
		DataEvents events = mock(DataEvents.class);
		given(events.all(any(String[].class))).willAnswer((call) -> {
			followed.set(Arrays.stream(call.getArguments()).map(String.class::cast).toList());
			return Flux.never();
		});
		this.runner.withPropertyValues(properties)
			.withBean(DataEvents.class, () -> events)
			.run((context) -> assertThat(context).hasNotFailed());
		return followed.get();
	}

	@Test
	void everyPropertyHasACheckADescriptionAndNoOtherHas() throws IOException {
		Map<String, String> descriptions = new TreeMap<>();
		metadata().forEach((property) -> descriptions.put(property.get("name").asString(),
				property.path("description").asString("")));
		assertThat(this.checks.keySet()).isEqualTo(descriptions.keySet());
		assertThat(descriptions.values()).allSatisfy(
				(description) -> assertThat(description).endsWith(".").doesNotStartWith("The ").doesNotStartWith("A "));
	}

	@Test
	void everyDefaultOfAPropertyIsDocumented() throws IOException {
		Set<String> withoutDefault = Set.of("eyepop.api-key", "eyepop.url", "eyepop.session-name",
				"eyepop.pipeline-image", "eyepop.pipeline-version", "eyepop.http.ssl-bundle", "eyepop.worker.pop",
				"eyepop.worker.dataset-uuid", "eyepop.access-token", "eyepop.secret-key", "eyepop.pop-id",
				"eyepop.session-uuid", "eyepop.worker.job-timeout", "eyepop.workers", "eyepop.data.events.datasets",
				"eyepop.account-id", "eyepop.tracing.enabled");
		metadata().forEach((property) -> assertThat(property.has("defaultValue")).as(property.get("name").asString())
			.isEqualTo(!withoutDefault.contains(property.get("name").asString())));
		assertThat(EndpointLifecycle.STOP_AFTER_WEB_SERVER).isEqualTo(2147479551);
	}

	@TestFactory
	Stream<DynamicTest> everyPropertyHasAnEffect() {
		return this.checks.entrySet()
			.stream()
			.map((check) -> DynamicTest.dynamicTest(check.getKey(), () -> check.getValue().run()));
	}

	private void checkSession(String member, String property) {
		ReceivedRequest creation = requests(WITHOUT_SESSIONS, property + "=mine").get(1);
		assertThat(json(creation).get(member).asString()).isEqualTo("mine");
	}

	private void checkMaxIdleTime() {
		assertThat(connectionsAfterAPause("eyepop.http.max-idle-time=1ms")).isEqualTo(2);
		assertThat(connectionsAfterAPause("eyepop.http.max-idle-time=30s")).isEqualTo(1);
	}

	private int connectionsAfterAPause(String property) {
		JsonNode sessions = WireVector.of("connect", "worker.connect/api-key").requests().get(0);
		List<JsonNode> script = List.of(sessions, sessions);
		AtomicReference<Integer> connections = new AtomicReference<>();
		try (ReplayServer server = new ReplayServer(script)) {
			connected(server, property).run((context) -> {
				EyePopHttp http = context.getBean(EyePopHttp.class);
				ComputeClient compute = new ComputeClient(http, server.url(), "key-1");
				SessionRequest anything = new SessionRequest(null, null, null, null);
				compute.findOrCreate(anything).block();
				Awaitility.await().pollDelay(Duration.ofMillis(50)).until(() -> true);
				int before = server.connections();
				compute.findOrCreate(anything).block();
				connections.set(1 + server.connections() - before);
			});
		}
		return connections.get();
	}

	private void checkMaxLineSize() {
		this.runner
			.withPropertyValues("eyepop.http.max-line-size=1KB", "eyepop.worker.pop.components[0].type=inference",
					"eyepop.worker.pop.components[0].inferenceTypes=image_classification")
			.run((context) -> {
				WorkerEndpoint worker = context.getBean(WorkerEndpoint.class);
				assertThat(worker.upload(media("image.jpg")).predictions().blockLast()).isNotNull();
			});
		List<JsonNode> script = new ArrayList<>(WireVector.of("connect", WITHOUT_SESSIONS).requests());
		script.addAll(WireVector.of("worker-jobs", "worker.upload/image/api-key/no-sessions").requests());
		((ObjectNode) script.get(4).at("/response/body/0")).put("pad", "x".repeat(2000));
		try (ReplayServer server = new ReplayServer(script)) {
			connected(server, "eyepop.http.max-line-size=1KB").run((context) -> {
				WorkerEndpoint worker = context.getBean(WorkerEndpoint.class);
				assertThatExceptionOfType(MalformedStreamException.class)
					.isThrownBy(() -> worker.upload(media("image.jpg")).predictions().blockLast())
					.withMessageContaining("longer than 1024 bytes");
			});
		}
	}

	private void checkSslBundle() {
		try (ReplayServer server = ReplayServer.secure(resource("/tls/localhost.crt"), resource("/tls/localhost.key"),
				WireVector.of("connect", WITHOUT_SESSIONS))) {
			connected(server).run((context) -> assertThatExceptionOfType(RuntimeException.class)
				.isThrownBy(() -> context.getBean(WorkerEndpoint.class).connect().block())
				.withMessageContaining("certification path"));
			connected(server, "eyepop.http.ssl-bundle=ours",
					"spring.ssl.bundle.pem.ours.truststore.certificate=classpath:tls/localhost.crt")
				.run((context) -> {
					context.getBean(WorkerEndpoint.class).connect().block();
					assertThat(server.received()).hasSize(3);
				});
		}
	}

	private void checkDatasetUuid() {
		try (ReplayServer server = new ReplayServer(WireVector.of("connect", WITHOUT_SESSIONS),
				WireVector.of("worker-jobs", "worker.upload/image/api-key/no-sessions"))) {
			connected(server, "eyepop.worker.dataset-uuid=ds-1").run((context) -> {
				context.getBean(WorkerEndpoint.class).upload(media("image.jpg")).predictions().blockLast();
				assertThat(json(server.received().get(3)).get("datasetUuid").asString()).isEqualTo("ds-1");
			});
		}
	}

	private void checkJobQueueLength() {
		this.runner.withPropertyValues("eyepop.worker.job-queue-length=1").run((context) -> {
			WorkerEndpoint worker = context.getBean(WorkerEndpoint.class);
			WorkerJob endless = worker.upload(Source.of(Flux.never(), MediaType.IMAGE_PNG));
			WorkerJob waiting = worker.upload(media("image.jpg"));
			assertThat(waiting.state()).isEqualTo(JobState.CREATED);
			endless.cancel();
			assertThat(waiting.predictions().blockLast()).isNotNull();
		});
	}

	private void checkConnectOnStartup() {
		try (ReplayServer server = new ReplayServer(WireVector.of("connect", WITHOUT_SESSIONS))) {
			connected(server).run((context) -> assertThat(server.received()).isEmpty());
			connected(server, "eyepop.worker.connect-on-startup=true")
				.run((context) -> assertThat(server.received()).hasSize(3));
		}
	}

	private void checkShutdownTimeout() {
		AtomicReference<WorkerJob> endless = new AtomicReference<>();
		this.runner.withPropertyValues("eyepop.worker.shutdown-timeout=10ms").run((context) -> {
			endless.set(context.getBean(WorkerEndpoint.class).upload(Source.of(Flux.never(), MediaType.IMAGE_PNG)));
			context.close();
			assertThat(endless.get().isCanceled()).isTrue();
		});
	}

	private void checkAccountId() {
		JsonNode answer = WireVector.of("connect", "data.connect/api-key").requests().get(0);
		try (ReplayServer server = new ReplayServer(List.of(answer, answer))) {
			connected(server, "eyepop.account-id=mine").run((context) -> {
				context.getBean(DataEndpoint.class).datasets().list().onErrorComplete().blockLast();
				assertThat(server.received()).anySatisfy(
						(request) -> assertThat(request.uri()).hasPath("/v1/configs").hasQuery("account_uuid=mine"));
			});
		}
	}

	private void checkData(String property, String message) {
		this.runner.withPropertyValues(property)
			.run((context) -> assertThatExceptionOfType(RuntimeException.class)
				.isThrownBy(() -> context.getBean(DataEndpoint.class))
				.havingRootCause()
				.withMessageContaining(message));
	}

	private void checkJobTimeout() {
		this.runner.withPropertyValues("eyepop.worker.job-timeout=1s")
			.run((context) -> assertThatExceptionOfType(JobTimeoutException.class)
				.isThrownBy(() -> context.getBean(WorkerEndpoint.class)
					.upload(Source.of(Flux.never(), MediaType.IMAGE_PNG))
					.predictions()
					.blockLast(Duration.ofSeconds(60))));
	}

	/** All that a worker without a name has, a worker with a name has, too. */
	private void checkNamedWorker() {
		JsonNode creation;
		try (ReplayServer server = new ReplayServer(WireVector.of("connect", "worker.connect/api-key-with-pop"))) {
			AtomicReference<List<ReceivedRequest>> requests = new AtomicReference<>();
			this.runner.withPropertyValues("eyepop.workers.a-b.url=" + server.url(), "eyepop.workers.a-b.api-key=mine",
					"eyepop.workers.a-b.session-name=n", "eyepop.workers.a-b.pipeline-image=i",
					"eyepop.workers.a-b.pipeline-version=v", "eyepop.workers.a-b.stop-jobs=false",
					"eyepop.workers.a-b.connect-on-startup=true", "eyepop.workers.a-b.pop.components[0].type=inference")
				.run((context) -> requests.set(server.received()));
			assertThat(requests.get()).hasSize(2);
			assertThat(requests.get().get(0).headers()).containsEntry("authorization", "Bearer mine");
			creation = json(requests.get().get(0));
		}
		assertThat(creation.get("session_name").asString()).isEqualTo("n");
		assertThat(creation.get("pipeline_image").asString()).isEqualTo("i");
		assertThat(creation.get("pipeline_version").asString()).isEqualTo("v");
		assertThat(creation.at("/pop/components/0/type").asString()).isEqualTo("inference");
		checkNamed("worker.connect/access-token", "access-token=tok",
				(requests) -> assertThat(requests.get(0).headers()).containsEntry("authorization", "Bearer tok"));
		checkNamed(IN_PRODUCTION, "secret-key=s pop-id=p auto-start=false",
				(requests) -> assertThat(requests.get(1).uri()).hasToString("/pops/p/config?auto_start=false"));
		checkNamed("worker.connect/session-uuid", "api-key=k session-uuid=u",
				(requests) -> assertThat(requests.get(0).uri()).hasPath("/v1/sessions/u"));
		checkNamed("worker.connect/local-mode-passed-to-the-constructor", "local-mode=true",
				(requests) -> assertThat(requests.get(0).headers()).doesNotContainKey("authorization"));
	}

	private void checkNamed(String vector, String properties, Consumer<List<ReceivedRequest>> check) {
		try (ReplayServer server = new ReplayServer(WireVector.of("connect", vector))) {
			this.runner.withPropertyValues("eyepop.workers.named.url=" + server.url())
				.withPropertyValues(Arrays.stream(properties.split(" "))
					.map((property) -> "eyepop.workers.named." + property)
					.toArray(String[]::new))
				.run((context) -> context.getBean("namedWorkerEndpoint", WorkerEndpoint.class).connect().block());
			check.accept(server.received());
		}
	}

	private RetrySettings retry(String property) {
		AtomicReference<RetrySettings> settings = new AtomicReference<>();
		this.runner.withPropertyValues(property)
			.run((context) -> settings.set(context.getBean(EyePopHttp.class).retrySettings()));
		return settings.get();
	}

	private List<ReceivedRequest> requestsOf(String vector, String... properties) {
		try (ReplayServer server = new ReplayServer(WireVector.of("connect", vector))) {
			this.runner.withPropertyValues("eyepop.url=" + server.url())
				.withPropertyValues(properties)
				.run((context) -> context.getBean(WorkerEndpoint.class).connect().onErrorComplete().block());
			return server.received();
		}
	}

	private long checkUnhealthy(String... properties) {
		List<JsonNode> recorded = WireVector.of("connect", "worker.connect/api-key/health-503-then-running").requests();
		List<JsonNode> script = new ArrayList<>(recorded.subList(0, 2));
		try (ReplayServer server = new ReplayServer(script)) {
			connected(server, properties).run((context) -> assertThatExceptionOfType(ComputeHealthCheckException.class)
				.isThrownBy(() -> context.getBean(WorkerEndpoint.class).connect().block())
				.withMessageContaining("PT0.234S"));
			return server.received().stream().filter((request) -> request.uri().getPath().endsWith("/health")).count();
		}
	}

	private List<ReceivedRequest> requests(String vector, String... properties) {
		AtomicReference<List<ReceivedRequest>> requests = new AtomicReference<>();
		try (ReplayServer server = new ReplayServer(WireVector.of("connect", vector))) {
			connected(server, properties).run((context) -> {
				context.getBean(WorkerEndpoint.class).connect().block();
				requests.set(server.received());
			});
		}
		return requests.get();
	}

	private ApplicationContextRunner connected(ReplayServer server, String... properties) {
		return this.runner.withPropertyValues("eyepop.url=" + server.url(), "eyepop.api-key=key-1")
			.withPropertyValues(properties);
	}

	private HttpClient httpClient(String property) {
		AtomicReference<HttpClient> client = new AtomicReference<>();
		this.runner.withPropertyValues("eyepop.api-key=k", property)
			.withBean(ClientHttpConnectorBuilder.class,
					() -> ClientHttpConnectorBuilder.reactor().withHttpClientCustomizer((httpClient) -> {
						client.set(httpClient);
						return httpClient;
					}))
			.run((context) -> context.getBean(WorkerEndpoint.class));
		return client.get();
	}

	private JsonNode json(ReceivedRequest request) {
		return new JsonMapper().readTree(request.body());
	}

	private Stream<JsonNode> metadata() throws IOException {
		try (InputStream stream = getClass().getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
			return new JsonMapper().readTree(stream).get("properties").valueStream();
		}
	}

	private Path media(String name) {
		return resource("/vectors/media/" + name);
	}

	private Path resource(String name) {
		try {
			return Path.of(getClass().getResource(name).toURI());
		}
		catch (URISyntaxException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@FunctionalInterface
	private interface Check {

		void run();

	}

}
