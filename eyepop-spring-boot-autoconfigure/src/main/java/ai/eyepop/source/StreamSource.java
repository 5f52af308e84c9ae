package ai.eyepop.source;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.MediaType;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/**
 * A stream of bytes that can be read once.
 */
final class StreamSource extends MediaSource {

	private final String kind;

	private final String description;

	private final Function<DataBufferFactory, Flux<DataBuffer>> content;

	private final AtomicBoolean taken = new AtomicBoolean();

	/**
	 * Create a source.
	 * @param kind kind of source
	 * @param description what the stream is, for messages
	 * @param content gives the bytes, in buffers that a factory makes
	 * @param mediaType the media type of the bytes
	 */
	StreamSource(String kind, String description, Function<DataBufferFactory, Flux<DataBuffer>> content,
			@Nullable MediaType mediaType) {
		super(mediaType);
		this.kind = kind;
		this.description = description;
		this.content = content;
	}

	/**
	 * Create a source from an open stream, to be read on threads that may block.
	 * @param resource the stream
	 * @param mediaType the media type of the bytes
	 * @return a new source
	 */
	static StreamSource of(Resource resource, @Nullable MediaType mediaType) {
		return new StreamSource("stream", resource.getDescription(),
				(factory) -> DataBufferUtils.read(resource, factory, BUFFER_SIZE)
					.subscribeOn(Schedulers.boundedElastic()),
				mediaType);
	}

	@Override
	public boolean isReplayable() {
		return !this.taken.get();
	}

	@Override
	void check() throws IOException {
		if (this.taken.get()) {
			throw new ReadAlreadyException(this);
		}
	}

	@Override
	long length() {
		return UNKNOWN_LENGTH;
	}

	@Override
	Flux<DataBuffer> content(DataBufferFactory factory) {
		return Flux.defer(() -> this.taken.compareAndSet(false, true) ? this.content.apply(factory)
				: Flux.error(() -> new ReadAlreadyException(this)));
	}

	@Override
	public String kind() {
		return this.kind;
	}

	@Override
	public String toString() {
		return "%s (%s)".formatted(this.description, mediaType());
	}

}
