package ai.eyepop.worker;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.MediaType;
import org.springframework.web.multipart.MultipartFile;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/**
 * A file that was uploaded to a servlet application. It is read on threads that may
 * block.
 *
 * @param file the file
 * @param mediaType the media type of the file
 */
record MultipartFileSource(MultipartFile file, MediaType mediaType) implements MediaSource {

	private static final int BUFFER_SIZE = 64 * 1024;

	@Override
	public boolean isReplayable() {
		return true;
	}

	@Override
	public void check() {
	}

	@Override
	public long length() {
		return this.file.getSize();
	}

	@Override
	public Flux<DataBuffer> content(DataBufferFactory factory) {
		return DataBufferUtils.readInputStream(this.file::getInputStream, factory, BUFFER_SIZE)
			.subscribeOn(Schedulers.boundedElastic());
	}

	@Override
	public String toString() {
		return "upload %s (%s)".formatted(this.file.getOriginalFilename(), this.mediaType);
	}

}
