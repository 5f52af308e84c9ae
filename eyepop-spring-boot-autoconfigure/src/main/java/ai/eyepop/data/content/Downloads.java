package ai.eyepop.data.content;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.util.Assert;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import ai.eyepop.internal.Buffers;
import ai.eyepop.internal.Partial;
import ai.eyepop.internal.PartialFile;

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
		return Partial.make(file, () -> new PartialFile(file), (part, worker) -> write(bytes, part, worker));
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

	static Mono<Void> write(Flux<DataBuffer> bytes, OutputStream stream, Scheduler worker) {
		// copied before they wait: a worker that is disposed of first discards nothing,
		// and a buffer would stay unreleased (reactor-core issue 4396)
		return bytes.map(Buffers::drain)
			.publishOn(worker, PREFETCH)
			.doOnNext((chunk) -> write(chunk, stream))
			.then(Partial.run(stream::flush, worker));
	}

	private static void write(byte[] chunk, OutputStream stream) {
		try {
			stream.write(chunk);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
