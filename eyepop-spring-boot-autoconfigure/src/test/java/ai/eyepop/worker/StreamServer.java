package ai.eyepop.worker;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.resources.LoopResources;

/**
 * A worker that answers submissions with bytes, each part of them flushed by itself.
 */
final class StreamServer implements AutoCloseable {

	private final AtomicReference<Answer> answer = new AtomicReference<>();

	private final LoopResources loops = LoopResources.create("stream", 1, true);

	private final DisposableServer server = HttpServer.create()
		.host("127.0.0.1")
		.port(0)
		.runOn(this.loops)
		.route((routes) -> routes
			.get("/workers/config",
					(request, response) -> response
						.sendString(Mono.just("{\"base_url\": \"/\", \"pipeline_id\": \"p\"}")))
			.get("/pipelines/p", (request, response) -> response.sendString(Mono.just("{\"id\": \"p\"}")))
			.post("/pipelines/p/source", this::answer)
			.route((request) -> request.method().name().equals("PATCH"), this::answer))
		.bindNow();

	URI url() {
		return URI.create("http://127.0.0.1:" + this.server.port());
	}

	void answerWith(Answer answer) {
		this.answer.set(answer);
	}

	private Publisher<Void> answer(HttpServerRequest request, HttpServerResponse response) {
		Answer answer = Objects.requireNonNull(this.answer.get());
		Flux<ByteBuf> parts = Flux.fromIterable(answer.parts()).map(Unpooled::wrappedBuffer);
		// all of the request is read, so that the end of the connection is no reset
		Flux<ByteBuf> body = answer.broken() ? parts.concatWith(Mono.error(new IOException("broken by the test")))
				: parts;
		return request.receive()
			.then()
			.thenMany(Flux
				.defer(() -> response.header("Content-Type", "application/jsonl").sendObject(body, (part) -> true)));
	}

	@Override
	public void close() {
		this.server.disposeNow();
		this.loops.disposeLater(Duration.ZERO, Duration.ofSeconds(1)).block();
	}

	/**
	 * What comes back.
	 *
	 * @param parts the bytes
	 * @param broken whether the connection ends before the answer does
	 */
	record Answer(List<byte[]> parts, boolean broken) {

		private static final int MANY = 200;

		static Answer of(byte[] bytes, List<Integer> cuts, boolean broken) {
			List<byte[]> parts = new ArrayList<>();
			for (int from = 0; from < bytes.length;) {
				// the rest of what is long comes in larger parts
				int length = cuts.get(parts.size() % cuts.size()) * (1 + parts.size() / MANY * MANY);
				int to = Math.min(bytes.length, from + length);
				parts.add(Arrays.copyOfRange(bytes, from, to));
				from = to;
			}
			return new Answer(parts, broken);
		}

	}

}
