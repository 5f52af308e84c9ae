package ai.eyepop.data;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.Disposable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import ai.eyepop.data.event.ChangeEvent;
import ai.eyepop.data.event.ChangeType;
import ai.eyepop.data.event.application.EventsLostEvent;
import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.emulator.inspect.EventSocketSnapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * An application with a listener, and an emulator whose event socket is cut.
 */
final class StoryApplication implements AutoCloseable {

	private final EyePopEmulator emulator = EyePopEmulator.builder()
		.data((data) -> data.trainingStep(Duration.ofMillis(250)))
		.start();

	private final ConfigurableApplicationContext context;

	/** Numbers of the connections that were reset while something may have been sent. */
	private final Set<Integer> resets = new HashSet<>();

	private int cuts;

	StoryApplication() {
		this.context = new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE)
			.properties("eyepop.url=" + this.emulator.url(), "eyepop.api-key=" + this.emulator.apiKey(),
					"eyepop.account-id=" + this.emulator.account(), "eyepop.data.events.enabled=true",
					"eyepop.data.events.initial-delay=1ms", "eyepop.data.events.max-delay=20ms")
			.run();
	}

	DataEndpoint data() {
		return this.context.getBean(DataEndpoint.class);
	}

	Changes listener() {
		return this.context.getBean(Changes.class);
	}

	/**
	 * Follow a dataset, too, from when the service knows.
	 */
	Disposable follow(String datasetUuid) {
		Disposable following = data().events().dataset(datasetUuid).subscribe();
		await().until(() -> this.emulator.sockets()
			.stream()
			.anyMatch((socket) -> socket.open() && socket.datasets().contains(datasetUuid)));
		return following;
	}

	/**
	 * Let the service close the connection in the middle of whatever happens.
	 */
	void end() {
		listener().awaitUp(++this.cuts);
		assertThat(this.emulator.events().close(1012, "restart")).isOne();
	}

	/**
	 * Reset the connection once all that was sent on it has arrived, since a reset may
	 * lose what is under way.
	 */
	void cut() {
		listener().awaitUp(++this.cuts);
		awaitAll();
		assertThat(this.emulator.events().cut()).isOne();
	}

	/**
	 * Reset the connection in the middle of whatever happens, which may lose what is
	 * under way.
	 */
	void reset() {
		this.resets.add(this.cuts);
		listener().awaitUp(++this.cuts);
		assertThat(this.emulator.events().cut()).isOne();
	}

	int cuts() {
		return this.cuts;
	}

	/**
	 * Return how often the service was asked for a model.
	 */
	long reads(String modelUuid) {
		return this.emulator.requests()
			.stream()
			.filter((request) -> request.method().equals("GET") && request.path().endsWith("/models/" + modelUuid))
			.count();
	}

	void verifyNothingIsMissed() {
		awaitAll();
		List<EventSocketSnapshot> sockets = this.emulator.sockets();
		List<List<ChangeEvent>> received = listener().changesByConnection();
		assertThat(received).hasSameSizeAs(sockets).hasSize(this.cuts + 1);
		for (int i = 0; i <= this.cuts; i++) {
			List<ChangeEvent> sent = sockets.get(i).lastSent().stream().map(StoryApplication::change).toList();
			int arrived = this.resets.contains(i) ? received.get(i).size() : sent.size();
			assertThat(received.get(i)).as("connection %d", i).isEqualTo(sent.subList(0, arrived));
		}
		assertThat(listener().downs()).isEqualTo(this.cuts);
		assertThat(listener().ups()).isEqualTo(this.cuts + 1);
		assertThat(listener().gapReasons()).hasSize(this.cuts).containsOnly(EventsLostEvent.Reason.RECONNECTED);
	}

	private static ChangeEvent change(String text) {
		JsonNode json = JsonMapper.shared().readTree(text);
		JsonNode version = json.path("dataset_version");
		return new ChangeEvent(ChangeType.of(json.path("change_type").asString()), json.path("account_uuid").asString(),
				json.path("dataset_uuid").asString(null), version.isInt() ? version.intValue() : null,
				json.path("asset_uuid").asString(null), json.path("mdl_uuid").asString(null),
				json.path("workflow_id").asString(null), json.path("workflow_task_name").asString(null),
				json.path("message").asString(null));
	}

	/** Waits for all that was sent on the last connection, and so on those before. */
	private void awaitAll() {
		await().until(() -> {
			List<EventSocketSnapshot> sockets = this.emulator.sockets();
			List<List<ChangeEvent>> received = listener().changesByConnection();
			int last = sockets.size() - 1;
			return received.size() == sockets.size() && received.get(last).size() == sockets.get(last).eventsSent();
		});
	}

	@Override
	public void close() {
		this.context.close();
		this.emulator.close();
	}

	/**
	 * The application.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		Changes changes() {
			return new Changes();
		}

	}

}
