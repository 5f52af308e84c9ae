package ai.eyepop.source;

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
 */
final class MultipartFileSource extends MediaSource {

	private final MultipartFile file;

	MultipartFileSource(MultipartFile file, MediaType mediaType) {
		super(mediaType);
		this.file = file;
	}

	@Override
	long length() {
		return this.file.getSize();
	}

	@Override
	Flux<DataBuffer> content(DataBufferFactory factory) {
		return DataBufferUtils.readInputStream(this.file::getInputStream, factory, BUFFER_SIZE)
			.subscribeOn(Schedulers.boundedElastic());
	}

	@Override
	public String kind() {
		return "upload";
	}

	@Override
	public String toString() {
		return "upload %s (%s)".formatted(this.file.getOriginalFilename(), mediaType());
	}

}
