package ai.eyepop.data.internal;

import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ResponseEntity;
import org.springframework.web.service.invoker.HttpExchangeAdapter;
import org.springframework.web.service.invoker.HttpRequestValues;
import org.springframework.web.service.invoker.ReactorHttpExchangeAdapterDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import ai.eyepop.data.content.SyncDownload;

/**
 * Makes calls fail with exceptions of ours, lets blocking calls take part in the trace of
 * their caller, and gives them downloads.
 */
final class CallAdapter extends ReactorHttpExchangeAdapterDecorator {

	CallAdapter(HttpExchangeAdapter adapter) {
		super(adapter);
	}

	@Override
	public Mono<Void> exchangeForMono(HttpRequestValues request) {
		return super.exchangeForMono(request).onErrorMap(DataFailures::map).contextCapture();
	}

	@Override
	public <T> Mono<T> exchangeForBodyMono(HttpRequestValues request, ParameterizedTypeReference<T> type) {
		if (type.getType() == SyncDownload.class) {
			SyncDownload download = new SyncDownload(
					exchangeForBodyFlux(request, ParameterizedTypeReference.forType(DataBuffer.class)));
			return Mono.just(download).map(CallAdapter::cast);
		}
		return super.exchangeForBodyMono(request, type).onErrorMap(DataFailures::map).contextCapture();
	}

	@Override
	public <T> Flux<T> exchangeForBodyFlux(HttpRequestValues request, ParameterizedTypeReference<T> type) {
		return super.exchangeForBodyFlux(request, type).onErrorMap(DataFailures::map).contextCapture();
	}

	@Override
	public <T> Mono<ResponseEntity<T>> exchangeForEntityMono(HttpRequestValues request,
			ParameterizedTypeReference<T> type) {
		return super.exchangeForEntityMono(request, type).onErrorMap(DataFailures::map).contextCapture();
	}

	@SuppressWarnings("unchecked")
	private static <T> T cast(Object value) {
		return (T) value;
	}

}
