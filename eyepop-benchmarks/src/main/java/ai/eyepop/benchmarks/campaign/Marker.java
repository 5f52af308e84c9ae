package ai.eyepop.benchmarks.campaign;

import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/**
 * Writes the number of its job on each request, by which the service's books tell whose
 * it is.
 */
final class Marker implements ExchangeFilterFunction {

	static final String HEADER = "X-Campaign-Job";

	private static final Object KEY = Marker.class;

	static Context mark(Context context, int index) {
		return context.put(KEY, index);
	}

	@Override
	public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
		return Mono.deferContextual((context) -> {
			Integer index = context.getOrDefault(KEY, null);
			return next.exchange((index != null)
					? ClientRequest.from(request).header(HEADER, String.valueOf(index)).build() : request);
		});
	}

}
