package ai.eyepop.telemetry.trace;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.DefaultFileRegion;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.client.HttpClientRequest;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.resources.LoopResources;
import tools.jackson.databind.JsonNode;

import ai.eyepop.http.AccessToken;
import ai.eyepop.http.AccessTokens;
import ai.eyepop.http.EyePopHttp;
import ai.eyepop.http.ServiceException;
import ai.eyepop.internal.LibraryVersion;
import ai.eyepop.source.Source;
import ai.eyepop.wire.TestClock;
import ai.eyepop.wire.TestHttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link RequestTraces} over sockets, on a clock that is turned by hand.
 */
class RequestTracesTests {

	private static final TraceSchema SCHEMA = TraceSchema.read();

	private final TestClock clock = new TestClock();

	private final CountedTimer time = new CountedTimer();

	private final LoopResources loops = LoopResources.create("traces", 1, true);

	private final Queue<byte[]> records = new ConcurrentLinkedQueue<>();

	private final List<String> requestIds = new CopyOnWriteArrayList<>();

	private final List<Object> written = new CopyOnWriteArrayList<>();

	private Handler handler = (request, response) -> response.status(204).send();

	private int eventsStatus = 204;

	private final DisposableServer server = HttpServer.create()
		.host("127.0.0.1")
		.port(0)
		.runOn(this.loops)
		.handle(this::handle)
		.bindNow();

	private final EyePopHttp http = EyePopHttp.builder()
		.retry(TestHttp.FAST_RETRIES)
		.connector((client) -> new ReactorClientHttpConnector(
				client.doOnChannelInit((observer, channel, address) -> channel.pipeline().addFirst(new Watch()))))
		.build();

	private final RequestTraces traces = RequestTraces.of(this.http, TraceSettings.defaults(), this.clock, this.time);

	private final WebClient client = this.traces.http().anonymousClient();

	RequestTracesTests() {
		this.traces.begin();
		this.traces.tell(url("/api"), AccessTokens.fixed("tok"));
	}

	private Publisher<Void> handle(HttpServerRequest request, HttpServerResponse response) {
		if (request.uri().equals("/api/events")) {
			assertThat(request.requestHeaders().get("Content-Type"))
				.isEqualTo("application/x-flatbuffers;schema=eyepop.events.Record");
			return request.receive().aggregate().asByteArray().flatMap((body) -> {
				this.records.add(body);
				return response.status(this.eventsStatus).send().then();
			});
		}
		this.requestIds.add(request.requestHeaders().get("X-Request-Id"));
		return this.handler.answer(request, response);
	}

	@AfterEach
	void close() {
		this.http.close();
		this.server.disposeNow();
		this.loops.disposeLater(Duration.ZERO, Duration.ofSeconds(1)).block();
		this.time.dispose();
	}

	private URI url(String path) {
		return URI.create("http://127.0.0.1:" + this.server.port() + path);
	}

	@Test
	void anAnswerIsTold() {
		this.handler = (request, response) -> {
			this.clock.advance(Duration.ofMillis(20));
			Flux<String> lines = Flux.just("first\n", "second\n")
				.concatMap((line) -> Mono.just(line).doOnNext((next) -> this.clock.advance(Duration.ofMillis(3))));
			return request.receive().then().thenMany(response.sendString(lines));
		};
		this.client.post()
			.uri(url("/things/a%20b?token=secret#part"))
			.bodyValue("hello")
			.retrieve()
			.bodyToMono(String.class)
			.block();
		assertThat(events()).hasSize(1);
		JsonNode event = event();
		assertThat(event.get("method").asString()).isEqualTo("post");
		assertThat(event.get("event_time_epoch_ms").asLong()).isEqualTo(TestClock.START.toEpochMilli());
		assertThat(this.requestIds).containsExactly(event.get("x_request_id").asString());
		assertThat(event.get("result").asString()).isEqualTo("success");
		assertThat(event.get("status").asInt()).isEqualTo(200);
		assertThat(event.get("host_index").asInt()).isZero();
		assertThat(event.get("path_index").asInt()).isZero();
		assertThat(event.get("wait_ms").asInt() + event.get("process_ms").asInt()).isEqualTo(26);
		assertThat(event.get("body_bytes_sent").asInt()).isEqualTo(5);
		assertThat(event.get("body_bytes_received").asInt()).isEqualTo(13);
		assertThat(record().get("hosts")).hasToString("[\"127.0.0.1:%d\"]".formatted(this.server.port()));
		assertThat(record().get("paths")).hasToString("[\"/things/a%20b\"]");
		assertThat(record().get("client_type").asString()).isEqualTo("other");
		assertThat(record().get("client_version").asString()).isEqualTo(LibraryVersion.get()).isNotEqualTo("unknown");
	}

