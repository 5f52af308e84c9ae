package ai.eyepop.http;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;

/**
 * Gives each request an id of its own, 32 hexadecimal digits in {@code X-Request-Id}, and
 * has its bytes counted on whatever connection it gets. Connections are shared, so a
 * request that nobody counts says so, too.
 */
final class RequestIdFilter implements ExchangeFilterFunction {

	static final String HEADER = "X-Request-Id";

	private final Consumer<ClientHttpRequest> attach;

	RequestIdFilter(@Nullable HttpListener listener) {
		this.attach = (request) -> {
			if (request.getNativeRequest() instanceof Connection connection) {
				TrafficHandler.attach(connection.channel(), listener);
			}
		};
	}

	@Override
	public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
		ThreadLocalRandom random = ThreadLocalRandom.current();
		HexFormat hex = HexFormat.of();
		String id = hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong());
		// once for both, since a request is copied for each change
		return next.exchange(ClientRequest.from(request)
			.headers((headers) -> headers.set(HEADER, id))
			.httpRequest(this.attach)
			.build());
	}

}
