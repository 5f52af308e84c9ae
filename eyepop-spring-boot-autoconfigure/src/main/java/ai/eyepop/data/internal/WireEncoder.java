package ai.eyepop.data.internal;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.core.ResolvableType;
import org.springframework.core.codec.AbstractEncoder;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.util.MimeType;
import org.springframework.util.MimeTypeUtils;
import reactor.core.publisher.Flux;

import ai.eyepop.http.WireJson;

/**
 * Writes bodies as JSON of the wire.
 */
final class WireEncoder extends AbstractEncoder<Object> {

	WireEncoder() {
		super(MimeTypeUtils.APPLICATION_JSON);
	}

	@Override
	public Flux<DataBuffer> encode(Publisher<?> values, DataBufferFactory factory, ResolvableType type,
			@Nullable MimeType mimeType, @Nullable Map<String, Object> hints) {
		return Flux.from(values).map((value) -> encodeValue(value, factory, type, mimeType, hints));
	}

	@Override
	public DataBuffer encodeValue(Object value, DataBufferFactory factory, ResolvableType type,
			@Nullable MimeType mimeType, @Nullable Map<String, Object> hints) {
		return factory.wrap(WireJson.write(value));
	}

}