	@Test
	void aStreamTakesUntilItsLastByte() {
		this.handler = (request, response) -> {
			this.clock.advance(Duration.ofSeconds(2));
			return response.sendObject(
					Flux.concat(Flux.just(Unpooled.copiedBuffer("1\n", StandardCharsets.UTF_8)), Flux.never()),
					(part) -> true);
		};
		Flux<DataBuffer> lines = this.client.get().uri(url("/stream")).retrieve().bodyToFlux(DataBuffer.class);
		lines.doOnNext((buffer) -> {
			DataBufferUtils.release(buffer);
			this.clock.advance(Duration.ofSeconds(3));
		}).take(1).blockLast();
		Awaitility.await().until(() -> !events().isEmpty());
		// canceled by the caller after its first line
		assertThat(event().get("result").asString()).isEqualTo("other");
		assertThat(event().get("status").asInt()).isEqualTo(200);
		assertThat(event().get("wait_ms").asInt()).isEqualTo(2000);
		assertThat(event().get("process_ms").asInt()).isEqualTo(3000);
		assertThat(event().get("body_bytes_received").asInt()).isEqualTo(2);
	}

	@Test
	void aRequestThatIsCanceledBeforeItsAnswerIsTold() {
		this.handler = (request, response) -> Mono.never();
		this.client.get()
			.uri(url("/silent"))
			.retrieve()
			.toBodilessEntity()
			.takeUntilOther(Mono.fromRunnable(() -> this.clock.advance(Duration.ofSeconds(4))))
			.block();
		assertThat(event().get("result").asString()).isEqualTo("other");
		assertThat(event().get("status").asInt()).isZero();
	}

	@ParameterizedTest
	@ValueSource(ints = { 302, 404, 418 })
	void aRefusalIsToldWithItsStatus(int status) {
		// faults.md 32: the vendor's SDK tells no status
		this.handler = (request, response) -> response.status(status).sendString(Mono.just("x".repeat(100_000)));
		assertThatExceptionOfType(ServiceException.class)
			.isThrownBy(() -> this.client.get().uri(url("/refused")).retrieve().toBodilessEntity().block())
			.satisfies((failure) -> assertThat(this.requestIds).containsExactly(failure.getRequestId()));
		assertThat(event().get("result").asString()).isEqualTo("status");
		assertThat(event().get("status").asInt()).isEqualTo(status);
		assertThat(event().get("body_bytes_received").asInt()).isPositive();
	}

	@Test
	void eachAttemptIsTold() {
		this.handler = (request, response) -> response.status((this.requestIds.size() < 3) ? 503 : 200).send();
		get("/again");
		assertThat(this.requestIds).hasSize(3).doesNotHaveDuplicates();
		List<JsonNode> events = events();
		assertThat(events).extracting((event) -> event.get("x_request_id").asString())
			.containsExactlyElementsOf(this.requestIds);
		assertThat(events).extracting((event) -> event.get("status").asInt()).containsExactly(503, 503, 200);
		assertThat(record().get("paths")).hasSize(1);
	}

