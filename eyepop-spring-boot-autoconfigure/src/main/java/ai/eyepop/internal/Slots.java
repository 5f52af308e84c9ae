package ai.eyepop.internal;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/**
 * A number of slots. Who waits gets one in the order of coming, and without a waiting
 * thread.
 */
public final class Slots {

	private static final Log logger = LogFactory.getLog(Slots.class);

	private final AtomicInteger free;

	private final Queue<Ticket> waiting = new ConcurrentLinkedQueue<>();

	private final AtomicInteger work = new AtomicInteger();

	/**
	 * Create slots.
	 * @param count how many there are
	 */
	public Slots(int count) {
		this.free = new AtomicInteger(count);
	}

	/**
	 * Create a ticket that is not in the queue yet.
	 * @param onGranted runs when the ticket gets its slot
	 * @return a new ticket
	 */
	public Ticket ticket(Runnable onGranted) {
		return new Ticket(onGranted);
	}

	/**
	 * Return how many slots nobody has at the moment.
	 * @return the number, 0 or more
	 */
	public int free() {
		return Math.max(0, this.free.get());
	}

	/**
	 * Do work in a slot, from its subscription to its end.
	 * @param <T> type of a result
	 * @param work does the work when it is subscribed to
	 * @return the work, which waits for a slot first
	 */
	public <T> Flux<T> run(Flux<T> work) {
		return Flux.defer(() -> {
			Sinks.Empty<Void> granted = Sinks.empty();
			Ticket ticket = ticket(granted::tryEmitEmpty);
			return granted.asMono().doFirst(ticket::queue).thenMany(work).doFinally((signal) -> ticket.release());
		});
	}

	/**
	 * Hand out free slots. Grants that follow from a grant are left to the outermost
	 * call, so that the stack stays flat.
	 */
	private void grant() {
		if (this.work.getAndIncrement() != 0) {
			return;
		}
		int missed = 1;
		do {
			Ticket ticket;
			while (this.free.get() > 0 && (ticket = this.waiting.poll()) != null) {
				try {
					ticket.grant();
				}
				catch (Throwable ex) {
					ticket.release();
					logger.error("What waited for a slot failed to start", ex);
				}
			}
			missed = this.work.addAndGet(-missed);
		}
		while (missed != 0);
	}

	/**
	 * A place in the queue, later a slot.
	 */
	public final class Ticket {

		private volatile @Nullable Runnable onGranted;

		private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.WAITING);

		private Ticket(Runnable onGranted) {
			this.onGranted = onGranted;
		}

		/**
		 * Queue up for a slot, which may be granted before this method returns.
		 */
		public void queue() {
			Slots.this.waiting.add(this);
			Slots.this.grant();
		}

		private void grant() {
			if (this.phase.compareAndSet(Phase.WAITING, Phase.GRANTED)) {
				Slots.this.free.decrementAndGet();
				Runnable onGranted = this.onGranted;
				if (onGranted != null) {
					onGranted.run();
				}
			}
		}

		/**
		 * Leave the queue, or give the slot back. Does nothing when called again.
		 */
		public void release() {
			Phase before = this.phase.getAndSet(Phase.RELEASED);
			if (before == Phase.GRANTED) {
				Slots.this.free.incrementAndGet();
				Slots.this.grant();
			}
			// one that waits is passed over when its turn comes: to look for it would
			// take long
			this.onGranted = null;
		}

	}

	private enum Phase {

		WAITING, GRANTED, RELEASED

	}

}
