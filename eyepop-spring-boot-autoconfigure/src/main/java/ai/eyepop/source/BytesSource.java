package ai.eyepop.source;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.util.Assert;
import reactor.core.publisher.Flux;

/**
 * Bytes in memory.
 */
final class BytesSource extends MediaSource {

	private final byte[] bytes;

	BytesSource(byte[] bytes, MediaType mediaType) {
		super(mediaType);
		Assert.notNull(bytes, "'bytes' must not be null");
		Assert.notNull(mediaType, "'mediaType' must not be null");
		this.bytes = bytes;
	}

	@Override
	long length() {
		return this.bytes.length;
	}

	@Override
	Flux<DataBuffer> content(DataBufferFactory factory) {
		return Flux.defer(() -> Flux.just(factory.wrap(this.bytes)));
	}

	@Override
	public String kind() {
		return "bytes";
	}

	@Override
	public String toString() {
		return "%d bytes (%s)".formatted(this.bytes.length, mediaType());
	}

}