	@Test
	void aConnectionThatIsRefusedIsTold() throws IOException {
		int port;
		try (ServerSocket socket = new ServerSocket(0)) {
			port = socket.getLocalPort();
		}
		get(URI.create("http://user:password@127.0.0.1:%d/x".formatted(port)));
		assertThat(events()).hasSizeGreaterThan(1)
			.allSatisfy((event) -> assertThat(event.get("result").asString()).isEqualTo("connection"));
		assertThat(record().get("hosts")).hasToString("[\"127.0.0.1:%d\"]".formatted(port));
	}

	@Test
	void aConnectionThatBreaksIsTold() {
		this.handler = (request, response) -> {
			request.withConnection((connection) -> {
				connection.channel().config().setOption(ChannelOption.SO_LINGER, 0);
				connection.channel().close();
			});
			return Mono.never();
		};
		get("/reset");
		assertThat(event().get("result").asString()).isEqualTo("connection");
		assertThat(event().get("status").asInt()).isZero();
	}

	@Test
	void anAnswerThatBreaksIsTold() {
		this.handler = (request, response) -> response
			.sendObject(Flux.concat(Flux.just(Unpooled.copiedBuffer("begun", StandardCharsets.UTF_8)),
					Flux.error(new IOException("cut"))), (part) -> true);
		get("/cut");
		assertThat(event().get("result").asString()).isEqualTo("connection");
		assertThat(event().get("status").asInt()).isEqualTo(200);
		assertThat(event().get("body_bytes_received").asInt()).isEqualTo(5);
	}

	@Test
	void anAnswerThatDoesNotComeInTimeIsTold() {
		// faults.md 32: the vendor's SDK calls it a broken connection
		this.handler = (request, response) -> Mono.never();
		this.client.get()
			.uri(url("/late"))
			.httpRequest((request) -> ((HttpClientRequest) request.getNativeRequest())
				.responseTimeout(Duration.ofMillis(50)))
			.retrieve()
			.toBodilessEntity()
			.onErrorComplete()
			.block();
		assertThat(event().get("result").asString()).isEqualTo("timeout");
	}

	@Test
	void aTimeOutOfTheCallerIsACancellation() {
		this.handler = (request, response) -> Mono.never();
		this.client.get()
			.uri(url("/slow"))
			.retrieve()
			.toBodilessEntity()
			.timeout(Duration.ofMillis(50))
			.onErrorComplete()
			.block();
		assertThat(event().get("result").asString()).isEqualTo("other");
	}

	@Test
	void aFileIsCountedAndStillSentWithoutACopy(@TempDir Path folder) throws IOException {
		Path file = Files.write(folder.resolve("image.bin"), new byte[300_000]);
		post((request) -> request.contentType(MediaType.APPLICATION_OCTET_STREAM)
			.body((message, context) -> Source.of(file).media().get(0).writeTo(message)));
		assertThat(this.written).hasAtLeastOneElementOfType(DefaultFileRegion.class);
		assertThat(event().get("body_bytes_sent").asInt()).isEqualTo(300_000);
	}

	@Test
	void aStreamOfBuffersIsCounted() {
		Flux<DataBuffer> buffers = Flux.range(0, 50)
			.map((i) -> DefaultDataBufferFactory.sharedInstance.wrap(new byte[1000]));
		post((request) -> request.body(BodyInserters.fromDataBuffers(buffers)));
		assertThat(event().get("body_bytes_sent").asInt()).isEqualTo(50_000);
		post((request) -> request.body((message, context) -> message.writeAndFlushWith(buffers.window(10))));
		assertThat(event().get("body_bytes_sent").asInt()).isEqualTo(50_000);
	}

	@Test
	void aBodyInOnePieceKeepsItsLength() {
		this.handler = (request, response) -> request.receive()
			.then()
			.thenMany(response.sendString(Mono.just(String.valueOf(request.requestHeaders().get("Content-Length")))));
		assertThat(this.client.post().uri(url("/x")).bodyValue("12345").retrieve().bodyToMono(String.class).block())
			.isEqualTo("5");
	}

