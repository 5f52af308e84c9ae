package ai.eyepop.worker;

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
 *
 * @param resource the resource
 * @param mediaType the media type of the resource
 */
record ResourceSource(Resource resource, @Nullable MediaType mediaType) implements MediaSource {

	private static final int BUFFER_SIZE = 64 * 1024;

	@Override
	public boolean isReplayable() {
		return true;
	}

	@Override
	public void check() throws IOException {
		if (!this.resource.exists()) {
			throw new FileNotFoundException(this.resource.getDescription() + " does not exist");
		}
	}

	@Override
	public long length() throws IOException {
		return this.resource.contentLength();
	}

	@Override
	public boolean isSlow() {
		return true;
	}

	@Override
	public Flux<DataBuffer> content(DataBufferFactory factory) {
		return DataBufferUtils.read(this.resource, factory, BUFFER_SIZE).subscribeOn(Schedulers.boundedElastic());
	}

	@Override
	public String toString() {
		return "%s (%s)".formatted(this.resource.getDescription(), this.mediaType);
	}

}
