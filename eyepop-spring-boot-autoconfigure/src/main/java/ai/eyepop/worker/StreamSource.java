package ai.eyepop.worker;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.util.Assert;
import reactor.core.publisher.Flux;

/**
 * A stream of bytes that can be read once.
 *
 * @param description what the stream is, for messages
 * @param content the bytes
 * @param mediaType the media type of the bytes
 */
record StreamSource(String description, Flux<DataBuffer> content,
		@Nullable MediaType mediaType) implements MediaSource {

	StreamSource {
		Assert.notNull(content, "'content' must not be null");
	}

	@Override
	public boolean isReplayable() {
		return false;
	}

	@Override
	public void check() {
	}

	@Override
	public long length() {
		return UNKNOWN_LENGTH;
	}

	@Override
	public Flux<DataBuffer> content(DataBufferFactory factory) {
		return this.content;
	}

	@Override
	public String toString() {
		return "%s (%s)".formatted(this.description, this.mediaType);
	}

}
