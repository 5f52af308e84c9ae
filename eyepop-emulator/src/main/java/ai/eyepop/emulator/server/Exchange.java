package ai.eyepop.emulator.server;

import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.QueryStringDecoder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;

import ai.eyepop.emulator.service.ServiceException;

/**
 * One request while it is being answered, with what has to be cleaned up afterwards.
 */
final class Exchange implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(Exchange.class);

	private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._:\\[\\]-]{1,255}");

	private static final long MAX_JSON_LENGTH = 1 << 20;

	private static final int MAX_PARAMETERS = 1024;

	private final AtomicLong bodyLength = new AtomicLong();

	private final Deque<AutoCloseable> resources = new ConcurrentLinkedDeque<>();

	private final HttpServerRequest request;

	private final String rawPath;

	private final @Nullable Map<String, List<String>> query;

	private final int endpoint;

	private volatile boolean bodyTaken;

	Exchange(HttpServerRequest request, int endpoint) {
		this.request = request;
		this.endpoint = endpoint;
		this.rawPath = request.uri().split("[?#]", 2)[0];
		this.query = query(request.uri());
	}

	String method() {
		return this.request.method().name();
	}

	/**
	 * Return the number of the endpoint that the request came to.
	 * @return the number, {@link Endpoints#NONE} if it came to none
	 */
	int endpoint() {
		return this.endpoint;
	}

	boolean isToWorker() {
		return this.rawPath.startsWith("/workers/") && !this.rawPath.equals("/workers/config");
	}

	boolean isHandshake() {
		String upgrade = header(HttpHeaderNames.UPGRADE);
		return method().equals("GET") && "websocket".equalsIgnoreCase(upgrade);
	}

	/**
	 * Return path and query as they were sent.
	 * @return the target of the request
	 */
	String target() {
		return this.request.uri();
	}

	/**
	 * Return the path as it was sent.
	 * @return the path, not decoded
	 */
	String path() {
		return this.rawPath;
	}

	/**
	 * Return the decoded query parameters.
	 * @return the values by name, none if the query cannot be decoded
	 */
	Map<String, List<String>> query() {
		return (this.query != null) ? this.query : Map.of();
	}

	boolean isQueryMalformed() {
		return this.query == null;
	}

	@Nullable String header(CharSequence name) {
		return this.request.requestHeaders().get(name);
	}

	Iterable<Map.Entry<String, String>> headers() {
		return this.request.requestHeaders();
	}

	@Nullable String contentType() {
		return header(HttpHeaderNames.CONTENT_TYPE);
	}

	/**
	 * Return the media type without its parameters.
	 * @return the lower-case media type, empty if there is none
	 */
	String mediaType() {
		return mediaType(contentType());
	}

	static String mediaType(@Nullable String contentType) {
		return (contentType != null) ? contentType.split(";", 2)[0].trim().toLowerCase(Locale.ROOT) : "";
	}

	@Nullable String bearer() {
		String authorization = header(HttpHeaderNames.AUTHORIZATION);
		if (authorization == null || !authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
			return null;
		}
		return authorization.substring(7).trim();
	}

	/**
	 * Return where the client reached the emulator, which behind a mapped port is not
	 * where the emulator listens.
	 * @return host and port
	 */
	String authority() {
		String host = header(HttpHeaderNames.HOST);
		if (host != null && HOST.matcher(host).matches()) {
			return host;
		}
		InetSocketAddress local = this.request.hostAddress();
		return (local != null) ? local.getHostString() + ":" + local.getPort() : "localhost";
	}

	long bodyLength() {
		return this.bodyLength.get();
	}

	void closeAtEnd(AutoCloseable resource) {
		this.resources.push(resource);
	}

	/**
	 * Return the body as it comes. The bytes are copied, so that none can leak where a
	 * cancelled request drops them.
	 * @param limit the most bytes to accept
	 * @return the body in pieces
	 */
	Flux<byte[]> body(long limit) {
		if (declaredLength() > limit) {
			return Flux.error(tooLarge(limit));
		}
		this.bodyTaken = true;
		return this.request.receive().asByteArray().doOnNext((piece) -> {
			if (this.bodyLength.addAndGet(piece.length) > limit) {
				throw tooLarge(limit);
			}
		});
	}

	/**
	 * Read the rest of the request if nobody did and there is not much of it. An answer
	 * that leaves before can stall the next request on the connection.
	 * @return a signal of its end
	 */
	Mono<Void> drain() {
		if (this.bodyTaken || declaredLength() > MAX_JSON_LENGTH || header(HttpHeaderNames.TRANSFER_ENCODING) != null) {
			return Mono.empty();
		}
		return body(MAX_JSON_LENGTH).then().onErrorComplete();
	}

	/**
	 * Return the body of a JSON request.
	 * @return the body, without bytes if there is none
	 */
	Mono<byte[]> jsonBody() {
		return body(MAX_JSON_LENGTH).collect(ByteArrayOutputStream::new, ByteArrayOutputStream::writeBytes)
			.map((collected) -> {
				String mediaType = mediaType();
				if (collected.size() > 0 && !mediaType.equals("application/json") && !mediaType.endsWith("+json")) {
					throw new ServiceException(415, "The content type must be application/json, but is "
							+ (mediaType.isEmpty() ? "missing" : "'" + mediaType + "'"));
				}
				return collected.toByteArray();
			});
	}

	@Override
	public void close() {
		for (AutoCloseable resource = this.resources.poll(); resource != null; resource = this.resources.poll()) {
			try {
				resource.close();
			}
			catch (Exception ex) {
				logger.warn("Could not clean up after {} {}", method(), path(), ex);
			}
		}
	}

	private long declaredLength() {
		String length = header(HttpHeaderNames.CONTENT_LENGTH);
		return (length != null && length.matches("\\d{1,18}")) ? Long.parseLong(length) : -1;
	}

	private static ServiceException tooLarge(long limit) {
		return new ServiceException(413,
				"The body is larger than %,d bytes, the most that is accepted here".formatted(limit));
	}

	private static @Nullable Map<String, List<String>> query(String uri) {
		try {
			// a semicolon is a character like any other, not a separator
			return new QueryStringDecoder(uri, StandardCharsets.UTF_8, true, MAX_PARAMETERS, true).parameters();
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

}
