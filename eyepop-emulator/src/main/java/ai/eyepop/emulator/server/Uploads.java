package ai.eyepop.emulator.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import javax.imageio.stream.ImageInputStream;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Receiver of uploads: takes them off the event loops, and larger ones to files. Reading
 * from the socket waits while the disk is slow.
 */
final class Uploads implements AutoCloseable {

	/**
	 * The most bytes of a source that are kept in memory.
	 */
	static final int MAX_IN_MEMORY = 64 * 1024;

	private static final Logger logger = LoggerFactory.getLogger(Uploads.class);

	private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

	private static final int PREFETCH = 16;

	private final Scheduler disk = Schedulers.newBoundedElastic(8, Integer.MAX_VALUE, "eyepop-emulator-disk", 30, true);

	private final Path directory;

	private final long maxLength;

	private final Books books;

	Uploads(long maxLength, @Nullable Path parent, Books books) throws IOException {
		this.books = books;
		this.directory = (parent != null) ? Files.createTempDirectory(parent, "eyepop-emulator-")
				: Files.createTempDirectory("eyepop-emulator-");
		this.maxLength = maxLength;
	}

	/**
	 * Receive the source of a request.
	 * @param exchange the request
	 * @param keeper the request until whose end it is kept
	 * @param sourceId the id of the source, for the books
	 * @return the source, once it is complete
	 */
	Mono<Upload> receive(Exchange exchange, Exchange keeper, String sourceId) {
		Runnable end = this.books.beginUpload(exchange);
		return keep(exchange.body(this.maxLength), sink(exchange), keeper).doOnNext((upload) -> {
			end.run();
			upload.files().forEach((file) -> record(file, sourceId, exchange));
		});
	}

	/**
	 * Keep bytes from elsewhere.
	 * @param body the bytes
	 * @param mediaType their media type
	 * @param keeper the request until whose end they are kept
	 * @return the source, once it is complete
	 */
	Mono<Upload> keep(Flux<byte[]> body, String mediaType, Exchange keeper) {
		return keep(limited(body, this.maxLength), new RawSink(this.directory, mediaType), keeper);
	}

	/**
	 * Limit bytes from elsewhere.
	 * @param body the bytes
	 * @param maxLength the most bytes
	 * @return the bytes; fails if there are more
	 */
	static Flux<byte[]> limited(Flux<byte[]> body, long maxLength) {
		return Flux.defer(() -> {
			AtomicLong length = new AtomicLong();
			return body.doOnNext((piece) -> {
				if (length.addAndGet(piece.length) > maxLength) {
					throw new References.UnloadableException("The source has more than %,d bytes".formatted(maxLength));
				}
			});
		});
	}

	/**
	 * Let the source of a request pass without keeping it.
	 * @param exchange the request
	 * @param keeper the request that uses the bytes, until its end
	 * @param sourceId the id of the source, for the books
	 * @return the bytes, to be taken once
	 */
	Passing pass(Exchange exchange, Exchange keeper, String sourceId) {
		Runnable end = this.books.beginUpload(exchange);
		Scheduler lane = Schedulers.single(this.disk);
		keeper.closeAtEnd(lane::dispose);
		Sinks.Empty<Void> complete = Sinks.empty();
		Books.Sum sum = new Books.Sum();
		Flux<byte[]> pieces = exchange.body(Long.MAX_VALUE).doOnNext(sum::add).doOnComplete(() -> {
			this.books.received(sum.of(sourceId, exchange.endpoint(), exchange.mediaType()));
			end.run();
			complete.tryEmitEmpty();
		}).doOnError(complete::tryEmitError).publishOn(lane, PREFETCH);
		return new Passing(pieces, complete.asMono());
	}

	/**
	 * Return where files are kept until the emulator is closed.
	 * @return the directory
	 */
	Path directory() {
		return this.directory;
	}

	/**
	 * Return where files may be read, which blocks.
	 * @return the scheduler
	 */
	Scheduler disk() {
		return this.disk;
	}

	private Mono<Upload> keep(Flux<byte[]> body, BodySink sink, Exchange keeper) {
		Scheduler lane = Schedulers.single(this.disk);
		keeper.closeAtEnd(() -> close(sink, lane));
		return body.publishOn(lane, PREFETCH)
			.doOnNext((piece) -> pass(piece, sink))
			.then(Mono.fromCallable(sink::finish));
	}

	private void record(Upload.Stored file, String sourceId, Exchange exchange) {
		Books.Sum sum = new Books.Sum();
		byte[] piece = new byte[MAX_IN_MEMORY];
		try (ImageInputStream stream = file.bytes().open()) {
			for (int length = stream.read(piece); length >= 0; length = stream.read(piece)) {
				sum.add(Arrays.copyOf(piece, length));
			}
		}
		catch (IOException ex) {
			throw Exceptions.propagate(ex);
		}
		this.books.received(sum.of(sourceId, exchange.endpoint(), file.mediaType()));
	}

	@Override
	public void close() {
		this.disk.disposeGracefully().timeout(STOP_TIMEOUT, Mono.empty()).block();
		this.disk.dispose();
		try (Stream<Path> files = Files.list(this.directory)) {
			for (Path file : files.toList()) {
				Files.deleteIfExists(file);
			}
			Files.deleteIfExists(this.directory);
		}
		catch (IOException ex) {
			logger.warn("Could not delete temporary files in {}", this.directory, ex);
		}
	}

	private BodySink sink(Exchange exchange) {
		String contentType = exchange.contentType();
		if (contentType != null && exchange.mediaType().equals("multipart/form-data")) {
			return new MultipartSink(this.directory, contentType);
		}
		return new RawSink(this.directory, exchange.mediaType());
	}

	private static void pass(byte[] piece, BodySink sink) {
		try {
			sink.accept(piece);
		}
		catch (IOException ex) {
			throw Exceptions.propagate(ex);
		}
	}

	private static void close(BodySink sink, Scheduler lane) throws IOException {
		try {
			lane.schedule(() -> {
				closeQuietly(sink);
				lane.dispose();
			});
		}
		catch (RejectedExecutionException ex) {
			sink.close();
		}
	}

	private static void closeQuietly(BodySink sink) {
		try {
			sink.close();
		}
		catch (IOException ex) {
			logger.warn("Could not delete a temporary file", ex);
		}
	}

	/**
	 * Source that is not kept.
	 *
	 * @param pieces the bytes as they come, asked for by their reader
	 * @param complete a signal when the last byte has come
	 */
	record Passing(Flux<byte[]> pieces, Mono<Void> complete) {
	}

}
