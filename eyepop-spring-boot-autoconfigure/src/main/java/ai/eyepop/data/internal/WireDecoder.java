package ai.eyepop.data.internal;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.core.ResolvableType;
import org.springframework.core.codec.AbstractDecoder;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.util.ClassUtils;
import org.springframework.util.MimeType;
import org.springframework.util.MimeTypeUtils;
import org.springframework.util.StringUtils;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import ai.eyepop.data.call.UnexpectedAnswerException;
import ai.eyepop.http.JsonArrayReader;
import ai.eyepop.http.LineDecoder;
import ai.eyepop.internal.Buffers;

/**
 * Reads answers as JSON of the wire: lists item by item while they arrive, others whole.
 * A body is always expected; what it says about its media type does not matter.
 */
final class WireDecoder extends AbstractDecoder<Object> {

	private final int maxSize;

	WireDecoder(int maxSize) {
		super(MimeTypeUtils.ALL);
		this.maxSize = maxSize;
	}

	@Override
	public boolean canDecode(ResolvableType type, @Nullable MimeType mimeType) {
		Class<?> target = type.toClass();
		return super.canDecode(type, mimeType) && !DataBuffer.class.isAssignableFrom(target)
				&& !ClassUtils.isVoidType(target);
	}

	@Override
	public Mono<Object> decodeToMono(Publisher<DataBuffer> body, ResolvableType type, @Nullable MimeType mimeType,
			@Nullable Map<String, Object> hints) {
		if (List.class == type.toClass()) {
			return items(body, type.getGeneric().toClass()).collectList().cast(Object.class);
		}
		return (byte[].class == type.toClass()) ? bytes(body).cast(Object.class) : read(body, type.toClass());
	}

	@Override
	public Flux<Object> decode(Publisher<DataBuffer> body, ResolvableType type, @Nullable MimeType mimeType,
			@Nullable Map<String, Object> hints) {
		return items(body, type.toClass());
	}

	private Flux<Object> items(Publisher<DataBuffer> body, Class<?> type) {
		LineDecoder<?> decoder = LineDecoder.json(type);
		return Flux.defer(() -> {
			AtomicBoolean empty = new AtomicBoolean(true);
			Flux<DataBuffer> bytes = Flux.from(body)
				.doOnNext((buffer) -> empty.compareAndSet(true, buffer.readableByteCount() == 0));
			return JsonArrayReader.<Object>read(bytes, decoder::decode, this.maxSize)
				.concatWith(Mono.defer(
						() -> empty.get() ? Mono.error(isEmpty("a list of " + type.getSimpleName())) : Mono.empty()));
		}).onErrorMap(DataBufferLimitException.class, (failure) -> tooLong("an item of EyePop's answer"));
	}

	private Mono<Object> read(Publisher<DataBuffer> body, Class<?> type) {
		LineDecoder<?> decoder = LineDecoder.json(type);
		return bytes(body).<Object>mapNotNull((bytes) -> decoder.decode(bytes, 0, bytes.length, 1))
			.switchIfEmpty(Mono.error(() -> isEmpty(type.getSimpleName())));
	}

	private Mono<byte[]> bytes(Publisher<DataBuffer> body) {
		return DataBufferUtils.join(body, this.maxSize)
			.onErrorMap(DataBufferLimitException.class, (failure) -> tooLong("EyePop's answer"))
			.map(Buffers::drain);
	}

	private static UnexpectedAnswerException isEmpty(String expected) {
		return new UnexpectedAnswerException("EyePop's answer is empty where %s was expected".formatted(expected));
	}

	private UnexpectedAnswerException tooLong(String what) {
		return new UnexpectedAnswerException(
				"%s is longer than %d bytes: raise the property 'eyepop.http.max-line-size'"
					.formatted(StringUtils.capitalize(what), this.maxSize));
	}

}
