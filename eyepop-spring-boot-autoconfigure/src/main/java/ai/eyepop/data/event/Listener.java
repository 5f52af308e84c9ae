package ai.eyepop.data.event;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.FluxSink;
import reactor.core.scheduler.Scheduler;

/**
 * Somebody who listens, with a buffer. Whoever offers an event never waits.
 */
final class Listener {

	private final Collection<Subject> subjects;

	private final Predicate<ChangeEvent> filter;

	private final FluxSink<DataEvent> sink;

	private final Scheduler scheduler;

	private final int capacity;

	private final Queue<DataEvent> buffer = new ArrayDeque<>();

	private final AtomicInteger work = new AtomicInteger();

	private boolean overflown;

	private long lost;

	private @Nullable DataEvent lostState;

	private boolean ended;

	private long ticket = Long.MAX_VALUE;

	private boolean up;

	private boolean missed;

	Listener(Collection<Subject> subjects, Predicate<ChangeEvent> filter, FluxSink<DataEvent> sink, Scheduler scheduler,
			int capacity) {
		this.subjects = subjects;
		this.filter = filter;
		this.sink = sink;
		this.scheduler = scheduler;
		this.capacity = capacity;
		sink.onRequest((count) -> deliver());
	}

	Collection<Subject> subjects() {
		return this.subjects;
	}

	synchronized void ticket(long ticket) {
		this.ticket = ticket;
	}

	synchronized void confirmed(long ticket) {
		if (this.ticket <= ticket) {
			connected();
		}
	}

	private void connected() {
		if (!this.up) {
			this.up = true;
			offer(new ConnectionUp());
			if (this.missed) {
				this.missed = false;
				offer(new EventGap(EventGap.Reason.RECONNECTED, 0));
			}
		}
	}

	synchronized void down(ConnectionDown event) {
		if (this.up || !this.missed) {
			this.up = false;
			this.missed = true;
			offer(event);
		}
	}

	synchronized void changed(ChangeEvent event) {
		if (this.filter.test(event)) {
			connected();
			offer(event);
		}
	}

	synchronized void end() {
		this.ended = true;
		deliver();
	}

	private void offer(DataEvent event) {
		if (this.buffer.size() < this.capacity) {
			tellOverflow();
			this.buffer.add(event);
		}
		else {
			this.overflown = true;
			if (event instanceof ChangeEvent) {
				this.lost++;
			}
			else if (!(event instanceof EventGap)) {
				this.lostState = event;
			}
		}
		deliver();
	}

	private void tellOverflow() {
		if (this.overflown) {
			this.buffer.add(new EventGap(EventGap.Reason.OVERFLOW, this.lost));
			this.overflown = false;
			this.lost = 0;
		}
		if (this.lostState != null) {
			this.buffer.add(this.lostState);
			this.lostState = null;
		}
	}

	private synchronized @Nullable DataEvent poll() {
		if (this.buffer.isEmpty()) {
			tellOverflow();
		}
		return this.buffer.poll();
	}

	private synchronized boolean isAtEnd() {
		return this.ended && this.buffer.isEmpty() && !this.overflown;
	}

	private void deliver() {
		if (this.work.getAndIncrement() == 0) {
			try {
				this.scheduler.schedule(this::drain);
			}
			catch (RejectedExecutionException ex) {
				this.sink.error(ex);
			}
		}
	}

	private void drain() {
		int seen = 1;
		do {
			while (!this.sink.isCancelled() && this.sink.requestedFromDownstream() > 0) {
				DataEvent event = poll();
				if (event == null) {
					break;
				}
				this.sink.next(event);
			}
			if (isAtEnd()) {
				this.sink.complete();
			}
			seen = this.work.addAndGet(-seen);
		}
		while (seen != 0);
	}

}
