package ai.eyepop.telemetry.trace;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

import ai.eyepop.http.ServiceException;
import ai.eyepop.internal.LibraryVersion;
import ai.eyepop.internal.Slots;

/**
 * Keeps finished requests and tells a service about them: from time to time those that
 * are old enough, and at the end all. What the service did not get is sent again, after
 * longer and longer pauses. There is a timer only while there is something to send.
 */
final class TraceReporter {

	private static final Log logger = LogFactory.getLog(TraceReporter.class);

	private static final Duration INTERVAL = Duration.ofSeconds(5);

	private static final Duration MATURITY = Duration.ofSeconds(10);

	private static final Duration SEND_TIMEOUT = Duration.ofSeconds(10);

	/** How long the last requests may take at the end. */
	static final Duration END_TIMEOUT = Duration.ofSeconds(5);

	/** How often the pause after a failure is doubled. */
	private static final int DOUBLINGS = 4;

	private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

	private static final String VERSION = LibraryVersion.get();

	/** There is no better one for this client in the schema. */
	private static final byte CLIENT_TYPE = 0;

	private final TraceBuffer buffer;

	private final Clock clock;

	private final Scheduler scheduler;

	private final Slots sending = new Slots(1);

	private final Disposable.Swap waiting = Disposables.swap();

	private final Disposable.Swap current = Disposables.swap();

	private volatile @Nullable Function<byte[], Mono<Void>> destination;

	private final AtomicBoolean warned = new AtomicBoolean();

	private int users;

	private boolean scheduled;

	private int failures;

	private Duration pause = INTERVAL;

	/**
	 * Create a reporter.
	 * @param maxBuffer most requests that are kept
	 * @param clock tells the current time
	 * @param scheduler waits
	 */
	TraceReporter(int maxBuffer, Clock clock, Scheduler scheduler) {
		this.buffer = new TraceBuffer(maxBuffer);
		this.clock = clock;
		this.scheduler = scheduler;
	}

	/**
	 * Set who is told. Until then requests are kept.
	 * @param destination sends a record, and completes when it was taken
	 */
	void setDestination(Function<byte[], Mono<Void>> destination) {
		this.destination = destination;
	}

	synchronized void begin() {
		this.users++;
	}

	/**
	 * Keep a request, if anybody uses the endpoint.
	 * @param trace the request
	 */
	synchronized void add(RequestTrace trace) {
		if (this.users > 0) {
			this.buffer.add(trace);
			schedule();
		}
	}

	private synchronized void schedule() {
		if (this.users > 0 && !this.scheduled && !this.buffer.isEmpty()) {
			this.scheduled = true;
			this.waiting.update(Mono.delay(this.pause, this.scheduler).subscribe((tick) -> sendMature()));
		}
	}

	private void sendMature() {
		this.current.update(send(this::mature).doFinally((signal) -> sent()).subscribe());
	}

	private synchronized TraceBuffer.Batch mature() {
		long now = this.clock.millis();
		return (this.users > 0) ? this.buffer.until(now - MATURITY.toMillis(), now) : TraceBuffer.NONE;
	}

	private synchronized void sent() {
		this.scheduled = false;
		schedule();
	}

	/**
	 * Tell about all requests when a use ends. After the last use nothing is kept or sent
	 * any more.
	 * @return completes when they were told, or could not be in time; never fails
	 */
	Mono<Void> end() {
		return Mono.defer(() -> {
			boolean last = release();
			return send(this.buffer::all).timeout(END_TIMEOUT, this.scheduler)
				.onErrorResume(this::failed)
				.doFinally((signal) -> {
					if (last) {
						clear();
					}
				});
		});
	}

	private synchronized boolean release() {
		this.users--;
		if (this.users == 0) {
			this.waiting.update(Disposables.disposed());
			this.scheduled = false;
		}
		return this.users == 0;
	}

	private synchronized void clear() {
		if (this.users == 0) {
			this.current.update(Disposables.disposed());
			this.buffer.remove(this.buffer.all());
		}
	}

	private Mono<Void> send(Supplier<TraceBuffer.Batch> choice) {
		// one after the other, so that nothing is sent twice
		return this.sending.run(Mono.defer(() -> send(choice.get())).flux()).then();
	}

	private Mono<Void> send(TraceBuffer.Batch batch) {
		Function<byte[], Mono<Void>> destination = this.destination;
		if (destination == null || batch.traces().isEmpty()) {
			return Mono.empty();
		}
		return destination.apply(TraceEncoder.encode(CLIENT_TYPE, VERSION, batch.traces()))
			.timeout(SEND_TIMEOUT, this.scheduler)
			.doOnSuccess((done) -> told(batch))
			.onErrorResume((failure) -> {
				if (isRefused(failure)) {
					this.buffer.remove(batch);
					refused(failure);
				}
				return failed(failure);
			});
	}

	private void told(TraceBuffer.Batch batch) {
		this.buffer.remove(batch);
		pause(0, Duration.ZERO);
	}

	// it will never take what it refuses now
	private static boolean isRefused(Throwable failure) {
		if (!(failure instanceof ServiceException answer)) {
			return false;
		}
		int status = answer.getStatus().value();
		return status < 500 && status != 401 && status != 408 && status != 429;
	}

	private void refused(Throwable failure) {
		if (this.warned.compareAndSet(false, true)) {
			logger.warn("EyePop does not take traces of requests: set 'eyepop.tracing.enabled' to false to send none. "
					+ failure.getMessage());
		}
	}

	private Mono<Void> failed(Throwable failure) {
		logger.debug("EyePop could not be told about requests: " + failure.getMessage());
		Duration asked = (failure instanceof ServiceException answer) ? answer.getRetryAfter() : null;
		pause(this.failures + 1, (asked != null) ? asked : Duration.ZERO);
		return Mono.empty();
	}

	private synchronized void pause(int failures, Duration atLeast) {
		this.failures = failures;
		Duration grown = INTERVAL.multipliedBy(1L << Math.min(failures, DOUBLINGS));
		Duration pause = (grown.compareTo(atLeast) > 0) ? grown : atLeast;
		this.pause = (pause.compareTo(LONGEST_PAUSE) < 0) ? pause : LONGEST_PAUSE;
	}

}
