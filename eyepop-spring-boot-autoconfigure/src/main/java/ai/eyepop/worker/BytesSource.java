package ai.eyepop.worker;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.util.Assert;
import reactor.core.publisher.Flux;

/**
 * Bytes in memory.
 *
 * @param bytes the media
 * @param mediaType the media type of the bytes
 */
record BytesSource(byte[] bytes, MediaType mediaType) implements MediaSource {

	BytesSource {
		Assert.notNull(bytes, "'bytes' must not be null");
		Assert.notNull(mediaType, "'mediaType' must not be null");
	}

	@Override
	public boolean isReplayable() {
		return true;
	}

	@Override
	public void check() {
	}

	@Override
	public long length() {
		return this.bytes.length;
	}

	@Override
	public Flux<DataBuffer> content(DataBufferFactory factory) {
		return Flux.defer(() -> Flux.just(factory.wrap(this.bytes)));
	}

	@Override
	public String toString() {
		return "%d bytes (%s)".formatted(this.bytes.length, this.mediaType);
	}

}
