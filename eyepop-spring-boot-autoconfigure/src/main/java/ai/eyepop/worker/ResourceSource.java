package ai.eyepop.worker;

import java.io.FileNotFoundException;
import java.io.IOException;

import org.springframework.core.io.Resource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.MediaType;
import org.springframework.http.ReactiveHttpOutputMessage;
import org.springframework.web.reactive.function.BodyInserter;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * A resource that is not a file. It is read on threads that may block.
 *
 * @param resource the resource
 * @param mediaType the media type of the resource
 */
record ResourceSource(Resource resource, MediaType mediaType) implements MediaSource {

	private static final int BUFFER_SIZE = 64 * 1024;

	@Override
	public boolean isReplayable() {
		return !this.resource.isOpen();
	}

	@Override
	public void check() throws IOException {
		if (!this.resource.exists()) {
			throw new FileNotFoundException(this.resource.getDescription() + " does not exist");
		}
	}

	@Override
	public BodyInserter<?, ReactiveHttpOutputMessage> body() {
		return (message, context) -> {
			Flux<DataBuffer> content = DataBufferUtils.read(this.resource, message.bufferFactory(), BUFFER_SIZE)
				.subscribeOn(Schedulers.boundedElastic());
			return Mono.fromCallable(this::length)
				.onErrorMap(this::unreadable)
				.subscribeOn(Schedulers.boundedElastic())
				.flatMap((length) -> {
					if (length >= 0) {
						message.getHeaders().setContentLength(length);
					}
					return message.writeWith(content.onErrorMap(this::unreadable));
				});
		};
	}

	private Throwable unreadable(Throwable failure) {
		return new UnreadableSourceException("Reading %s failed: %s".formatted(this, failure.getMessage()), failure);
	}

	private long length() throws IOException {
		// an open stream would have to be read to know its length
		return this.resource.isOpen() ? -1 : this.resource.contentLength();
	}

	@Override
	public String toString() {
		return "%s (%s)".formatted(this.resource.getDescription(), this.mediaType);
	}

}
