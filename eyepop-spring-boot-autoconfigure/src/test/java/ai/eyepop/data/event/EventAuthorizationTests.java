package ai.eyepop.data.event;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.netty.http.websocket.WebsocketInbound;
import reactor.netty.http.websocket.WebsocketOutbound;

import ai.eyepop.http.AccessToken;
import ai.eyepop.http.AccessTokens;
import ai.eyepop.wire.TestClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for the token of a socket that is open.
 */
class EventAuthorizationTests {

	private final WatchedTimer timer = new WatchedTimer();

	private final TestClock clock = new TestClock(() -> Instant.ofEpochMilli(this.timer.now(TimeUnit.MILLISECONDS)));

	private final AtomicInteger issued = new AtomicInteger();

	private final SocketServer server = new SocketServer(this::serve);

	private final EventFixture fixture = new EventFixture((builder) -> builder.dataUrl(Mono.just(this.server.url())));

	@AfterEach
	void close() {
		this.fixture.close();
		this.server.close();
		this.timer.dispose();
	}

	@Test
	void tokenThatAnotherCallHadReplacedIsSentOnTheOpenSocket() {
		Recorder recorder = Recorder.connected(this.fixture.events.all());
		String before = token();
		this.fixture.emulator.expireTokens();
		assertThat(this.fixture.data().sync().datasets().list()).isEmpty();
		await().until(() -> authorizations().size() == 2);
		assertThat(token()).isNotEqualTo(before);
		assertThat(authorizations()).containsExactly(authorization(before), authorization(token()));
		assertThat(this.server.handshakes).hasSize(1);
		assertThat(recorder.types()).containsExactly("ConnectionUp");
	}

	@Test
	void tokenThatComesDueIsReplacedThoughNothingElseIsCalled() {
		try (DataEvents events = events(Mono.fromSupplier(this::issue))) {
			Recorder.connected(events.all());
			assertThat(authorizations()).containsExactly(authorization("token-1"));
			for (int hour = 2; hour <= 4; hour++) {
				this.timer.advance(Duration.ofSeconds(3539));
				assertThat(this.issued).hasValue(hour - 1);
				this.timer.advance(Duration.ofSeconds(1));
				int expected = hour;
				await().until(() -> authorizations().size() == expected);
			}
			assertThat(authorizations()).endsWith(authorization("token-3"), authorization("token-4"));
			assertThat(this.server.handshakes).hasSize(1);
		}
	}

	@Test
	void tokenThatCannotBeReplacedIsAskedForAgainAndTheSocketStaysOpen() {
		Mono<AccessToken> source = Mono.fromSupplier(() -> {
			AccessToken token = issue();
			if (this.issued.get() == 2 || this.issued.get() == 3) {
				throw new IllegalStateException("No token for now");
			}
			return token;
		});
		try (DataEvents events = events(source)) {
			Recorder recorder = Recorder.connected(events.all());
			this.timer.advance(Duration.ofSeconds(3540));
			assertThat(this.issued).hasValue(2);
			this.timer.advance(Duration.ofSeconds(10));
			assertThat(this.issued).hasValue(3);
			this.timer.advance(Duration.ofSeconds(10));
			await().until(() -> authorizations().size() == 2);
			assertThat(authorizations()).containsExactly(authorization("token-1"), authorization("token-4"));
			assertThat(recorder.types()).containsExactly("ConnectionUp");
		}
	}

	@Test
	void nothingIsAskedForOnceTheSocketIsClosed() {
		try (DataEvents events = events(Mono.fromSupplier(this::issue))) {
			Recorder.connected(events.all()).stop();
			await().until(() -> !this.server.closeCodes.isEmpty());
			this.timer.advance(Duration.ofDays(7));
			assertThat(this.issued).hasValue(1);
		}
	}

	private DataEvents events(Mono<AccessToken> source) {
		return DataEvents.builder(this.fixture.http)
			.dataUrl(Mono.just(this.server.url()))
			.tokens(new AccessTokens(source, null, this.clock))
			.settings(WatchedTimer.SETTINGS.withPing(Duration.ofDays(1), Duration.ofDays(1)))
			.timer(this.timer)
			.build();
	}

	private AccessToken issue() {
		return AccessToken.of("token-" + this.issued.incrementAndGet(), Duration.ofHours(1), this.clock.instant());
	}

	private String token() {
		return Objects.requireNonNull(this.fixture.tokens.get().block()).value();
	}

	private List<String> authorizations() {
		return this.server.received.stream().filter((text) -> text.startsWith("{\"authorization\"")).toList();
	}

	private static String authorization(String token) {
		return "{\"authorization\":\"Bearer %s\"}".formatted(token);
	}

	private Mono<Void> serve(WebsocketInbound in, WebsocketOutbound out) {
		return in.receiveFrames().doOnNext((frame) -> {
			if (frame instanceof TextWebSocketFrame text) {
				this.server.received.add(text.text());
			}
			else if (frame instanceof PingWebSocketFrame) {
				out.sendObject(new PongWebSocketFrame(frame.content().retain())).then().subscribe();
			}
		}).then();
	}

}
