package ai.eyepop.data.internal;

import java.lang.reflect.Array;
import java.util.List;
import java.util.Map;

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
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import ai.eyepop.data.call.UnexpectedAnswerException;
import ai.eyepop.http.LineDecoder;

/**
 * Reads answers, whole, as JSON of the wire. A body is always expected; what it says
 * about its media type does not matter.
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
			return array(body, type.getGeneric().toClass()).map(List::of);
		}
		return (byte[].class == type.toClass()) ? bytes(body).cast(Object.class) : read(body, type.toClass());
	}

	@Override
	public Flux<Object> decode(Publisher<DataBuffer> body, ResolvableType type, @Nullable MimeType mimeType,
			@Nullable Map<String, Object> hints) {
		return array(body, type.toClass()).flatMapMany(Flux::fromArray);
	}

	private Mono<Object[]> array(Publisher<DataBuffer> body, Class<?> itemType) {
		return read(body, Array.newInstance(itemType, 0).getClass()).cast(Object[].class);
	}

	private Mono<Object> read(Publisher<DataBuffer> body, Class<?> type) {
		LineDecoder<?> decoder = LineDecoder.json(type);
		return bytes(body).<Object>mapNotNull((bytes) -> decoder.decode(bytes, 0, bytes.length, 1))
			.switchIfEmpty(Mono.error(() -> new UnexpectedAnswerException(
					"EyePop's answer is empty where %s was expected".formatted(type.getSimpleName()))));
	}

	private Mono<byte[]> bytes(Publisher<DataBuffer> body) {
		return DataBufferUtils.join(body, this.maxSize)
			.onErrorMap(DataBufferLimitException.class,
					(failure) -> new UnexpectedAnswerException(
							"EyePop's answer is longer than %d bytes: raise the property 'eyepop.http.max-line-size'"
								.formatted(this.maxSize)))
			.map((buffer) -> {
				byte[] bytes = new byte[buffer.readableByteCount()];
				buffer.read(bytes);
				DataBufferUtils.release(buffer);
				return bytes;
			});
	}

}
