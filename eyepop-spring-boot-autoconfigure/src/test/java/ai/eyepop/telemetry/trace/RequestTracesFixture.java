package ai.eyepop.telemetry.trace;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.DefaultFileRegion;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.reactivestreams.Publisher;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.resources.LoopResources;
import tools.jackson.databind.JsonNode;

import ai.eyepop.http.AccessTokens;
import ai.eyepop.http.EyePopHttp;
import ai.eyepop.wire.TestClock;
import ai.eyepop.wire.TestHttp;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A service that takes request traces, and a client that tells them.
 */
abstract class RequestTracesFixture {

	static final TraceSchema SCHEMA = TraceSchema.read();

	final TestClock clock = new TestClock();

	final CountedTimer time = new CountedTimer();

	final LoopResources loops = LoopResources.create("traces", 1, true);

	final Queue<byte[]> records = new ConcurrentLinkedQueue<>();

	final List<String> requestIds = new CopyOnWriteArrayList<>();

	final List<Object> written = new CopyOnWriteArrayList<>();

	Handler handler = (request, response) -> response.status(204).send();

	int eventsStatus = 204;

	final DisposableServer server = HttpServer.create()
		.host("127.0.0.1")
		.port(0)
		.runOn(this.loops)
		.handle(this::handle)
		.bindNow();

	final EyePopHttp http = EyePopHttp.builder()
		.retry(TestHttp.FAST_RETRIES)
		.connector((client) -> new ReactorClientHttpConnector(
				client.doOnChannelInit((observer, channel, address) -> channel.pipeline().addFirst(new Watch()))))
		.build();

	final RequestTraces traces = RequestTraces.of(this.http, TraceSettings.defaults(), this.clock, this.time);

	final WebClient client = this.traces.http().anonymousClient();

	RequestTracesFixture() {
		this.traces.begin();
		this.traces.tell(url("/api"), AccessTokens.fixed("tok"));
	}

	Publisher<Void> handle(HttpServerRequest request, HttpServerResponse response) {
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

	URI url(String path) {
		return URI.create("http://127.0.0.1:" + this.server.port() + path);
	}

	void get(String path) {
		get(url(path));
	}

	void get(URI url) {
		this.client.method(HttpMethod.GET).uri(url).retrieve().bodyToMono(String.class).onErrorComplete().block();
	}

	void post(Function<WebClient.RequestBodySpec, WebClient.RequestHeadersSpec<?>> body) {
		this.handler = (request, response) -> request.receive().then(response.status(204).send().then());
		body.apply(this.client.post().uri(url("/upload"))).retrieve().toBodilessEntity().block();
	}

	@Nullable JsonNode lastRecord;

	JsonNode record() {
		if (this.lastRecord == null) {
			events();
		}
		return Objects.requireNonNull(this.lastRecord);
	}

	JsonNode event() {
		List<JsonNode> events = events();
		return (events.isEmpty() ? record().get("events").valueStream().toList() : events).get(0);
	}

	/** What is told at the end of a use, after which the next begins. */
	List<JsonNode> events() {
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
	final class Watch extends ChannelOutboundHandlerAdapter {

		@Override
		public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
			if (message instanceof DefaultFileRegion) {
				RequestTracesFixture.this.written.add(message);
			}
			super.write(context, message, promise);
		}

	}

	interface Handler {

		Publisher<Void> answer(HttpServerRequest request, HttpServerResponse response);

	}

}
