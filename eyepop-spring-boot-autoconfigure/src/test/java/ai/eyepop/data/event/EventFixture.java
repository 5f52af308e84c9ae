package ai.eyepop.data.event;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

import reactor.core.publisher.Mono;

import ai.eyepop.auth.Access;
import ai.eyepop.data.DataEndpoint;
import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.emulator.inspect.EventSocketSnapshot;
import ai.eyepop.http.AccessTokens;
import ai.eyepop.http.EyePopHttp;
import ai.eyepop.wire.TestHttp;

import static org.awaitility.Awaitility.await;

/**
 * An emulator, and change events from it.
 */
final class EventFixture implements AutoCloseable {

	static final EventSettings FAST = EventSettings.defaults().withDelays(Duration.ofMillis(1), Duration.ofMillis(20));

	final EyePopEmulator emulator = EyePopEmulator.builder()
		.data((data) -> data.path("/data/v1").eventAuthorizationTimeout(Duration.ofSeconds(30)))
		.start();

	final EyePopHttp http = TestHttp.create();

	final AccessTokens tokens;

	final DataEvents events;

	EventFixture() {
		this((builder) -> {
		});
	}

	EventFixture(Consumer<DataEventsBuilder> customizer) {
		this.tokens = Objects.requireNonNull(Access.builder()
			.url(this.emulator.url())
			.apiKey(this.emulator.apiKey())
			.build()
			.tokens(this.http, Clock.systemUTC()));
		DataEventsBuilder builder = DataEvents.builder(this.http)
			.dataUrl(Mono.just(this.emulator.url().resolve("/data/v1/")))
			.tokens(this.tokens)
			.accountId(this.emulator.account())
			.settings(FAST);
		customizer.accept(builder);
		this.events = builder.build();
	}

	void send(String type) {
		this.emulator.events().send("{\"change_type\": \"%s\", \"account_uuid\": \"a\"}".formatted(type));
	}

	DataEndpoint data() {
		return data(this.http);
	}

	DataEndpoint data(EyePopHttp http) {
		return DataEndpoint.builder(http)
			.tokens(this.tokens)
			.apiKey(this.emulator.apiKey())
			.url(this.emulator.url())
			.accountId(this.emulator.account())
			.build();
	}

	EventSocketSnapshot socket() {
		await().until(() -> open().size() == 1);
		return open().get(0);
	}

	List<EventSocketSnapshot> open() {
		return this.emulator.sockets().stream().filter(EventSocketSnapshot::open).toList();
	}

	void awaitDatasets(String... datasets) {
		await().until(() -> {
			List<EventSocketSnapshot> open = open();
			return open.size() == 1 && open.get(0).datasets().equals(List.of(datasets));
		});
	}

	@Override
	public void close() {
		this.events.close();
		this.http.close();
		this.emulator.close();
	}

}
