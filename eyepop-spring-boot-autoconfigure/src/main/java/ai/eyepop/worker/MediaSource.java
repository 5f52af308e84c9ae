package ai.eyepop.worker;

import java.io.IOException;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ReactiveHttpOutputMessage;
import org.springframework.web.reactive.function.BodyInserter;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * A source whose bytes are sent.
 */
sealed interface MediaSource extends Source
		permits BytesSource, MultipartFileSource, PathSource, ResourceSource, StreamSource {

	/** Length of a source that only its end tells. */
	long UNKNOWN_LENGTH = -1;

	/**
	 * Return the sources whose bytes are sent for a source.
	 * @param source a source of any kind
	 * @return the sources, none for those that the worker fetches itself
	 */
	static List<MediaSource> of(Source source) {
		if (source instanceof MediaSource media) {
			return List.of(media);
		}
		return (source instanceof GroupSource group && group.isSent()) ? group.media() : List.of();
	}

	/**
	 * Return the media type.
	 * @return the media type, or {@code null} if it is not known
	 */
	@Nullable MediaType mediaType();

	/**
	 * Return whether the source can be read more than once.
	 * @return whether the source can be sent again
	 */
	boolean isReplayable();

	/**
	 * Fail if it is already clear that the source cannot be read.
	 * @throws IOException if there is nothing to read
	 */
	void check() throws IOException;

	/**
	 * Return the length.
	 * @return the length in bytes, or {@link #UNKNOWN_LENGTH}
	 * @throws IOException if there is nothing to read
	 */
	long length() throws IOException;

	/**
	 * Return whether {@link #check()} and {@link #length()} may take their time.
	 * @return whether they must not be called on an event loop
	 */
	default boolean isSlow() {
		return false;
	}

	/**
	 * Return what fails if it is already clear that the source cannot be read.
	 * @return completes if there is something to read
	 */
	default Mono<Void> checked() {
		Mono<Void> check = Mono.<Void>fromCallable(() -> {
			check();
			return null;
		}).onErrorMap((failure) -> new UnreadableSourceException("Cannot read " + failure.getMessage(), failure));
		return isSlow() ? check.subscribeOn(Schedulers.boundedElastic()) : check;
	}

	/**
	 * Return the bytes.
	 * @param factory makes the buffers
	 * @return the bytes, no faster than they are asked for
	 */
	Flux<DataBuffer> content(DataBufferFactory factory);

	/**
	 * Return the bytes as they are sent, with errors that say what could not be read.
	 * @param factory makes the buffers
	 * @return the bytes
	 */
	default Flux<DataBuffer> readableContent(DataBufferFactory factory) {
		return content(factory).onErrorMap(this::unreadable);
	}

	/**
	 * Return the length, found out on a thread that may wait if need be.
	 * @return the length in bytes, or {@link #UNKNOWN_LENGTH}
	 */
	default Mono<Long> readableLength() {
		Mono<Long> length = Mono.fromCallable(this::length).onErrorMap(this::unreadable);
		return isSlow() ? length.subscribeOn(Schedulers.boundedElastic()) : length;
	}

	private Throwable unreadable(Throwable failure) {
		return new UnreadableSourceException("Reading %s failed: %s".formatted(this, failure.getMessage()), failure);
	}

	/**
	 * Return what writes the bytes as the whole body of a request.
	 * @return the inserter
	 */
	default BodyInserter<?, ReactiveHttpOutputMessage> body() {
		return (message, context) -> readableLength().flatMap((length) -> {
			if (length != UNKNOWN_LENGTH) {
				message.getHeaders().setContentLength(length);
			}
			return message.writeWith(readableContent(message.bufferFactory()));
		});
	}

}
