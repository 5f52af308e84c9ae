package ai.eyepop.http;

import java.net.URI;

import io.micrometer.observation.Observation;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientRequestObservationContext;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import reactor.core.publisher.Mono;

/**
 * Keeps the query of signed URLs, which is as good as a credential, out of observations.
 */
final class SignedUrlFilter implements ExchangeFilterFunction {

	@Override
	public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
		if (!RequestMarks.isSigned(request)) {
			return next.exchange(request);
		}
		return Mono.deferContextual((context) -> {
			Observation observation = context.getOrDefault(ObservationThreadLocalAccessor.KEY, null);
			if (observation != null && observation.getContext() instanceof ClientRequestObservationContext observed) {
				observed.setRequest(ClientRequest.from(request).url(withoutSignature(request.url())).build());
			}
			return next.exchange(request);
		});
	}

	private static URI withoutSignature(URI url) {
		String authority = url.getRawAuthority();
		return URI.create("%s://%s%s".formatted(url.getScheme(), authority.substring(authority.lastIndexOf('@') + 1),
				url.getRawPath()));
	}

}
