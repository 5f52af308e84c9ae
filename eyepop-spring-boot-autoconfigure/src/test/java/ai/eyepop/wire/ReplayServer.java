package ai.eyepop.wire;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.Connection;
import reactor.netty.DisposableServer;
import reactor.netty.http.Http11SslContextSpec;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.resources.LoopResources;
import reactor.netty.tcp.SslProvider.GenericSslContextSpec;
import tools.jackson.databind.JsonNode;

/**
 * Answers requests as the recorded service did, one after the other, and keeps what it
 * was asked.
 */
public final class ReplayServer implements AutoCloseable {

	private final Queue<JsonNode> script = new ConcurrentLinkedQueue<>();

	private final List<ReceivedRequest> received = new CopyOnWriteArrayList<>();

	private final List<ReceivedRequest> deleted = new CopyOnWriteArrayList<>();

	private final List<ReceivedRequest> traces = new CopyOnWriteArrayList<>();

	private volatile int tracesStatus = 204;

	private final Sinks.Empty<Void> uploaded = Sinks.empty();

	private final AtomicInteger connections = new AtomicInteger();

	private final AtomicInteger atOnce = new AtomicInteger();

	private final AtomicInteger mostAtOnce = new AtomicInteger();

	/** The global ones end with the first application context that uses them. */
	private final LoopResources loops = LoopResources.create("replay", 1, true);

	private final String scheme;

	private final DisposableServer server;

	public ReplayServer(WireVector... vectors) {
		this(Arrays.stream(vectors).flatMap((vector) -> vector.requests().stream()).toList());
	}

	public ReplayServer(List<JsonNode> requests) {
		this(HttpServer.create(), "http", requests);
	}

	private ReplayServer(HttpServer server, String scheme, List<JsonNode> requests) {
		this.scheme = scheme;
		this.script.addAll(requests);
		this.server = server.host("127.0.0.1")
			.port(0)
			.runOn(this.loops)
			.doOnChannelInit((observer, channel, address) -> this.connections.incrementAndGet())
			.handle(this::handle)
			.bindNow();
	}

	/**
	 * Create a server with TLS.
	 */
	public static ReplayServer secure(Path certificate, Path key, WireVector vector) {
		GenericSslContextSpec<?> context = Http11SslContextSpec.forServer(certificate.toFile(), key.toFile());
		return new ReplayServer(HttpServer.create().secure((spec) -> spec.sslContext(context)), "https",
				vector.requests());
	}

	public URI url() {
		return URI.create(this.scheme + "://127.0.0.1:" + this.server.port());
	}

	public int connections() {
		return this.connections.get();
	}

	/**
	 * Return the deletions that were not recorded.
	 */
	public List<ReceivedRequest> deleted() {
		return List.copyOf(this.deleted);
	}

	/**
	 * Return the request traces, which are not among what was received.
	 */
	public List<ReceivedRequest> traces() {
		return List.copyOf(this.traces);
	}

	/**
	 * Answer request traces with an error.
	 */
	public void refuseTraces(int status) {
		this.tracesStatus = status;
	}

	/**
	 * Return how many requests were answered at the same time, at most.
	 */
	public int mostAtOnce() {
		return this.mostAtOnce.get();
	}

	public List<ReceivedRequest> received() {
		return List.copyOf(this.received);
	}

	private Publisher<Void> handle(HttpServerRequest request, HttpServerResponse response) {
		return request.receive()
			.aggregate()
			.asByteArray()
			.defaultIfEmpty(new byte[0])
			.flatMap((body) -> answer(request, body, response))
			.doFirst(() -> this.mostAtOnce.accumulateAndGet(this.atOnce.incrementAndGet(), Math::max))
			.doFinally((signal) -> this.atOnce.decrementAndGet());
	}

	private Mono<Void> answer(HttpServerRequest request, byte[] body, HttpServerResponse response) {
		Map<String, String> headers = request.requestHeaders()
			.entries()
			.stream()
			.collect(Collectors.toMap((header) -> header.getKey().toLowerCase(), Map.Entry::getValue, (a, b) -> a));
		ReceivedRequest received = new ReceivedRequest(request.method().name(), URI.create(request.uri()), headers,
				body);
		if (headers.getOrDefault("content-type", "").startsWith("application/x-flatbuffers")) {
			this.traces.add(received);
			return response.status(this.tracesStatus).send().then();
		}
		JsonNode following = this.script.peek();
		if (received.method().equals("DELETE")
				&& (following == null || !following.get("method").asString().equals("DELETE"))) {
			this.deleted.add(received);
			return response.status(204).send().then();
		}
		this.received.add(received);
		JsonNode next = this.script.poll();
		if (next == null) {
			return response.status(599).sendString(Mono.just("Nothing more was recorded")).then();
		}
		JsonNode answer = next.get("response");
		if (!answer.has("status") || answer.get("status").isNull()) {
			return Mono.fromRunnable(() -> request.withConnection(Connection::dispose));
		}
		response.status(answer.get("status").asInt());
		if (answer.has("content_type")) {
			response.header("Content-Type", answer.get("content_type").asString());
		}
		String text = text(answer).replace("{base}", url().toString());
		String fault = answer.path("fault").asString("");
		if (request.uri().contains("sourceId=") && answer.get("status").asInt() < 300) {
			this.uploaded.tryEmitEmpty();
		}
		if (request.uri().contains("/prepareSource") && answer.get("status").asInt() < 300 && !text.isBlank()) {
			int firstLine = text.indexOf('\n') + 1;
			Flux<ByteBuf> lines = Flux.concat(Flux.just(buffer(text.substring(0, firstLine))),
					this.uploaded.asMono().thenMany(Flux.just(buffer(text.substring(firstLine)))));
			return response.sendObject(lines, (line) -> true).then();
		}
		if (fault.startsWith("last line cut")) {
			text = text.substring(0, text.length() - 20);
		}
		if (fault.startsWith("connection reset")) {
			return response
				.sendObject(Flux.concat(Flux.just(buffer(text)), Flux.error(new IOException("cut"))), (part) -> true)
				.then();
		}
		return text.isEmpty() ? response.send() : response.sendObject(buffer(text)).then();
	}

	private static ByteBuf buffer(String text) {
		return Unpooled.copiedBuffer(text, StandardCharsets.UTF_8);
	}

	private String text(JsonNode answer) {
		JsonNode body = answer.get("body");
		if (body.isString()) {
			return body.asString();
		}
		if (answer.get("content_type").asString().equals("application/jsonl")) {
			return StreamSupport.stream(body.spliterator(), false)
				.map((line) -> (line.isString() ? line.asString() : line.toString()) + "\n")
				.collect(Collectors.joining());
		}
		return body.toString();
	}

	@Override
	public void close() {
		this.server.disposeNow();
		this.loops.disposeLater(Duration.ZERO, Duration.ofSeconds(1)).block();
	}

}
