package ai.eyepop.source;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.MediaType;
import org.springframework.http.ReactiveHttpOutputMessage;
import org.springframework.http.ZeroCopyHttpOutputMessage;
import org.springframework.util.Assert;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A file, which the operating system sends without a copy in this process where it can.
 */
final class PathSource extends MediaSource {

	private final Path path;

	PathSource(Path path, MediaType mediaType) {
		super(mediaType);
		Assert.notNull(path, "'path' must not be null");
		Assert.notNull(mediaType, "'mediaType' must not be null");
		this.path = path;
	}

	@Override
	void check() throws IOException {
		if (!Files.isRegularFile(this.path)) {
			throw Files.exists(this.path) ? new IOException(this.path + ": this is not a file")
					: new NoSuchFileException(this.path.toString(), null, "there is no such file");
		}
		if (!Files.isReadable(this.path)) {
			throw new AccessDeniedException(this.path.toString(), null, "this process may not read it");
		}
	}

	@Override
	boolean isSlow() {
		return true;
	}

	@Override
	long length() throws IOException {
		return Files.size(this.path);
	}

	@Override
	Flux<DataBuffer> content(DataBufferFactory factory) {
		return DataBufferUtils.read(this.path, factory, BUFFER_SIZE);
	}

	@Override
	Mono<Void> write(ReactiveHttpOutputMessage message, long length) {
		return (message instanceof ZeroCopyHttpOutputMessage zeroCopy)
				? zeroCopy.writeWith(this.path, 0, length).onErrorMap(FileSystemException.class, this::unreadable)
				: super.write(message, length);
	}

	@Override
	Mono<Long> writtenLength() {
		// what sends the file opens it on this thread, too, so that asking for its length
		// elsewhere would cost two changes of threads for nothing
		return Mono.fromCallable(this::length).onErrorMap(this::unreadable);
	}

	@Override
	public String kind() {
		return "file";
	}

	@Override
	public String toString() {
		return "file %s (%s)".formatted(this.path, mediaType());
	}

}