	@Test
	void aLongPathIsCut() {
		get("/" + "p".repeat(3000));
		assertThat(record().get("paths").get(0).asString()).hasSize(1024);
	}

	@Test
	void aReportOfARefusedTokenIsSentWithANewOne() {
		this.eventsStatus = 401;
		Queue<String> tokens = new ConcurrentLinkedQueue<>();
		AccessTokens renewable = new AccessTokens(Mono.fromSupplier(() -> {
			this.eventsStatus = 204;
			tokens.add("new");
			return new AccessToken("new", null, null);
		}), new AccessToken("old", null, null), this.clock);
		this.traces.tell(url("/api"), renewable);
		get("/x");
		this.traces.end().block();
		assertThat(tokens).hasSize(1);
		assertThat(this.records).hasSize(2);
	}

	@Test
	void reportsLeaveInTheBackgroundAndAreNotToldThemselves() {
		get("/x");
		for (int i = 0; i < 10; i++) {
			this.clock.advance(Duration.ofSeconds(1));
			this.time.advance(Duration.ofSeconds(1));
		}
		Awaitility.await().until(() -> !this.records.isEmpty());
		assertThat(SCHEMA.decode(Objects.requireNonNull(this.records.poll())).get("events")).hasSize(1);
		assertThat(events()).isEmpty();
	}

	@Test
	void tracesThatAreOffLookAtNothing() {
		RequestTraces off = RequestTraces.of(this.http, TraceSettings.defaults(), false, this.clock);
		assertThat(off.http()).isSameAs(this.http);
		assertThat(RequestTraces.of(this.http, TraceSettings.defaults().withEnabled(false), true, this.clock).http())
			.isSameAs(this.http);
		assertThat(RequestTraces.of(this.http, TraceSettings.defaults().withEnabled(true), false, this.clock).http())
			.isNotSameAs(this.http);
		assertThat(RequestTraces.of(this.http, TraceSettings.defaults(), true, this.clock).http())
			.isNotSameAs(this.http);
		off.begin();
		off.tell(url("/api"), null);
		off.end().block();
		assertThat(off.longestEnd()).isZero();
		assertThat(this.records).isEmpty();
	}

	private void get(String path) {
		get(url(path));
	}

	private void get(URI url) {
		this.client.method(HttpMethod.GET).uri(url).retrieve().bodyToMono(String.class).onErrorComplete().block();
	}

	private void post(Function<WebClient.RequestBodySpec, WebClient.RequestHeadersSpec<?>> body) {
		this.handler = (request, response) -> request.receive().then(response.status(204).send().then());
		body.apply(this.client.post().uri(url("/upload"))).retrieve().toBodilessEntity().block();
	}

	private @Nullable JsonNode lastRecord;

	private JsonNode record() {
		if (this.lastRecord == null) {
			events();
		}
		return Objects.requireNonNull(this.lastRecord);
	}

	private JsonNode event() {
		List<JsonNode> events = events();
		return (events.isEmpty() ? record().get("events").valueStream().toList() : events).get(0);
	}

	/** What is told at the end of a use, after which the next begins. */
	private List<JsonNode> events() {
		this.traces.end().block();
		this.traces.begin();
		byte[] record = this.records.poll();
		if (record == null) {
			return List.of();
		}
		JsonNode decoded = SCHEMA.decode(record);
		this.lastRecord = decoded;
		return decoded.get("events").valueStream().toList();
	}

	/**
	 * Keeps what is written to a connection.
	 */
	private final class Watch extends ChannelOutboundHandlerAdapter {

		@Override
		public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
			if (message instanceof DefaultFileRegion) {
				RequestTracesTests.this.written.add(message);
			}
			super.write(context, message, promise);
		}

	}

	private interface Handler {

		Publisher<Void> answer(HttpServerRequest request, HttpServerResponse response);

	}

}
