package ai.eyepop.emulator.service;

import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import ai.eyepop.emulator.pop.Pop;
import ai.eyepop.emulator.vision.Checkpoint;

/**
 * One source on its way through a pipeline, from the first byte of the upload to the last
 * line of the answer.
 */
public final class Job implements Checkpoint, AutoCloseable {

	private final String sourceId = UUID.randomUUID().toString();

	private final Sinks.One<String> stopped = Sinks.one();

	private final Pop pop;

	private final Consumer<Job> onEnd;

	private volatile boolean ended;

	private volatile @Nullable String stopReason;

	Job(Pop pop, Consumer<Job> onEnd) {
		this.pop = pop;
		this.onEnd = onEnd;
	}

	/**
	 * Return the id of the source.
	 * @return the {@code source_id} of its predictions
	 */
	public String sourceId() {
		return this.sourceId;
	}

	/**
	 * Signal when the job is stopped from outside.
	 * @return the reason, empty if the job is never stopped
	 */
	public Mono<String> stopped() {
		return this.stopped.asMono();
	}

	@Override
	public void check() {
		if (this.ended) {
			throw new CancellationException("The job has ended");
		}
	}

	@Override
	public void close() {
		this.ended = true;
		this.onEnd.accept(this);
	}

	Pop pop() {
		return this.pop;
	}

	@Nullable String stopReason() {
		return this.stopReason;
	}

	void stop(String reason) {
		this.stopReason = reason;
		this.stopped.tryEmitValue(reason);
	}

}
