package ai.eyepop.job;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The slots in which jobs run. Jobs that wait get them in the order in which they came,
 * and without a waiting thread.
 */
final class JobSlots {

	private final AtomicInteger free;

	private final Queue<Ticket> waiting = new ConcurrentLinkedQueue<>();

	private final AtomicInteger work = new AtomicInteger();

	JobSlots(int count) {
		this.free = new AtomicInteger(count);
	}

	/**
	 * Create a ticket that is not in the queue yet.
	 * @param onGranted runs when the ticket gets its slot
	 * @return a new ticket
	 */
	Ticket ticket(Runnable onGranted) {
		return new Ticket(onGranted);
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
				ticket.grant();
			}
			missed = this.work.addAndGet(-missed);
		}
		while (missed != 0);
	}

	/**
	 * A place in the queue, later a slot.
	 */
	final class Ticket {

		private final Runnable onGranted;

		private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.WAITING);

		private Ticket(Runnable onGranted) {
			this.onGranted = onGranted;
		}

		/**
		 * Queue up for a slot, which may be granted before this method returns.
		 */
		void queue() {
			JobSlots.this.waiting.add(this);
			JobSlots.this.grant();
		}

		private void grant() {
			if (this.phase.compareAndSet(Phase.WAITING, Phase.GRANTED)) {
				JobSlots.this.free.decrementAndGet();
				this.onGranted.run();
			}
		}

		/**
		 * Leave the queue, or give the slot back. Does nothing when called again.
		 */
		void release() {
			Phase before = this.phase.getAndSet(Phase.RELEASED);
			if (before == Phase.GRANTED) {
				JobSlots.this.free.incrementAndGet();
				JobSlots.this.grant();
			}
			else if (before == Phase.WAITING) {
				JobSlots.this.waiting.remove(this);
			}
		}

	}

	private enum Phase {

		WAITING, GRANTED, RELEASED

	}

}
