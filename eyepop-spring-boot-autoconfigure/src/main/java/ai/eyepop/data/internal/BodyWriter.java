package ai.eyepop.data.internal;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.core.ResolvableType;
import org.springframework.http.MediaType;
import org.springframework.http.ReactiveHttpOutputMessage;
import org.springframework.http.codec.HttpMessageWriter;
import reactor.core.publisher.Mono;

/**
 * Writes a body that knows how to write itself.
 *
 * @param <T> type of the body
 */
final class BodyWriter<T> implements HttpMessageWriter<T> {

	private final Class<T> type;

	private final BiFunction<T, ReactiveHttpOutputMessage, Mono<Void>> writer;

	BodyWriter(Class<T> type, BiFunction<T, ReactiveHttpOutputMessage, Mono<Void>> writer) {
		this.type = type;
		this.writer = writer;
	}

	@Override
	public List<MediaType> getWritableMediaTypes() {
		return List.of(MediaType.ALL);
	}

	@Override
	public boolean canWrite(ResolvableType type, @Nullable MediaType mediaType) {
		return this.type.isAssignableFrom(type.toClass());
	}

	@Override
	public Mono<Void> write(Publisher<? extends T> body, ResolvableType type, @Nullable MediaType mediaType,
			ReactiveHttpOutputMessage message, Map<String, Object> hints) {
		return Mono.from(body).flatMap((value) -> this.writer.apply(value, message));
	}

}
