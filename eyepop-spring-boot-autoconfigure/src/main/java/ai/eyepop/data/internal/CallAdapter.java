package ai.eyepop.data.internal;

import java.util.stream.Stream;

import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.ResolvableType;
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
 * their caller, and gives them downloads and items of files.
 */
final class CallAdapter extends ReactorHttpExchangeAdapterDecorator {

	private static final ParameterizedTypeReference<DataBuffer> BYTES = ParameterizedTypeReference
		.forType(DataBuffer.class);

	private final FileForm<?> fileForm;

	CallAdapter(HttpExchangeAdapter adapter, FileForm<?> fileForm) {
		super(adapter);
		this.fileForm = fileForm;
	}

	@Override
	public Mono<Void> exchangeForMono(HttpRequestValues request) {
		return super.exchangeForMono(request).onErrorMap(DataFailures::map).contextCapture();
	}

	@Override
	public <T> Mono<T> exchangeForBodyMono(HttpRequestValues request, ParameterizedTypeReference<T> type) {
		if (type.getType() == SyncDownload.class) {
			return Mono.fromSupplier(() -> cast(new SyncDownload(bytes(request))));
		}
		if (ResolvableType.forType(type).resolve() == Stream.class) {
			return Mono.fromSupplier(() -> cast(this.fileForm.stream().apply(bytes(request))));
		}
		return super.exchangeForBodyMono(request, type).onErrorMap(DataFailures::map).contextCapture();
	}

	@Override
	public <T> Flux<T> exchangeForBodyFlux(HttpRequestValues request, ParameterizedTypeReference<T> type) {
		if (type.getType() == this.fileForm.itemType()
				&& request.getHeaders().getAccept().contains(this.fileForm.mediaType())) {
			return this.fileForm.items().apply(bytes(request)).map(CallAdapter::cast);
		}
		return super.exchangeForBodyFlux(request, type).onErrorMap(DataFailures::map).contextCapture();
	}

	private Flux<DataBuffer> bytes(HttpRequestValues request) {
		return super.exchangeForBodyFlux(request, BYTES).onErrorMap(DataFailures::map).contextCapture();
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
