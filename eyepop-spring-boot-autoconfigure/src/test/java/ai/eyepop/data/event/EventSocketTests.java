package ai.eyepop.data.event;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Mono;
import reactor.netty.http.websocket.WebsocketInbound;
import reactor.netty.http.websocket.WebsocketOutbound;
import reactor.test.scheduler.VirtualTimeScheduler;

import ai.eyepop.emulator.fault.Fault;
import ai.eyepop.emulator.inspect.EventSocketSnapshot;
import ai.eyepop.http.AccessToken;
import ai.eyepop.http.AccessTokens;
import ai.eyepop.http.EyePopHttp;
import ai.eyepop.http.ServiceException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Tests for the socket: how it is opened, how it ends, and how it comes back.
 */
class EventSocketTests {

	private final VirtualTimeScheduler timer = VirtualTimeScheduler.create();

	private final AtomicInteger attempts = new AtomicInteger();

	private EventFixture fixture = new EventFixture();

	@AfterEach
	void close() {
		this.fixture.close();
		this.timer.dispose();
	}

	@ParameterizedTest
	@CsvSource({ "https://h, wss://h/events", "http://h:1/, ws://h:1/events",
			"https://h:8443/base/v1, wss://h:8443/base/v1/events", "http://u:p@h/a%2Fb/?x=1#f, ws://h/a%2Fb/events" })
	void keepsTheBasePathAndNothingElse(URI dataUrl, URI expected) {
		assertThat(EventConnector.url(dataUrl)).isEqualTo(expected);
	}

	@Test
	void authorizesFirstAndThenSubscribes() {
		try (SocketServer server = server((frame, out) -> {
		})) {
			events(server).all("ds-1").subscribe();
			await().until(() -> server.received.stream().anyMatch((text) -> text.startsWith("ping")));
			assertThat(server.received.stream().filter((text) -> text.startsWith("{") || text.startsWith("ping")))
				.startsWith("{\"authorization\":\"Bearer secret-1\"}", "{\"subscribe\":{\"account_uuid\":\"acc\"}}",
						"{\"subscribe\":{\"dataset_uuid\":\"ds-1\"}}", "ping 1");
			assertThat(server.handshakes).containsExactly(URI.create("/base%20path/events"));
			assertThat(server.received.stream().filter((text) -> !text.startsWith("{")))
				.noneMatch((header) -> header.contains("secret-1"));
		}
	}

	@Test
	void nothingIsOpenedBeforeSomebodyListensAndItIsClosedCleanlyAfterTheLast() {
		try (SocketServer server = server(EventSocketTests::answerPing)) {
			DataEvents events = events(server);
			assertThat(server.handshakes).isEmpty();
			Recorder first = Recorder.connected(events.all());
			Recorder second = Recorder.connected(events.dataset("ds-1"));
			assertThat(events.isConnected()).isTrue();
			first.stop();
			assertThat(events.isConnected()).isTrue();
			second.stop();
			assertThat(events.isConnected()).isFalse();
			await().until(() -> server.closeCodes.equals(List.of(1000)));
			assertThat(server.handshakes).hasSize(1);
			Recorder.connected(events.all()).stop();
			assertThat(server.handshakes).hasSize(2);
		}
	}

	@Test
	void datasetIsSubscribedToOnceHoweverManyListen() {
		try (SocketServer server = server(EventSocketTests::answerPing); DataEvents events = events(server)) {
			Recorder.connected(events.dataset("ds-1"));
			Recorder.connected(events.all("ds-1", "ds-1"));
			Recorder.connected(events.dataset("ds-1")).stop();
			Recorder.connected(events.dataset("ds-2"));
			assertThat(server.received.stream().filter((text) -> text.contains("dataset_uuid"))).containsExactly(
					"{\"subscribe\":{\"dataset_uuid\":\"ds-1\"}}", "{\"subscribe\":{\"dataset_uuid\":\"ds-2\"}}");
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 1006, 1000, 1001, 1011, 4000 })
	void comesBackAfterAnyEnd(int code) {
		Recorder recorder = Recorder.connected(this.fixture.events.all("ds-1"));
		end(code);
		recorder.awaitConnections(2);
		assertThat(recorder.awaitDown().cause().getCloseCode()).isEqualTo(code);
		await().until(() -> recorder.events().size() == 4);
		assertThat(recorder.types()).containsExactly("ConnectionUp", "ConnectionDown", "ConnectionUp", "EventGap");
		assertThat(recorder.events().get(3)).isEqualTo(new EventGap(EventGap.Reason.RECONNECTED, 0));
		this.fixture.awaitDatasets("ds-1");
		EventSocketSnapshot socket = this.fixture.socket();
		assertThat(socket.accounts()).containsExactly(this.fixture.emulator.account());
	}

