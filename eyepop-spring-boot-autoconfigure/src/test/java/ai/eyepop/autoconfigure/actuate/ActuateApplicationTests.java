package ai.eyepop.autoconfigure.actuate;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import ai.eyepop.data.DataEndpoint;
import ai.eyepop.data.event.DataEvents;
import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.worker.SyncWorkerEndpoint;
import ai.eyepop.worker.WorkerEndpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.awaitility.Awaitility.await;

/**
 * Asks real applications over HTTP, as an operator does.
 */
class ActuateApplicationTests {

	private static final String API_KEY = "api-key-that-is-a-secret";

	private static final String[] EVERYTHING_SHOWN = { "server.port=0", "spring.main.banner-mode=off",
			"logging.level.root=error", "management.endpoints.web.exposure.include=*",
			"management.endpoint.health.show-details=always", "management.endpoint.health.probes.enabled=true",
			"eyepop.retry.max-retries=0", "eyepop.health.time-to-live=0s" };

	private final EyePopEmulator emulator = EyePopEmulator.builder().apiKeys(API_KEY).start();

	private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	@AfterEach
	void close() {
		this.emulator.close();
	}

	@ParameterizedTest
	@EnumSource(value = WebApplicationType.class, names = { "SERVLET", "REACTIVE" })
	void tellsOfTwoWorkersAndKeepsTheProbesOutOfIt(WebApplicationType type) {
		try (ConfigurableApplicationContext context = start(type, "eyepop.workers.front.stop-jobs=true",
				"eyepop.workers.back-door.stop-jobs=true")) {
			SyncWorkerEndpoint front = context.getBean("frontSyncWorkerEndpoint", SyncWorkerEndpoint.class);
			predict(front);
			JsonNode workers = json(context, "/health/eyePopWorker", 200);
			assertThat(workers.at("/status").asString()).isEqualTo("UP");
			assertThat(workers.at("/components/front/status").asString()).isEqualTo("UP");
			assertThat(workers.at("/components/back-door/status").asString()).isEqualTo("UNKNOWN");
			assertThat(workers.at("/components/worker/status").asString()).isEqualTo("UNKNOWN");
			assertThat(json(context, "/health/eyePopWorker/front", 200).at("/details/session").asString())
				.isEqualTo(this.emulator.sessions().get(0).id());
			assertThat(json(context, "/health/eyePopData", 200).at("/status").asString()).isEqualTo("UNKNOWN");
			assertThat(json(context, "/eyepop/front", 200).at("/state").asString()).isEqualTo("connected");
			assertThat(get(context, "/eyepop/nobody").statusCode()).isEqualTo(404);
			assertThat(json(context, "/info", 200).at("/eyepop/mode").asString()).isEqualTo("compute");
			assertThat(this.emulator.sessions()).hasSize(1);
			this.emulator.close();
			assertThat(json(context, "/health", 503).at("/components/eyePopWorker/components/front/status").asString())
				.isEqualTo("DOWN");
			assertThat(json(context, "/health/readiness", 200).at("/status").asString()).isEqualTo("UP");
			assertThat(json(context, "/health/liveness", 200).at("/status").asString()).isEqualTo("UP");
		}
	}

	@Test
	void isAPartOfReadinessWhereThatIsWanted() {
		try (ConfigurableApplicationContext context = start(WebApplicationType.SERVLET,
				"management.endpoint.health.group.readiness.include=readinessState,eyePopWorker",
				"management.endpoint.health.group.readiness.show-components=always")) {
			predict(context.getBean(SyncWorkerEndpoint.class));
			assertThat(json(context, "/health/readiness", 200).at("/components/eyePopWorker/status").asString())
				.isEqualTo("UP");
			this.emulator.close();
			assertThat(json(context, "/health/readiness", 503).at("/components/eyePopWorker/status").asString())
				.isEqualTo("DOWN");
			assertThat(json(context, "/health/liveness", 200).at("/status").asString()).isEqualTo("UP");
		}
	}

