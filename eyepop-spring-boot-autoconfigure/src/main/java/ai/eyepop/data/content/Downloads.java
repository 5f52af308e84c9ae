package ai.eyepop.data.content;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.util.Assert;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Puts downloads where they are wanted. Writing happens on threads that may block, and
 * the service is asked for no more than can be written.
 *
 * @since 0.1.0
 */
public final class Downloads {

	private static final int PREFETCH = 4;

	private Downloads() {
	}

	/**
	 * Write a download to a file. It gets its name when it is complete: until then, and
	 * after a failure, what was there before stays as it is.
	 * @param bytes the download
	 * @param file path of the file, in a directory that exists
	 * @return the path, when the file is complete
	 */
	public static Mono<Path> toPath(Flux<DataBuffer> bytes, Path file) {
		Assert.notNull(file, "'file' must not be null");
		return Mono.using(() -> Schedulers.single(Schedulers.boundedElastic()),
				(worker) -> Mono.usingWhen(Mono.fromCallable(() -> new Part(file)).subscribeOn(worker),
						(part) -> write(bytes, part.stream, worker).thenReturn(file),
						(part) -> run(part::complete, worker), (part, failure) -> run(part::discard, worker),
						(part) -> run(part::discard, worker)),
				Scheduler::dispose);
	}

	/**
	 * Write a download to a stream.
	 * @param bytes the download
	 * @param stream the stream, which is flushed but not closed
	 * @return completes when all was written
	 */
	public static Mono<Void> toStream(Flux<DataBuffer> bytes, OutputStream stream) {
		Assert.notNull(stream, "'stream' must not be null");
		return write(bytes, stream, Schedulers.boundedElastic());
	}

	private static Mono<Void> write(Flux<DataBuffer> bytes, OutputStream stream, Scheduler worker) {
		return bytes.publishOn(worker, PREFETCH)
			.doOnNext((buffer) -> write(buffer, stream))
			.doOnDiscard(DataBuffer.class, DataBufferUtils::release)
			.then(run(stream::flush, worker));
	}

	private static void write(DataBuffer buffer, OutputStream stream) {
		try {
			byte[] chunk = new byte[buffer.readableByteCount()];
			buffer.read(chunk);
			stream.write(chunk);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		finally {
			DataBufferUtils.release(buffer);
		}
	}

	private static Mono<Void> run(Action action, Scheduler worker) {
		return Mono.<Void>fromCallable(() -> {
			action.run();
			return null;
		}).onErrorMap(IOException.class, UncheckedIOException::new).subscribeOn(worker);
	}

	private interface Action {

		void run() throws IOException;

	}

	/**
	 * A file that does not have its name yet.
	 */
	private static final class Part {

		private final Path file;

		private final Path temporary;

		private final OutputStream stream;

		private Part(Path file) throws IOException {
			Path directory = file.toAbsolutePath().getParent();
			Assert.isTrue(directory != null, "'file' must name a file");
			this.file = file;
			this.temporary = Files.createTempFile(directory, "." + file.getFileName() + ".", ".part");
			this.stream = Channels.newOutputStream(Files.newByteChannel(this.temporary, StandardOpenOption.WRITE));
		}

		private void complete() throws IOException {
			try {
				this.stream.close();
				try {
					Files.move(this.temporary, this.file, StandardCopyOption.ATOMIC_MOVE);
				}
				catch (AtomicMoveNotSupportedException ex) {
					Files.move(this.temporary, this.file, StandardCopyOption.REPLACE_EXISTING);
				}
			}
			finally {
				Files.deleteIfExists(this.temporary);
			}
		}

		private void discard() throws IOException {
			try {
				this.stream.close();
			}
			finally {
				Files.deleteIfExists(this.temporary);
			}
		}

	}

}
