package ai.eyepop.data;

import java.time.Duration;
import java.util.List;

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
import ai.eyepop.data.event.application.EventsLostEvent;
import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.emulator.inspect.EventSocketSnapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * An application with a listener, and an emulator whose event socket is cut.
 */
final class StoryApplication implements AutoCloseable {

	private final EyePopEmulator emulator = EyePopEmulator.builder().trainingStep(Duration.ofMillis(50)).start();

	private final ConfigurableApplicationContext context;

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

	int cuts() {
		return this.cuts;
	}

	void verifyNothingIsMissed() {
		awaitAll();
		List<JsonNode> sent = sent();
		List<ChangeEvent> received = listener().changes();
		assertThat(received).hasSameSizeAs(sent);
		for (int i = 0; i < sent.size(); i++) {
			ChangeEvent change = received.get(i);
			JsonNode event = sent.get(i);
			assertThat(change.type().value()).isEqualTo(event.path("change_type").asString());
			assertThat(change.datasetUuid()).isEqualTo(event.path("dataset_uuid").asString(null));
			assertThat(change.assetUuid()).isEqualTo(event.path("asset_uuid").asString(null));
			assertThat(change.modelUuid()).isEqualTo(event.path("mdl_uuid").asString(null));
			assertThat(change.message()).isEqualTo(event.path("message").asString(null));
		}
		assertThat(listener().downs()).isEqualTo(this.cuts);
		assertThat(listener().ups()).isEqualTo(this.cuts + 1);
		assertThat(listener().gapReasons()).hasSize(this.cuts).containsOnly(EventsLostEvent.Reason.RECONNECTED);
		assertThat(this.emulator.sockets()).hasSize(this.cuts + 1);
	}

	private List<JsonNode> sent() {
		return this.emulator.sockets()
			.stream()
			.flatMap((socket) -> socket.lastSent().stream())
			.map(JsonMapper.shared()::readTree)
			.toList();
	}

	private void awaitAll() {
		await().until(() -> listener().changes()
			.size() == this.emulator.sockets().stream().mapToLong(EventSocketSnapshot::eventsSent).sum());
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