	@ParameterizedTest
	@ValueSource(ints = { 401, 404, 429, 500, 503 })
	void comesBackAfterRefusedHandshakes(int status) {
		Recorder recorder = Recorder.connected(this.fixture.events.all());
		this.fixture.emulator.events().refuseHandshakes(6, status);
		this.fixture.emulator.events().cut();
		recorder.awaitConnections(2);
		assertThat(recorder.count(ConnectionDown.class)).isOne();
		assertThat(this.fixture.emulator.requests()).filteredOn((request) -> request.path().endsWith("/events"))
			.extracting((request) -> request.status())
			.containsExactly(101, status, status, status, status, status, status, 101);
	}

	@Test
	void firstHandshakeThatIsRefusedIsNoEndEither() {
		this.fixture.emulator.events().refuseHandshakes(1, 503);
		Recorder recorder = Recorder.connected(this.fixture.events.all());
		assertThat(recorder.awaitDown().cause()).hasMessageContaining("/data/v1/events was refused with status 503");
		assertThat(recorder.awaitDown().cause().getStatus()).isEqualTo(503);
	}

	@Test
	void refusedTokenIsReplacedForTheNextAttempt() {
		this.fixture.tokens.get().block();
		this.fixture.emulator.events().refuseHandshakes(1, 401);
		Recorder.connected(this.fixture.events.all());
		assertThat(this.fixture.emulator.tokensIssued()).isEqualTo(2);
	}

	@Test
	void tokenThatTheSocketDoesNotAcceptIsReplaced() {
		this.fixture.tokens.get().block();
		this.fixture.emulator.expireTokens();
		Recorder recorder = Recorder.connected(this.fixture.events.all());
		this.fixture.emulator.events().close(1008, "No valid authorization came in time");
		recorder.awaitConnections(2);
		await().until(() -> this.fixture.socket().authorized());
		assertThat(this.fixture.emulator.tokensIssued()).isEqualTo(2);
	}

	@Test
	void comesBackAfterAHostThatIsUnknown() {
		replace(new EventFixture((builder) -> builder
			.dataUrl(Mono.defer(() -> Mono.just((this.attempts.incrementAndGet() < 3)
					? URI.create("http://no-such-host.invalid") : this.fixture.emulator.url().resolve("/data/v1"))))));
		Recorder recorder = Recorder.connected(this.fixture.events.all());
		assertThat(recorder.types()).startsWith("ConnectionDown", "ConnectionUp");
		assertThat(recorder.awaitDown().cause()).hasMessageContaining("no-such-host.invalid");
		assertThat(this.attempts).hasValue(3);
	}

	@Test
	void answerOfAnotherCallThatIsNotFoundLeavesTheSocketAlone() {
		Recorder recorder = Recorder.connected(this.fixture.events.all());
		assertThatExceptionOfType(ServiceException.class)
			.isThrownBy(() -> this.fixture.data().sync().datasets().get("no-such-dataset"))
			.satisfies((failure) -> assertThat(failure.getStatus().value()).isEqualTo(404));
		this.fixture.send("any");
		recorder.await("any");
		assertThat(recorder.types()).containsExactly("ConnectionUp", "any");
		assertThat(this.fixture.emulator.sockets()).hasSize(1);
	}

