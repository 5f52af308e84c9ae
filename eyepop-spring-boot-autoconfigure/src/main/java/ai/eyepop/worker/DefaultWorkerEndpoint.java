package ai.eyepop.worker;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import org.springframework.util.Assert;
import reactor.core.publisher.Mono;

import ai.eyepop.http.Waits;
import ai.eyepop.pop.Pop;
import ai.eyepop.source.Source;

/**
 * A worker that is connected to when it is needed, and that can be connected to again
 * after it was disconnected.
 */
final class DefaultWorkerEndpoint implements WorkerEndpoint {

	private final Supplier<WorkerUse> uses;

	private final AtomicReference<WorkerUse> use;

	private final Runnable onClosed;

	private volatile boolean closed;

	DefaultWorkerEndpoint(Supplier<WorkerUse> uses, Runnable onClosed) {
		this.uses = uses;
		this.onClosed = onClosed;
		this.use = new AtomicReference<>(uses.get());
	}

	@Override
	public WorkerJob upload(Source source, PredictOptions options) {
		OptionCheck.check(source, options);
		return this.use.get().submit(source, options);
	}

	@Override
	public Mono<Pop> pop() {
		return Mono.defer(() -> this.use.get().pop());
	}

	@Override
	public Mono<Void> setPop(Pop pop) {
		Assert.notNull(pop, "'pop' must not be null");
		return Mono.defer(() -> this.use.get().setPop(pop));
	}

	@Override
	public Mono<WorkerSession> session() {
		return Mono.defer(() -> this.use.get().session());
	}

	@Override
	public List<EndpointState> endpoints() {
		return this.use.get().endpoints();
	}

	@Override
	public WorkerStatus status() {
		return this.use.get().status();
	}

	@Override
	public Mono<Void> checkHealth() {
		return Mono.defer(() -> this.use.get().checkHealth());
	}

	@Override
	public Mono<Void> connect() {
		return Mono.defer(() -> {
			Assert.state(!this.closed, "The endpoint is closed and cannot be connected again");
			return inUse().connect();
		});
	}

	private synchronized WorkerUse inUse() {
		// none is made that nobody would end
		if (this.use.get().isOver()) {
			this.use.set(this.uses.get());
		}
		return this.use.get();
	}

	@Override
	public Mono<Void> disconnect() {
		return Mono.defer(() -> this.use.get().end());
	}

	@Override
	public void close() {
		this.closed = true;
		try {
			Waits.awaitEnd(disconnect(), this.use.get().longestEnd());
		}
		finally {
			this.onClosed.run();
		}
	}

}
