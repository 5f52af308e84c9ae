package ai.eyepop.worker;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.MediaType;
import org.springframework.http.ReactiveHttpOutputMessage;
import org.springframework.util.Assert;
import org.springframework.web.reactive.function.BodyInserter;
import reactor.core.publisher.Flux;

/**
 * A stream of bytes that can be read once.
 *
 * @param description what the stream is, for messages
 * @param content the bytes
 * @param mediaType the media type of the bytes
 */
record StreamSource(String description, Flux<DataBuffer> content, MediaType mediaType) implements MediaSource {

	StreamSource {
		Assert.notNull(content, "'content' must not be null");
		Assert.notNull(mediaType, "'mediaType' must not be null");
	}

	@Override
	public boolean isReplayable() {
		return false;
	}

	@Override
	public void check() {
	}

	@Override
	public BodyInserter<?, ReactiveHttpOutputMessage> body() {
		return (message, context) -> message.writeWith(this.content.onErrorMap(this::unreadable));
	}

	private Throwable unreadable(Throwable failure) {
		return new UnreadableSourceException("Reading %s failed: %s".formatted(this, failure.getMessage()), failure);
	}

	@Override
	public String toString() {
		return "%s (%s)".formatted(this.description, this.mediaType);
	}

}