	@Test
	void waitsGrowToACeilingWithJitterAndBeginAnewAfterASuccess() {
		List<Long> expected = List.of(1000L, 1500L, 2250L, 3375L, 5063L, 7594L, 11391L, 17086L, 25629L, 38443L, 57665L,
				60000L, 60000L);
		Backoff longest = backoff(0);
		assertThat(expected).allSatisfy((millis) -> assertThat(longest.next()).hasMillis(millis));
		longest.reset();
		assertThat(longest.next()).hasMillis(1000);
		Backoff shortest = backoff(-1);
		assertThat(expected)
			.allSatisfy((millis) -> assertThat(shortest.next().toMillis()).isBetween(millis / 2 - 1, millis / 2 + 1));
	}

	@Test
	void attemptsAreMadeWhenTheWaitIsOver() {
		virtual(Mono.defer(() -> {
			this.attempts.incrementAndGet();
			return Mono.error(new IllegalStateException("down"));
		}));
		this.fixture.events.all().subscribe();
		assertThat(this.attempts).hasValue(1);
		int made = 1;
		for (long wait : new long[] { 1000, 1500, 2250, 3375 }) {
			this.timer.advanceTimeBy(Duration.ofMillis(wait - 1));
			assertThat(this.attempts).hasValue(made);
			this.timer.advanceTimeBy(Duration.ofMillis(1));
			assertThat(this.attempts).hasValue(++made);
		}
		this.timer.advanceTimeBy(Duration.ofHours(1));
		assertThat(this.attempts.get() - made).isBetween(60, 70);
	}

	@Test
	void nothingComesUpAfterTheEndWhileTheTimerRuns() {
		virtual(Mono.defer(() -> {
			this.attempts.incrementAndGet();
			return Mono.just(this.fixture.emulator.url().resolve("/data/v1"));
		}));
		Recorder recorder = Recorder.connected(this.fixture.events.all());
		this.fixture.emulator.events().cut();
		recorder.awaitDown();
		this.fixture.events.close();
		await().until(recorder::isComplete);
		this.timer.advanceTimeBy(Duration.ofDays(1));
		assertThat(this.attempts).hasValue(1);
		assertThat(this.fixture.events.all().collectList().block()).isEmpty();
		assertThat(this.fixture.emulator.sockets()).hasSize(1);
		assertThat(this.fixture.open()).isEmpty();
	}

	@Test
	void nothingComesUpAfterTheEndDuringTheHandshake() {
		Fault stall = Fault.builder().path("/events$").stall().build();
		this.fixture.emulator.faults().add(stall);
		Recorder recorder = new Recorder(this.fixture.events.all());
		await().until(() -> this.fixture.emulator.openConnections() > 0);
		this.fixture.events.close();
		await().until(recorder::isComplete);
		this.fixture.emulator.faults().clear();
		await().until(() -> this.fixture.emulator.requests().isEmpty() || this.fixture.open().isEmpty());
		assertThat(this.fixture.open()).isEmpty();
		assertThat(recorder.events()).isEmpty();
	}

	@Test
	void handshakeThatIsNeverAnsweredIsGivenUp() {
		virtual(Mono.fromSupplier(() -> this.fixture.emulator.url().resolve("/data/v1")));
		this.fixture.emulator.faults().add(Fault.builder().path("/events$").stall().build());
		Recorder recorder = new Recorder(this.fixture.events.all());
		await().until(() -> this.timer.getScheduledTaskCount() > 0);
		this.timer.advanceTimeBy(Duration.ofSeconds(20));
		assertThat(recorder.awaitDown().cause()).hasMessageContaining("did not answer within PT20S");
		this.timer.advanceTimeBy(Duration.ofSeconds(1));
		recorder.awaitConnections(1);
	}

	@Test
	void deadPeerIsNoticed() {
		AtomicInteger pings = new AtomicInteger();
		try (SocketServer server = server((frame, out) -> {
			if (pings.incrementAndGet() <= 2) {
				answerPing(frame, out);
			}
		})) {
			Recorder recorder = Recorder
				.connected(builder(server).settings(EventSettings.defaults()).timer(this.timer).build().all());
			this.timer.advanceTimeBy(Duration.ofSeconds(20));
			await().until(() -> pings.get() == 2);
			assertThat(recorder.count(ConnectionDown.class)).isZero();
			await().until(() -> {
				this.timer.advanceTimeBy(Duration.ofSeconds(20));
				return recorder.count(ConnectionDown.class) == 1;
			});
			assertThat(pings.get()).isGreaterThan(2);
			assertThat(recorder.awaitDown().cause()).hasMessageContaining("did not answer within PT20S");
		}
	}

