package ai.eyepop.data.content;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.http.ReactiveHttpOutputMessage;
import org.springframework.http.ZeroCopyHttpOutputMessage;
import org.springframework.util.Assert;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Bytes that are sent. They are read when they are sent, not before, and no faster.
 *
 * @since 0.1.0
 */
public final class Content {

	private static final int BUFFER_SIZE = 64 * 1024;

	private static final long UNKNOWN_LENGTH = -1;

	private final String description;

	private final MediaType mediaType;

	private final boolean replayable;

	private final Callable<Long> length;

	private final Function<DataBufferFactory, Flux<DataBuffer>> bytes;

	private final @Nullable Path path;

	private Content(String description, MediaType mediaType, boolean replayable, Callable<Long> length,
			Function<DataBufferFactory, Flux<DataBuffer>> bytes, @Nullable Path path) {
		Assert.notNull(mediaType, "'mediaType' must not be null");
		this.description = description;
		this.mediaType = mediaType;
		this.replayable = replayable;
		this.length = length;
		this.bytes = bytes;
		this.path = path;
	}

	/**
	 * Create content from a file.
	 * @param path path of the file, whose name tells the media type; without a known
	 * extension it is {@code application/octet-stream}
	 * @return new content
	 */
	public static Content of(Path path) {
		Assert.notNull(path, "'path' must not be null");
		return of(path, mediaTypeOf(String.valueOf(path.getFileName())));
	}

	/**
	 * Create content from a file.
	 * @param path path of the file
	 * @param mediaType media type of the file
	 * @return new content
	 */
	public static Content of(Path path, MediaType mediaType) {
		Assert.notNull(path, "'path' must not be null");
		return new Content("file " + path, mediaType, true, () -> Files.size(path),
				(factory) -> DataBufferUtils.read(path, factory, BUFFER_SIZE), path);
	}

	/**
	 * Create content from a resource.
	 * @param resource the resource, whose file name tells the media type; without a known
	 * extension it is {@code application/octet-stream}
	 * @return new content, which can be sent once if the resource
	 * {@linkplain Resource#isOpen() is an open stream}
	 */
	public static Content of(Resource resource) {
		Assert.notNull(resource, "'resource' must not be null");
		return of(resource, mediaTypeOf(resource.getFilename()));
	}

	/**
	 * Create content from a resource, which is read on threads that may block.
	 * @param resource the resource
	 * @param mediaType media type of the resource
	 * @return new content, which can be sent once if the resource
	 * {@linkplain Resource#isOpen() is an open stream}
	 */
	public static Content of(Resource resource, MediaType mediaType) {
		Assert.notNull(resource, "'resource' must not be null");
		// an open stream would have to be read to know its length
		Callable<Long> length = () -> resource.isOpen() ? UNKNOWN_LENGTH : resource.contentLength();
		return new Content(resource.getDescription(), mediaType, !resource.isOpen(), length,
				(factory) -> DataBufferUtils.read(resource, factory, BUFFER_SIZE)
					.subscribeOn(Schedulers.boundedElastic()),
				null);
	}

	/**
	 * Create content from bytes.
	 * @param bytes the bytes; must not be changed before they were sent
	 * @param mediaType media type of the bytes
	 * @return new content
	 */
	public static Content of(byte[] bytes, MediaType mediaType) {
		Assert.notNull(bytes, "'bytes' must not be null");
		return new Content(bytes.length + " bytes", mediaType, true, () -> (long) bytes.length,
				(factory) -> Flux.defer(() -> Flux.just(factory.wrap(bytes))), null);
	}

	/**
	 * Create content from a stream of bytes.
	 * @param bytes the bytes, which are asked for no faster than they are sent
	 * @param mediaType media type of the stream
	 * @return new content, which can be sent once
	 */
	public static Content of(Flux<DataBuffer> bytes, MediaType mediaType) {
		Assert.notNull(bytes, "'bytes' must not be null");
		return new Content("stream", mediaType, false, () -> UNKNOWN_LENGTH, (factory) -> bytes, null);
	}

	private static MediaType mediaTypeOf(@Nullable String fileName) {
		return MediaTypeFactory.getMediaType(fileName).orElse(MediaType.APPLICATION_OCTET_STREAM);
	}

	/**
	 * Return the media type.
	 * @return the media type
	 */
	public MediaType mediaType() {
		return this.mediaType;
	}

	/**
	 * Return whether the content can be sent more than once.
	 * @return whether it can be sent again
	 */
	public boolean isReplayable() {
		return this.replayable;
	}

	/**
	 * Write the bytes as the whole body of a request, with their length if it is known.
	 * @param message the request
	 * @return completes when all was written; fails with
	 * {@link UnreadableContentException} if the content cannot be read
	 */
	public Mono<Void> writeTo(ReactiveHttpOutputMessage message) {
		return Mono.fromCallable(this.length)
			.subscribeOn(Schedulers.boundedElastic())
			.onErrorMap(IOException.class, this::unreadable)
			.flatMap((length) -> writeTo(message, length));
	}

	private Mono<Void> writeTo(ReactiveHttpOutputMessage message, long length) {
		if (length != UNKNOWN_LENGTH) {
			message.getHeaders().setContentLength(length);
		}
		if (this.path != null && message instanceof ZeroCopyHttpOutputMessage zeroCopy) {
			return zeroCopy.writeWith(this.path, 0, length);
		}
		return message.writeWith(this.bytes.apply(message.bufferFactory()).onErrorMap(this::unreadable));
	}

	private UnreadableContentException unreadable(Throwable failure) {
		return new UnreadableContentException(this, failure);
	}

	@Override
	public String toString() {
		return "%s (%s)".formatted(this.description, this.mediaType);
	}

}
