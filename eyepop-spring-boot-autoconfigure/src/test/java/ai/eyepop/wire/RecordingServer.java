package ai.eyepop.wire;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Stream;

import io.netty.handler.codec.http.HttpHeaderNames;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.Http11SslContextSpec;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.resources.LoopResources;

/**
 * Server that may have a certificate, answers as a test says, and keeps what it was sent
 * that may be a secret.
 */
public final class RecordingServer implements AutoCloseable {

	private static final Path TLS = Path.of("src/test/resources/tls");

	private final List<Received> received = new CopyOnWriteArrayList<>();

	private final LoopResources loops = LoopResources.create("recording", 1, true);

	private final Function<Received, Reply> replies;

	private final String scheme;

	private final DisposableServer server;

	/**
	 * Create a server.
	 * @param certificate name of its certificate; {@code null} for plain HTTP
	 * @param replies tells what it answers
	 */
	public RecordingServer(@Nullable String certificate, Function<Received, Reply> replies) {
		this.replies = replies;
		this.scheme = (certificate != null) ? "https" : "http";
		HttpServer server = HttpServer.create().host("127.0.0.1").port(0).runOn(this.loops).handle(this::handle);
		this.server = ((certificate != null)
				? server.secure((spec) -> spec.sslContext(Http11SslContextSpec
					.forServer(TLS.resolve(certificate + ".crt").toFile(), TLS.resolve("server.key").toFile())))
				: server)
			.bindNow();
	}

	public URI url() {
		return URI.create(this.scheme + "://127.0.0.1:" + this.server.port());
	}

	public List<Received> received() {
		return List.copyOf(this.received);
	}

	/**
	 * Return the paths of the requests.
	 */
	public Stream<String> paths() {
		return this.received.stream().map((request) -> request.method() + " " + request.uri());
	}

	private Publisher<Void> handle(HttpServerRequest request, HttpServerResponse response) {
		return request.receive().aggregate().asString().defaultIfEmpty("").flatMap((body) -> {
			Received received = new Received(request.method().name(), request.uri(),
					request.requestHeaders().get(HttpHeaderNames.AUTHORIZATION),
					request.requestHeaders().entries() + body);
			this.received.add(received);
			Reply reply = this.replies.apply(received);
			response.status(reply.status()).header(HttpHeaderNames.CONTENT_TYPE, "application/json");
			if (reply.location() != null) {
				response.header(HttpHeaderNames.LOCATION, reply.location());
			}
			return reply.body().isEmpty() ? response.send() : response.sendString(Mono.just(reply.body())).then();
		});
	}

	@Override
	public void close() {
		this.server.disposeNow();
		this.loops.disposeLater(Duration.ZERO, Duration.ofSeconds(1)).block();
	}

	/**
	 * A request.
	 *
	 * @param method its method
	 * @param uri its path and query
	 * @param authorization what it was authorized with
	 * @param all its headers and its body
	 */
	public record Received(String method, String uri, @Nullable String authorization, String all) {

	}

	/**
	 * What is answered.
	 *
	 * @param status the status
	 * @param location where the request is sent to
	 * @param body the body
	 */
	public record Reply(int status, @Nullable String location, String body) {

		public static Reply json(String body) {
			return new Reply(200, null, body);
		}

		public static Reply to(int status, String location) {
			return new Reply(status, location, "");
		}

	}

}
