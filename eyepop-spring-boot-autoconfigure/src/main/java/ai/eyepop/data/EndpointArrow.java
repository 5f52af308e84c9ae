package ai.eyepop.data;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import ai.eyepop.data.arrow.ArrowMemory;
import ai.eyepop.data.arrow.ArrowSupport;
import ai.eyepop.data.arrow.AssetArrowReader;
import ai.eyepop.data.asset.Asset;
import ai.eyepop.data.internal.FileForm;

/**
 * The memory of an endpoint for Arrow data, which is made when something is read. Without
 * Arrow on the class path only that fails.
 */
final class EndpointArrow {

	private static final Duration LOOK = Duration.ofMillis(10);

	private static final String CLOSED = "The endpoint is closed and reads no more Arrow data";

	private final DataSize limit;

	private @Nullable ArrowMemory memory;

	private boolean closed;

	EndpointArrow(DataSize limit) {
		this.limit = limit;
	}

	FileForm<Asset> form() {
		return new FileForm<>(MediaType.parseMediaType(ArrowSupport.MEDIA_TYPE), Asset.class,
				(bytes) -> Flux.defer(() -> reader().read(bytes).assets()), (bytes) -> reader().read(bytes).stream());
	}

	synchronized AssetArrowReader reader() {
		if (this.closed) {
			throw new IllegalStateException(CLOSED);
		}
		// not even the memory can be made without Arrow
		ArrowSupport.require();
		ArrowMemory memory = this.memory;
		if (memory == null) {
			memory = new ArrowMemory(this.limit.toBytes());
			this.memory = memory;
		}
		return new AssetArrowReader(memory);
	}

	/**
	 * Take no more to read, fail what is still read, also for threads that wait for it,
	 * and give the memory back.
	 * @param timeout the longest time for streams and batches to be closed
	 * @return completes when it is done; fails with
	 * {@link ai.eyepop.data.arrow.ArrowMemoryException} if something was not closed
	 */
	Mono<Void> close(Duration timeout) {
		return Mono.defer(() -> {
			ArrowMemory memory = release();
			if (memory == null) {
				return Mono.empty();
			}
			Mono<Void> end = Mono.fromRunnable(() -> memory.end(CLOSED));
			Mono<Void> close = Flux.interval(Duration.ZERO, LOOK)
				.takeUntil((tick) -> memory.open() == 0)
				.take(timeout)
				.then(Mono.fromRunnable(memory::close));
			return Flux.concatDelayError(end, close).then();
		});
	}

	private synchronized @Nullable ArrowMemory release() {
		ArrowMemory memory = this.memory;
		this.memory = null;
		this.closed = true;
		return memory;
	}

}