	@Test
	void pingsOfTheServiceAreAnswered() {
		Recorder.connected(this.fixture.events.all());
		this.fixture.emulator.events().ping();
		await().until(() -> this.fixture.socket().pongs() == 1);
	}

	@Test
	void frameThatIsTooLargeEndsTheSocketAndSaysSo() {
		replace(new EventFixture(
				(builder) -> builder.settings(EventFixture.FAST.withMaxFrameSize(DataSize.ofKilobytes(1)))));
		Recorder recorder = Recorder.connected(this.fixture.events.all());
		this.fixture.send("x".repeat(900));
		this.fixture.send("x".repeat(1000));
		recorder.awaitConnections(2);
		assertThat(recorder.awaitDown().cause()).hasMessageContaining("larger than 1024 bytes")
			.hasMessageContaining("eyepop.data.events.max-frame-size");
		assertThat(recorder.changes()).hasSize(1);
	}

	@Test
	void fragmentsThatAreTooLargeTogetherEndTheSocketToo() {
		try (SocketServer server = server((frame, out) -> {
			if (frame instanceof PingWebSocketFrame) {
				out.sendObject(new TextWebSocketFrame(false, 0, "x".repeat(700))).then().subscribe();
				out.sendObject(new ContinuationWebSocketFrame(true, 0, "x".repeat(700))).then().subscribe();
			}
		})) {
			Recorder recorder = new Recorder(
					builder(server).settings(EventFixture.FAST.withMaxFrameSize(DataSize.ofKilobytes(1)))
						.build()
						.all());
			assertThat(recorder.awaitDown().cause()).hasMessageContaining("larger than 1024 bytes");
		}
	}

	private void end(int code) {
		if (code == 1006) {
			this.fixture.emulator.events().cut();
		}
		else {
			this.fixture.emulator.events().close(code, "bye");
		}
	}

	private void virtual(Mono<URI> dataUrl) {
		replace(new EventFixture((builder) -> builder.settings(EventSettings.defaults())
			.timer(this.timer)
			.random(() -> 0L)
			.dataUrl(dataUrl)));
	}

	private void replace(EventFixture replacement) {
		this.fixture.close();
		this.fixture = replacement;
	}

	private Backoff backoff(long random) {
		return new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(60), () -> random);
	}

	private DataEvents events(SocketServer server) {
		return builder(server).build();
	}

	private DataEventsBuilder builder(SocketServer server) {
		EyePopHttp http = this.fixture.http;
		AccessToken token = new AccessToken("secret-1", null, null);
		return DataEvents.builder(http)
			.dataUrl(Mono.just(server.url()))
			.tokens(new AccessTokens(Mono.just(token), token, Clock.systemUTC()))
			.accountId("acc")
			.settings(EventFixture.FAST);
	}

	private SocketServer server(BiConsumer<WebSocketFrame, WebsocketOutbound> onPing) {
		SocketServer[] server = new SocketServer[1];
		server[0] = new SocketServer((in, out) -> serve(in, out, server[0], onPing));
		return server[0];
	}

	private static Mono<Void> serve(WebsocketInbound in, WebsocketOutbound out, SocketServer server,
			BiConsumer<WebSocketFrame, WebsocketOutbound> onPing) {
		return in.receiveFrames().doOnNext((frame) -> {
			if (frame instanceof TextWebSocketFrame text) {
				server.received.add(text.text());
			}
			else if (frame instanceof PingWebSocketFrame) {
				server.received.add("ping " + frame.content().toString(StandardCharsets.UTF_8));
				onPing.accept(frame, out);
			}
		}).then();
	}

	private static void answerPing(WebSocketFrame frame, WebsocketOutbound out) {
		out.sendObject(new PongWebSocketFrame(frame.content().retain())).then().subscribe();
	}

}
