package ai.eyepop.source;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.http.MediaType;
import reactor.core.publisher.Flux;

/**
 * Bytes that are made anew each time they are sent.
 */
final class RepeatedSource extends MediaSource {

	private final Supplier<Flux<DataBuffer>> content;

	private final @Nullable MediaType mediaType;

	RepeatedSource(Supplier<Flux<DataBuffer>> content, @Nullable MediaType mediaType) {
		this.content = content;
		this.mediaType = mediaType;
	}

	@Override
	public @Nullable MediaType mediaType() {
		return this.mediaType;
	}

	@Override
	public boolean isReplayable() {
		return true;
	}

	@Override
	void check() {
	}

	@Override
	long length() {
		return UNKNOWN_LENGTH;
	}

	@Override
	Flux<DataBuffer> content(DataBufferFactory factory) {
		return Flux.defer(this.content);
	}

	@Override
	public String toString() {
		return "repeated stream (%s)".formatted(this.mediaType);
	}

}
