package ai.eyepop.data.event;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

import ch.qos.logback.classic.Level;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;
import reactor.netty.http.websocket.WebsocketInbound;
import reactor.netty.http.websocket.WebsocketOutbound;

import ai.eyepop.http.AccessToken;
import ai.eyepop.http.AccessTokens;
import ai.eyepop.http.EyePopHttp;
import ai.eyepop.wire.LogRecorder;
import ai.eyepop.wire.TestHttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for what the service is asked while it does not let the socket stay.
 */
class EventRecoveryTests {

	@RegisterExtension
	private final LogRecorder log = new LogRecorder(Level.WARN, Level.ERROR);

	private final WatchedTimer timer = new WatchedTimer();

	private final EyePopHttp http = TestHttp.create();

	private final AtomicInteger issued = new AtomicInteger();

	private final AccessTokens tokens = new AccessTokens(
			Mono.fromSupplier(() -> new AccessToken("token-" + this.issued.incrementAndGet(), null, null)), null,
			Clock.systemUTC());

	/** What is sent behind each first pong: a code to close with, after an event. */
	private volatile int closeCode;

	private volatile @Nullable String event;

	private volatile @Nullable WebsocketOutbound open;

	private final SocketServer server = new SocketServer(this::serve);

	private final DataEvents events = events((builder) -> builder.tokens(this.tokens));

	@AfterEach
	void close() {
		this.events.close();
		this.http.close();
		this.server.close();
		this.timer.dispose();
	}

	@Test
	void serviceThatAnswersPingsButDoesNotAuthorizeIsAskedEverMoreSeldom() {
		this.closeCode = 1008;
		Recorder recorder = new Recorder(this.events.all());
		for (int wait = 1; wait <= 15; wait++) {
			this.timer.passWait(wait);
		}
		await().until(() -> recorder.count(ConnectionDown.class) == 17);
		assertThat(this.timer.waits()).startsWith(1000L, 1500L, 2250L, 3375L, 5063L, 7594L, 11391L, 17086L, 25629L,
				38443L, 57665L, 60000L, 60000L, 60000L, 60000L);
		assertThat(this.server.handshakes).hasSize(17);
		assertThat(this.issued).hasValue(17);
		assertThat(recorder.count(ConnectionUp.class)).isEqualTo(17);
		assertThat(this.log.lines()).filteredOn((line) -> line.contains("event socket"))
			.singleElement()
			.satisfies((line) -> assertThat(line).contains("code 1008"));
	}

	@Test
	void refusedTokenIsReplacedAtOnceButOnlyOnce() {
		this.closeCode = 3000;
		this.events.all().subscribe();
		await().until(() -> this.timer.waits().size() == 1);
		assertThat(this.server.handshakes).hasSize(2);
		assertThat(this.server.received).contains("{\"authorization\":\"Bearer token-1\"}",
				"{\"authorization\":\"Bearer token-2\"}");
	}

	@Test
	void changeDoesNotMakeUpForARefusedToken() {
		this.event = "{\"change_type\": \"events_lost\"}";
		this.closeCode = 1008;
		this.events.all().subscribe();
		for (int wait = 1; wait <= 5; wait++) {
			this.timer.passWait(wait);
		}
		assertThat(this.timer.waits()).startsWith(1000L, 1500L, 2250L, 3375L, 5063L);
	}

	@Test
	void tokenThatWasGoodForLongIsReplacedAtOnce() {
		Recorder recorder = Recorder.connected(this.events.all());
		this.timer.advance(Duration.ofMinutes(10));
		close(1008);
		recorder.awaitConnections(2);
		this.timer.advance(Duration.ofMinutes(10));
		close(1008);
		recorder.awaitConnections(3);
		assertThat(this.timer.waits()).isEmpty();
		assertThat(this.issued).hasValue(3);
	}

	@Test
	void withoutTokensNothingIsReplaced() {
		this.closeCode = 1008;
		try (DataEvents open = events((builder) -> builder)) {
			open.all().subscribe();
			await().until(() -> this.timer.waits().size() == 1);
			assertThat(this.server.handshakes).hasSize(1);
		}
	}

	@Test
	void socketThatEndsSoonIsNoSuccess() {
		this.closeCode = 1001;
		this.events.all().subscribe();
		for (int wait = 1; wait <= 5; wait++) {
			this.timer.passWait(wait);
		}
		assertThat(this.timer.waits()).startsWith(1000L, 1500L, 2250L, 3375L, 5063L);
		assertThat(this.issued).hasValue(1);
	}

	@Test
	void socketThatStaysLongerThanItWasWaitedForIsASuccess() {
		this.closeCode = 1001;
		Recorder recorder = new Recorder(this.events.all());
		this.timer.passWait(1);
		await().until(() -> this.timer.waits().size() == 2);
		this.closeCode = 0;
		this.timer.passWait(2);
		recorder.awaitConnections(3);
		this.timer.advance(Duration.ofSeconds(2));
		close(1001);
		await().until(() -> this.timer.waits().size() == 3);
		assertThat(this.timer.waits()).containsExactly(1000L, 1500L, 1000L);
		assertThat(this.log.lines()).filteredOn((line) -> line.contains("event socket")).hasSize(2);
	}

	@Test
	void socketWithAChangeIsASuccess() {
		this.closeCode = 1001;
		Recorder recorder = new Recorder(this.events.all());
		this.timer.passWait(1);
		await().until(() -> this.timer.waits().size() == 2);
		this.event = "{\"change_type\": \"any\"}";
		this.timer.passWait(2);
		recorder.await("any");
		await().until(() -> this.timer.waits().size() == 3);
		assertThat(this.timer.waits()).containsExactly(1000L, 1500L, 1000L);
	}

	@Test
	void urlIsAskedForWithEachAttempt() {
		try (SocketServer moved = new SocketServer(this::serve)) {
			AtomicInteger asked = new AtomicInteger();
			Mono<URI> url = Mono.fromSupplier(() -> (asked.incrementAndGet() == 1) ? this.server.url() : moved.url());
			try (DataEvents following = events((builder) -> builder.dataUrl(url))) {
				Recorder recorder = Recorder.connected(following.all());
				close(1001);
				this.timer.passWait(1);
				recorder.awaitConnections(2);
				assertThat(this.server.handshakes).hasSize(1);
				assertThat(moved.handshakes).hasSize(1);
				assertThat(asked).hasValue(2);
			}
		}
	}

	private DataEvents events(UnaryOperator<DataEventsBuilder> customizer) {
		return customizer
			.apply(DataEvents.builder(this.http)
				.dataUrl(Mono.just(this.server.url()))
				.settings(WatchedTimer.SETTINGS)
				.timer(this.timer)
				.random(() -> 0L))
			.build();
	}

	private Mono<Void> serve(WebsocketInbound in, WebsocketOutbound out) {
		this.open = out;
		return in.aggregateFrames().receiveFrames().doOnNext((frame) -> {
			if (frame instanceof TextWebSocketFrame text) {
				this.server.received.add(text.text());
			}
			else if (frame instanceof PingWebSocketFrame) {
				Mono<Void> answer = out.sendObject(new PongWebSocketFrame(frame.content().retain())).then();
				if (this.event != null) {
					answer = answer.then(out.sendString(Mono.just(this.event)).then());
				}
				int code = this.closeCode;
				((code > 0) ? answer.then(Mono.defer(() -> out.sendClose(code, ""))) : answer).subscribe();
			}
		}).then();
	}

	private void close(int code) {
		Objects.requireNonNull(this.open).sendClose(code, "").onErrorComplete().subscribe();
	}

}
