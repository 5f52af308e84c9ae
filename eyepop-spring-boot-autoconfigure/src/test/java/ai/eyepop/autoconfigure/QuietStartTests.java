package ai.eyepop.autoconfigure;

import java.io.File;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import ai.eyepop.data.DataEndpoint;
import ai.eyepop.data.event.DataEvents;
import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.worker.WorkerEndpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Shows which switches make an application send requests while it starts.
 */
class QuietStartTests {

	private static final Set<String> LOUD = Set.of("eyepop.worker.connect-on-startup", "eyepop.data.events.enabled");

	private final EyePopEmulator emulator = EyePopEmulator.start();

	@AfterEach
	void close() {
		this.emulator.close();
	}

	@ParameterizedTest
	@MethodSource("switches")
	void onlyTwoSwitchesSendRequestsAtTheStart(String property) {
		try (ConfigurableApplicationContext context = start(property + "=true")) {
			if (LOUD.contains(property)) {
				await().until(() -> !this.emulator.requests().isEmpty());
			}
		}
		assertThat(this.emulator.requests().isEmpty()).isEqualTo(!LOUD.contains(property));
	}

	@Test
	void aNamedWorkerThatConnectsSendsRequestsAtTheStart() {
		try (ConfigurableApplicationContext context = start("eyepop.workers.front.connect-on-startup=true")) {
			assertThat(this.emulator.requests()).isNotEmpty();
		}
	}

	@Test
	void theSwitchesAreThere() {
		assertThat(switches()).containsAll(LOUD).hasSizeGreaterThan(5);
	}

	/** All but the one that needs a service of another kind. */
	static List<String> switches() {
		JsonNode metadata = new JsonMapper()
			.readTree(new File("target/classes/META-INF/spring-configuration-metadata.json"));
		return metadata.get("properties")
			.valueStream()
			.filter((property) -> property.path("type").asString("").equals("java.lang.Boolean"))
			.map((property) -> property.get("name").asString())
			.filter((name) -> name.startsWith("eyepop.") && !name.equals("eyepop.local-mode"))
			.toList();
	}

	private ConfigurableApplicationContext start(String... properties) {
		ConfigurableApplicationContext context = new SpringApplicationBuilder(Application.class)
			.web(WebApplicationType.NONE)
			.properties("spring.main.banner-mode=off", "logging.level.root=error", "eyepop.url=" + this.emulator.url(),
					"eyepop.api-key=" + this.emulator.apiKey(), "eyepop.account-id=" + this.emulator.account())
			.properties(properties)
			.run();
		for (Class<?> type : List.of(WorkerEndpoint.class, DataEndpoint.class, DataEvents.class)) {
			assertThat(context.getBeanProvider(type).stream()).isNotEmpty();
		}
		return context;
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
