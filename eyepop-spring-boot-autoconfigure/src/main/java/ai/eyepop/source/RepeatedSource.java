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

	RepeatedSource(Supplier<Flux<DataBuffer>> content, @Nullable MediaType mediaType) {
		super(mediaType);
		this.content = content;
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
	public String kind() {
		return "stream";
	}

	@Override
	public String toString() {
		return "repeated stream (%s)".formatted(mediaType());
	}

}