	@ParameterizedTest
	@EnumSource(value = WebApplicationType.class, names = { "SERVLET", "REACTIVE" })
	void showsNoSecretHoweverItGotThere(WebApplicationType type) {
		try (ConfigurableApplicationContext context = start(type, "eyepop.account-id=" + this.emulator.account(),
				"eyepop.workers.gone.url=http://127.0.0.1:1/", "eyepop.workers.gone.api-key=other-key-secret",
				"eyepop.workers.token.access-token=token-secret",
				"eyepop.workers.token.url=http://127.0.0.1:" + this.emulator.url().getPort(),
				"eyepop.workers.legacy.secret-key=secret-key-secret", "eyepop.workers.legacy.url=http://127.0.0.1:1",
				"eyepop.workers.legacy.pop-id=token-secret-", "eyepop.http.proxy.host=127.0.0.1",
				"eyepop.http.proxy.port=1", "eyepop.http.proxy.username=me",
				"eyepop.http.proxy.password=proxy-password-secret", "eyepop.http.proxy.no-proxy=127.0.0.1",
				"eyepop.data.events.enabled=true")) {
			WorkerEndpoint worker = context.getBean(WorkerEndpoint.class);
			predict(new SyncWorkerEndpoint(worker));
			List<String> secrets = new ArrayList<>(
					List.of(API_KEY, "other-key-secret", "token-secret", "secret-key-secret", "proxy-password-secret"));
			secrets.add(Objects.requireNonNull(Objects.requireNonNull(worker.session().block()).accessToken()));
			secrets.add(Objects.requireNonNull(
					Objects.requireNonNull(context.getBean(DataEndpoint.class).session().block()).accessToken()));
			for (String name : List.of("gone", "token", "legacy")) {
				assertThatException()
					.isThrownBy(() -> context.getBean(name + "WorkerEndpoint", WorkerEndpoint.class).connect().block());
			}
			assertThat(json(context, "/health/eyePopWorker/gone", 503).at("/details/reason").asString())
				.contains("http://127.0.0.1:1");
			assertThat(json(context, "/eyepop/gone", 200).at("/state").asString()).isEqualTo("failed");
			await().until(() -> context.getBean(DataEvents.class).isConnected());
			List<String> paths = links(context);
			assertThat(paths).contains("/configprops", "/env", "/prometheus", "/eyepop", "/beans", "/metrics");
			paths.addAll(List.of("/eyepop/gone", "/eyepop/token", "/eyepop/legacy", "/env/eyepop.api-key",
					"/env/eyepop.http.proxy.password", "/configprops/eyepop"));
			for (String path : paths) {
				String body = get(context, path).body();
				assertThat(body).as(path).isNotEmpty().doesNotContain(secrets.toArray(String[]::new));
			}
		}
	}

	/** All but the heap, which is no text and has everything. */
	private List<String> links(ConfigurableApplicationContext context) {
		return json(context, "", 200).get("_links")
			.valueStream()
			.filter((link) -> !link.get("templated").asBoolean())
			.map((link) -> link.get("href").asString())
			.map((url) -> url.substring(url.indexOf("/actuator") + "/actuator".length()))
			.filter((path) -> !path.isEmpty() && !path.equals("/heapdump"))
			.collect(Collectors.toCollection(ArrayList::new));
	}

	private ConfigurableApplicationContext start(WebApplicationType type, String... properties) {
		return new SpringApplicationBuilder(Application.class).web(type)
			.properties(EVERYTHING_SHOWN)
			.properties("eyepop.url=" + this.emulator.url(), "eyepop.api-key=" + API_KEY)
			.properties(properties)
			.run();
	}

	private static void predict(SyncWorkerEndpoint worker) {
		assertThat(worker.upload(new ClassPathResource("vectors/media/image.jpg")).predict()).isNotNull();
	}

	private JsonNode json(ConfigurableApplicationContext context, String path, int status) {
		HttpResponse<String> response = get(context, path);
		assertThat(response.statusCode()).as(path + ": " + response.body()).isEqualTo(status);
		return new JsonMapper().readTree(response.body());
	}

	private HttpResponse<String> get(ConfigurableApplicationContext context, String path) {
		String port = context.getEnvironment().getProperty("local.server.port");
		try {
			return this.client.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/actuator" + path))
				.timeout(Duration.ofMinutes(1))
				.build(), HttpResponse.BodyHandlers.ofString());
		}
		catch (Exception ex) {
			throw new IllegalStateException("No answer from " + path, ex);
		}
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
