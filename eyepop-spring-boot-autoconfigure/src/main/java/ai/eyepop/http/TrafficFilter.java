package ai.eyepop.http;

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
 * Has the bytes of a request counted on whatever connection it gets. Connections are
 * shared, so a request that nobody counts says so, too.
 */
final class TrafficFilter implements ExchangeFilterFunction {

	private final Consumer<ClientHttpRequest> attach;

	TrafficFilter(@Nullable HttpListener listener) {
		this.attach = (request) -> {
			if (request.getNativeRequest() instanceof Connection connection) {
				TrafficHandler.attach(connection.channel(), listener);
			}
		};
	}

	@Override
	public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
		return next.exchange(ClientRequest.from(request).httpRequest(this.attach).build());
	}

}
