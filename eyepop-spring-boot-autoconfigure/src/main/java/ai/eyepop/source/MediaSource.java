package ai.eyepop.source;

import java.io.IOException;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ReactiveHttpOutputMessage;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import ai.eyepop.http.EyePopException;

/**
 * A source whose bytes are sent. They are read when they are sent, and no faster.
 *
 * @since 0.1.0
 */
public abstract sealed class MediaSource implements Source
		permits BytesSource, MultipartFileSource, PathSource, RepeatedSource, ResourceSource, StreamSource {

	/** Length of a source that only its end tells. */
	public static final long UNKNOWN_LENGTH = -1;

	static final int BUFFER_SIZE = 64 * 1024;

	private final @Nullable MediaType mediaType;

	MediaSource(@Nullable MediaType mediaType) {
		this.mediaType = mediaType;
	}

	@Override
	public final List<MediaSource> media() {
		return List.of(this);
	}

	/**
	 * Return the media type.
	 * @return the media type, or {@code null} if it is not known
	 */
	public final @Nullable MediaType mediaType() {
		return this.mediaType;
	}

	/**
	 * Return whether the source can be read once more.
	 * @return whether the source can be sent again; a stream cannot once it was read
	 */
	public boolean isReplayable() {
		return true;
	}

	/**
	 * Fail if it is already clear that the source cannot be read.
	 * @throws IOException if there is nothing to read
	 */
	void check() throws IOException {
	}

	/**
	 * Return the length.
	 * @return the length in bytes, or {@link #UNKNOWN_LENGTH}
	 * @throws IOException if there is nothing to read
	 */
	abstract long length() throws IOException;

	/**
	 * Return the bytes.
	 * @param factory makes the buffers
	 * @return the bytes, no faster than they are asked for
	 */
	abstract Flux<DataBuffer> content(DataBufferFactory factory);

	/**
	 * Return whether {@link #check()} and {@link #length()} may take their time.
	 * @return whether they must not be called on an event loop
	 */
	boolean isSlow() {
		return false;
	}

	/**
	 * Return what fails if it is already clear that the source cannot be read.
	 * @return completes if there is something to read, fails with
	 * {@link UnreadableSourceException} if not
	 */
	public Mono<Void> checked() {
		Mono<Void> check = Mono.<Void>fromCallable(() -> {
			check();
			return null;
		}).onErrorMap((failure) -> new UnreadableSourceException("Cannot read " + failure.getMessage(), failure));
		return isSlow() ? check.subscribeOn(Schedulers.boundedElastic()) : check;
	}

	/**
	 * Return the bytes.
	 * @param factory makes the buffers
	 * @return the bytes, no faster than they are asked for; fails with
	 * {@link UnreadableSourceException} if they cannot be read
	 */
	public Flux<DataBuffer> readableContent(DataBufferFactory factory) {
		return content(factory).onErrorMap(this::unreadable);
	}

	/**
	 * Return the length, found out on a thread that may wait if need be.
	 * @return the length in bytes, or {@link #UNKNOWN_LENGTH}; fails with
	 * {@link UnreadableSourceException} if there is nothing to read
	 */
	public Mono<Long> readableLength() {
		Mono<Long> length = Mono.fromCallable(this::length).onErrorMap(this::unreadable);
		return isSlow() ? length.subscribeOn(Schedulers.boundedElastic()) : length;
	}

	/**
	 * Write the bytes as the whole body of a request, with their length if it is known.
	 * @param message the request
	 * @return completes when all was written; fails with
	 * {@link UnreadableSourceException} if the source cannot be read
	 */
	public Mono<Void> writeTo(ReactiveHttpOutputMessage message) {
		return writtenLength().flatMap((length) -> {
			if (length != UNKNOWN_LENGTH) {
				message.getHeaders().setContentLength(length);
			}
			return write(message, length);
		});
	}

	Mono<Long> writtenLength() {
		return readableLength();
	}

	Mono<Void> write(ReactiveHttpOutputMessage message, long length) {
		return message.writeWith(readableContent(message.bufferFactory()));
	}

	Throwable unreadable(Throwable failure) {
		return (failure instanceof EyePopException) ? failure
				: new UnreadableSourceException("Reading %s failed: %s".formatted(this, failure.getMessage()), failure);
	}

}
