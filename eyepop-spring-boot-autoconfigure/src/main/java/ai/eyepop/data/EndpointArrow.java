package ai.eyepop.data;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import ai.eyepop.data.arrow.ArrowMemory;
import ai.eyepop.data.arrow.ArrowSupport;
import ai.eyepop.data.arrow.AssetArrowReader;
import ai.eyepop.data.asset.Asset;
import ai.eyepop.data.internal.FileForm;
import ai.eyepop.internal.Failing;

/**
 * The memory of an endpoint for Arrow data, which is made when something is read. Without
 * Arrow on the class path only that fails.
 */
final class EndpointArrow {

	private static final Duration LOOK = Duration.ofMillis(10);

	private final Sinks.One<IllegalStateException> end = Sinks.one();

	private final DataSize limit;

	private @Nullable ArrowMemory memory;

	private boolean closed;

	EndpointArrow(DataSize limit) {
		this.limit = limit;
	}

	FileForm<Asset> form() {
		return new FileForm<>(MediaType.parseMediaType(ArrowSupport.MEDIA_TYPE), Asset.class,
				(bytes) -> Failing.when(Flux.defer(() -> reader().read(bytes).assets()), this.end.asMono()),
				(bytes) -> reader().read(bytes).stream());
	}

	synchronized AssetArrowReader reader() {
		if (this.closed) {
			throw closed();
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
	 * Take no more to read, fail what is still read, and give the memory back.
	 * @param timeout the longest time for what is read to end
	 * @return completes when it is done; fails with
	 * {@link ai.eyepop.data.arrow.ArrowMemoryException} if something was not closed
	 */
	Mono<Void> close(Duration timeout) {
		return Mono.defer(() -> {
			ArrowMemory memory = release();
			if (memory == null) {
				return Mono.empty();
			}
			this.end.tryEmitValue(closed());
			return Flux.interval(Duration.ZERO, LOOK)
				.takeUntil((tick) -> memory.used() == 0)
				.take(timeout)
				.then(Mono.fromRunnable(memory::close));
		});
	}

	private synchronized @Nullable ArrowMemory release() {
		ArrowMemory memory = this.memory;
		this.memory = null;
		this.closed = true;
		return memory;
	}

	private static IllegalStateException closed() {
		return new IllegalStateException("The endpoint is closed and reads no more Arrow data");
	}

}
