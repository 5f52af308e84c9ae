package ai.eyepop.emulator.server;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import ai.eyepop.emulator.service.data.Blob;

/**
 * Bytes that outlive the request that brought them: each in a file of the emulator's
 * temporary directory, written as they come and never held whole in memory.
 */
final class Blobs {

	private static final Logger logger = LoggerFactory.getLogger(Blobs.class);

	private static final int PIECE = 64 * 1024;

	private static final int PREFETCH = 16;

	private final Path directory;

	private final Scheduler disk;

	Blobs(Path directory, Scheduler disk) {
		this.directory = directory;
		this.disk = disk;
	}

	/**
	 * Keep bytes.
	 * @param body the bytes as they come
	 * @return what is kept, once all have come; nothing is kept otherwise
	 */
	Mono<Blob> keep(Flux<byte[]> body) {
		return Mono.defer(() -> {
			Scheduler lane = Schedulers.single(this.disk);
			return Mono
				.usingWhen(Mono.fromCallable(this::open).subscribeOn(lane),
						(writing) -> body.publishOn(lane, PREFETCH)
							.doOnNext(writing::write)
							.then(Mono.fromCallable(writing::finish)),
						(writing) -> Mono.empty(), (writing, ex) -> discard(writing, lane),
						(writing) -> discard(writing, lane))
				.doFinally((signal) -> lane.dispose());
		});
	}

	/**
	 * Keep bytes that are written at once.
	 * @param content what writes them; may block
	 * @return what is kept
	 */
	Mono<Blob> write(Content content) {
		return Mono.fromCallable(() -> {
			Writing writing = open();
			try {
				content.writeTo(writing.asStream());
				return writing.finish();
			}
			catch (Exception ex) {
				writing.discard();
				throw ex;
			}
		}).subscribeOn(this.disk);
	}

	/**
	 * Return the bytes of a file in pieces.
	 * @param file the file
	 * @return the pieces, read as they are asked for
	 */
	Flux<byte[]> pieces(Path file) {
		return Flux.<byte[], InputStream>generate(() -> Files.newInputStream(file), (stream, sink) -> {
			try {
				byte[] piece = stream.readNBytes(PIECE);
				if (piece.length == 0) {
					sink.complete();
				}
				else {
					sink.next(piece);
				}
			}
			catch (IOException ex) {
				sink.error(ex);
			}
			return stream;
		}, Blobs::close).subscribeOn(this.disk);
	}

	void delete(Blob blob) {
		try {
			Files.deleteIfExists(blob.file());
		}
		catch (IOException ex) {
			logger.warn("Could not delete {}", blob.file(), ex);
		}
	}

	private static Mono<Void> discard(Writing writing, Scheduler lane) {
		return Mono.<Void>fromRunnable(writing::discard).subscribeOn(lane);
	}

	private static void close(InputStream stream) {
		try {
			stream.close();
		}
		catch (IOException ex) {
			logger.debug("A file could not be closed", ex);
		}
	}

	private Writing open() throws IOException {
		Path file = Files.createTempFile(this.directory, "blob-", ".bin");
		return new Writing(file, new BufferedOutputStream(Files.newOutputStream(file)));
	}

	/**
	 * What writes bytes.
	 */
	@FunctionalInterface
	interface Content {

		void writeTo(OutputStream out) throws Exception;

	}

	private static final class Writing {

		private final Books.Sum sum = new Books.Sum();

		private final Path file;

		private final OutputStream stream;

		Writing(Path file, OutputStream stream) {
			this.file = file;
			this.stream = stream;
		}

		void write(byte[] piece) {
			try {
				this.stream.write(piece);
				this.sum.add(piece);
			}
			catch (IOException ex) {
				throw Exceptions.propagate(ex);
			}
		}

		OutputStream asStream() {
			return new OutputStream() {

				@Override
				public void write(int value) {
					Writing.this.write(new byte[] { (byte) value });
				}

				@Override
				public void write(byte[] bytes, int offset, int length) {
					Writing.this.write(Arrays.copyOfRange(bytes, offset, offset + length));
				}

			};
		}

		Blob finish() throws IOException {
			this.stream.close();
			return this.sum.toBlob(this.file);
		}

		void discard() {
			try {
				this.stream.close();
				Files.deleteIfExists(this.file);
			}
			catch (IOException ex) {
				logger.warn("Could not delete {}", this.file, ex);
			}
		}

	}

}
