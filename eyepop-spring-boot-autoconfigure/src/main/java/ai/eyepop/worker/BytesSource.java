package ai.eyepop.worker;

import org.springframework.http.MediaType;
import org.springframework.http.ReactiveHttpOutputMessage;
import org.springframework.util.Assert;
import org.springframework.web.reactive.function.BodyInserter;
import reactor.core.publisher.Mono;

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
	public BodyInserter<?, ReactiveHttpOutputMessage> body() {
		return (message, context) -> {
			message.getHeaders().setContentLength(this.bytes.length);
			return message.writeWith(Mono.fromSupplier(() -> message.bufferFactory().wrap(this.bytes)));
		};
	}

	@Override
	public String toString() {
		return "%d bytes (%s)".formatted(this.bytes.length, this.mediaType);
	}

}
