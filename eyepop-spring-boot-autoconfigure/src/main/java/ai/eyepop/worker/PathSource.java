package ai.eyepop.worker;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.MediaType;
import org.springframework.http.ReactiveHttpOutputMessage;
import org.springframework.http.ZeroCopyHttpOutputMessage;
import org.springframework.web.reactive.function.BodyInserter;
import reactor.core.publisher.Flux;

/**
 * A file, which the operating system sends without a copy in this process where it can.
 *
 * @param path the path of the file
 * @param mediaType the media type of the file
 */
record PathSource(Path path, MediaType mediaType) implements MediaSource {

	private static final int BUFFER_SIZE = 64 * 1024;

	@Override
	public boolean isReplayable() {
		return true;
	}

	@Override
	public void check() throws IOException {
		if (!Files.exists(this.path)) {
			throw new NoSuchFileException(this.path.toString(), null, "there is no such file");
		}
		if (!Files.isRegularFile(this.path)) {
			throw new IOException(this.path + ": this is not a file");
		}
		if (!Files.isReadable(this.path)) {
			throw new AccessDeniedException(this.path.toString(), null, "this process may not read it");
		}
	}

	@Override
	public boolean isSlow() {
		return true;
	}

	@Override
	public long length() throws IOException {
		return Files.size(this.path);
	}

	@Override
	public Flux<DataBuffer> content(DataBufferFactory factory) {
		return DataBufferUtils.read(this.path, factory, BUFFER_SIZE);
	}

	@Override
	public BodyInserter<?, ReactiveHttpOutputMessage> body() {
		return (message, context) -> {
			if (message instanceof ZeroCopyHttpOutputMessage zeroCopy) {
				return readableLength().flatMap((length) -> {
					message.getHeaders().setContentLength(length);
					return zeroCopy.writeWith(this.path, 0, length);
				});
			}
			return MediaSource.super.body().insert(message, context);
		};
	}

	@Override
	public String toString() {
		return "file %s (%s)".formatted(this.path, this.mediaType);
	}

}
