package ai.eyepop.autoconfigure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import io.netty.channel.ChannelOption;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.http.client.reactive.ClientHttpConnectorBuilder;
import reactor.netty.http.client.HttpClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import ai.eyepop.compute.ComputeClient;
import ai.eyepop.compute.SessionRequest;
import ai.eyepop.http.EyePopHttp;
import ai.eyepop.http.MalformedStreamException;
import ai.eyepop.wire.ReplayServer;
import ai.eyepop.wire.TestProxy;
import ai.eyepop.wire.WireVector;
import ai.eyepop.worker.WorkerEndpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Checks of {@code eyepop.http}.
 */
class HttpPropertyChecks extends PropertyChecks {

	HttpPropertyChecks() {
		check("eyepop.http.connect-timeout",
				() -> assertThat(httpClient("eyepop.http.connect-timeout=1234ms").configuration()
					.options()
					.get(ChannelOption.CONNECT_TIMEOUT_MILLIS)).isEqualTo(1234));
		check("eyepop.http.read-timeout",
				() -> assertThat(httpClient("eyepop.http.read-timeout=1234ms").configuration().responseTimeout())
					.hasMillis(1234));
		check("eyepop.http.max-connections", () -> assertThat(
				httpClient("eyepop.http.max-connections=7").configuration().connectionProvider().maxConnections())
			.isEqualTo(7));
		check("eyepop.http.max-idle-time", this::checkMaxIdleTime);
		check("eyepop.http.max-line-size", this::checkMaxLineSize);
		checkWithoutDefault("eyepop.http.ssl-bundle", this::checkSslBundle);
		checkWithoutDefault("eyepop.http.proxy.host", () -> assertThat(tunnels(null)).isPositive());
		check("eyepop.http.proxy.port", () -> assertThat(tunnels(null)).isPositive());
		checkWithoutDefault("eyepop.http.proxy.username", this::checkProxyCredentials);
		checkWithoutDefault("eyepop.http.proxy.password", this::checkProxyCredentials);
		checkWithoutDefault("eyepop.http.proxy.no-proxy", () -> {
			assertThat(tunnels(null, "eyepop.http.proxy.no-proxy=127.0.0.1")).isZero();
			assertThat(tunnels(null, "eyepop.http.proxy.no-proxy=127.0.0.2")).isPositive();
		});
	}

	private void checkProxyCredentials() {
		assertThat(tunnels("me:s3cr3t", "eyepop.http.proxy.username=me", "eyepop.http.proxy.password=s3cr3t"))
			.isPositive();
		assertThat(tunnels("me:s3cr3t", "eyepop.http.proxy.username=me", "eyepop.http.proxy.password=other")).isZero();
		assertThat(tunnels("me:s3cr3t", "eyepop.http.proxy.username=you", "eyepop.http.proxy.password=s3cr3t"))
			.isZero();
	}

	private int tunnels(@Nullable String credentials, String... properties) {
		try (TestProxy proxy = new TestProxy(credentials);
				ReplayServer server = new ReplayServer(WireVector.of("connect", WITHOUT_SESSIONS))) {
			connected(server, properties)
				.withPropertyValues("eyepop.http.proxy.host=127.0.0.1", "eyepop.http.proxy.port=" + proxy.port(),
						"eyepop.retry.max-retries=0")
				.run((context) -> context.getBean(WorkerEndpoint.class).connect().onErrorComplete().block());
			return proxy.tunnels();
		}
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
		RUNNER
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

	private HttpClient httpClient(String property) {
		AtomicReference<HttpClient> client = new AtomicReference<>();
		RUNNER.withPropertyValues("eyepop.api-key=k", property)
			.withBean(ClientHttpConnectorBuilder.class,
					() -> ClientHttpConnectorBuilder.reactor().withHttpClientCustomizer((httpClient) -> {
						client.set(httpClient);
						return httpClient;
					}))
			.run((context) -> context.getBean(WorkerEndpoint.class));
		return client.get();
	}

}
