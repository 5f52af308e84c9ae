package ai.eyepop.emulator.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;
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

	Uploads(long maxLength, @Nullable Path parent) throws IOException {
		this.directory = (parent != null) ? Files.createTempDirectory(parent, "eyepop-emulator-")
				: Files.createTempDirectory("eyepop-emulator-");
		this.maxLength = maxLength;
	}

	/**
	 * Receive the source of a request. What is kept of it goes when the request ends.
	 * @param exchange the request
	 * @return the source, once it is complete
	 */
	Mono<Upload> receive(Exchange exchange) {
		BodySink sink = sink(exchange);
		Scheduler lane = Schedulers.single(this.disk);
		exchange.closeAtEnd(() -> close(sink, lane));
		return exchange.body(this.maxLength)
			.publishOn(lane, PREFETCH)
			.doOnNext((piece) -> pass(piece, sink))
			.then(Mono.fromCallable(sink::finish));
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
		return new RawSink(this.directory);
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

}
