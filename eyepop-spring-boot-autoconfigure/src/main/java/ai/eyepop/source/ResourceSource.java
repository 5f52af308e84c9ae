package ai.eyepop.source;

import java.io.FileNotFoundException;
import java.io.IOException;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.MediaType;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/**
 * A resource that is neither a file nor an open stream. It is read on threads that may
 * block.
 */
final class ResourceSource extends MediaSource {

	private final Resource resource;

	ResourceSource(Resource resource, @Nullable MediaType mediaType) {
		super(mediaType);
		this.resource = resource;
	}

	@Override
	void check() throws IOException {
		if (!this.resource.exists()) {
			throw new FileNotFoundException(this.resource.getDescription() + " does not exist");
		}
	}

	@Override
	long length() throws IOException {
		return this.resource.contentLength();
	}

	@Override
	boolean isSlow() {
		return true;
	}

	@Override
	Flux<DataBuffer> content(DataBufferFactory factory) {
		return DataBufferUtils.read(this.resource, factory, BUFFER_SIZE).subscribeOn(Schedulers.boundedElastic());
	}

	@Override
	public String kind() {
		return "resource";
	}

	@Override
	public String toString() {
		return "%s (%s)".formatted(this.resource.getDescription(), mediaType());
	}

}
