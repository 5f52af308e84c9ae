package ai.eyepop.autoconfigure;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.http.client.ReactorResourceFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import ai.eyepop.wire.ReceivedRequest;
import ai.eyepop.wire.ReplayServer;
import ai.eyepop.wire.WireVector;
import ai.eyepop.worker.WorkerEndpoint;

/**
 * What checks of properties share: an application, and recordings that it runs against.
 */
abstract class PropertyChecks {

	static final String WITHOUT_SESSIONS = "worker.connect/api-key/no-sessions";

	static final String IN_PRODUCTION = "worker.connect/secret-key-named-pop-prod";

	static final String[] POP = { "eyepop.worker.pop.components[0].type=inference",
			"eyepop.worker.pop.components[0].ability=eyepop.person:latest" };

	static final ApplicationContextRunner RUNNER = new ApplicationContextRunner()
		.withBean(ReactorResourceFactory.class, OwnResources::create)
		.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, ReactiveHttpClientAutoConfiguration.class,
				WebClientAutoConfiguration.class, EyePopAutoConfiguration.class, EyePopEmulatorAutoConfiguration.class,
				EyePopWorkerAutoConfiguration.class, EyePopDataAutoConfiguration.class,
				EyePopDataEventsAutoConfiguration.class));

	private final Map<String, Check> checks = new TreeMap<>();

	private final Set<String> withoutDefault = new TreeSet<>();

	/**
	 * Add a check of a property that has a default.
	 * @param property name of the property
	 * @param check shows that the property reaches the client or the wire
	 */
	final void check(String property, Check check) {
		this.checks.put(property, check);
	}

	/**
	 * Add a check of a property that is not set by default.
	 * @param property name of the property
	 * @param check shows that the property reaches the client or the wire
	 */
	final void checkWithoutDefault(String property, Check check) {
		this.withoutDefault.add(property);
		check(property, check);
	}

	final Map<String, Check> checks() {
		return this.checks;
	}

	final Set<String> withoutDefault() {
		return this.withoutDefault;
	}

	static List<ReceivedRequest> requestsOf(String vector, String... properties) {
		try (ReplayServer server = new ReplayServer(WireVector.of("connect", vector))) {
			RUNNER.withPropertyValues("eyepop.url=" + server.url())
				.withPropertyValues(properties)
				.run((context) -> context.getBean(WorkerEndpoint.class).connect().onErrorComplete().block());
			return server.received();
		}
	}

	static List<ReceivedRequest> requests(String vector, String... properties) {
		AtomicReference<List<ReceivedRequest>> requests = new AtomicReference<>();
		try (ReplayServer server = new ReplayServer(WireVector.of("connect", vector))) {
			connected(server, properties).run((context) -> {
				context.getBean(WorkerEndpoint.class).connect().block();
				requests.set(server.received());
			});
		}
		return requests.get();
	}

	static ApplicationContextRunner connected(ReplayServer server, String... properties) {
		return RUNNER.withPropertyValues("eyepop.url=" + server.url(), "eyepop.api-key=key-1")
			.withPropertyValues(properties);
	}

	static JsonNode json(ReceivedRequest request) {
		return new JsonMapper().readTree(request.body());
	}

	static Path media(String name) {
		return resource("/vectors/media/" + name);
	}

	static Path resource(String name) {
		try {
			return Path.of(PropertyChecks.class.getResource(name).toURI());
		}
		catch (URISyntaxException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Shows that a property has an effect.
	 */
	@FunctionalInterface
	interface Check {

		void run();

	}

}
