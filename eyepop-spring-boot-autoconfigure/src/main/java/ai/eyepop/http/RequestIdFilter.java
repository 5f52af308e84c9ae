package ai.eyepop.http;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import reactor.core.publisher.Mono;

/**
 * Gives each request an id of its own, 32 hexadecimal digits in {@code X-Request-Id}.
 */
final class RequestIdFilter implements ExchangeFilterFunction {

	static final String HEADER = "X-Request-Id";

	@Override
	public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
		ThreadLocalRandom random = ThreadLocalRandom.current();
		HexFormat hex = HexFormat.of();
		String id = hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong());
		return next.exchange(ClientRequest.from(request).headers((headers) -> headers.set(HEADER, id)).build());
	}

}
