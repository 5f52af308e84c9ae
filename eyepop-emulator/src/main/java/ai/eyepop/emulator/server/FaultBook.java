package ai.eyepop.emulator.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import ai.eyepop.emulator.fault.ActiveFault;
import ai.eyepop.emulator.fault.Fault;
import ai.eyepop.emulator.fault.FaultEffect;
import ai.eyepop.emulator.fault.Faults;

/**
 * The faults that are on command, with what they have struck and what they hold back.
 */
final class FaultBook implements Faults {

	private static final int MAX_FAULTS = 1000;

	private static final String OWN_PATHS = "/emulator/";

	private final List<Entry> entries = new ArrayList<>();

	private final int endpoints;

	private long sequence;

	private long struck;

	FaultBook(int endpoints) {
		this.endpoints = endpoints;
	}

	@Override
	public synchronized String add(Fault fault) {
		Integer endpoint = fault.endpoint();
		if (endpoint != null && endpoint >= this.endpoints) {
			throw new IllegalArgumentException(
					"There is no endpoint %d: they go from 0 to %d".formatted(endpoint, this.endpoints - 1));
		}
		if (this.entries.size() >= MAX_FAULTS) {
			throw new IllegalStateException("There are %d faults already: clear them first".formatted(MAX_FAULTS));
		}
		Entry entry = new Entry(String.valueOf(++this.sequence), fault);
		this.entries.add(entry);
		return entry.id;
	}

	@Override
	public boolean remove(String id) {
		return removeIf((entry) -> entry.id.equals(id));
	}

	@Override
	public void clear() {
		removeIf((entry) -> true);
	}

	@Override
	public synchronized List<ActiveFault> list() {
		return this.entries.stream()
			.map((entry) -> new ActiveFault(entry.id, entry.fault, entry.struck, entry.holding))
			.toList();
	}

	@Override
	public synchronized long struck() {
		return this.struck;
	}

	/**
	 * Choose the fault that is to strike a request.
	 * @param exchange the request
	 * @return the oldest that names it, or {@code null} if none does
	 */
	synchronized @Nullable Strike choose(Exchange exchange) {
		if (this.entries.isEmpty() || exchange.path().startsWith(OWN_PATHS)) {
			return null;
		}
		for (Entry entry : this.entries) {
			if (entry.matches(exchange)) {
				entry.reserved++;
				Strike strike = new Strike(entry);
				exchange.closeAtEnd(strike);
				return strike;
			}
		}
		return null;
	}

	private synchronized void hit(Entry entry) {
		entry.reserved--;
		entry.struck++;
		this.struck++;
		if (entry.fault.effect() == FaultEffect.STALL) {
			entry.holding++;
		}
		dropIfDone(entry);
	}

	private synchronized void release(Entry entry, boolean hit) {
		if (!hit) {
			entry.reserved--;
		}
		else if (entry.fault.effect() == FaultEffect.STALL) {
			entry.holding--;
			dropIfDone(entry);
		}
	}

	private void dropIfDone(Entry entry) {
		if (entry.fault.times() > 0 && entry.struck >= entry.fault.times() && entry.holding == 0) {
			this.entries.remove(entry);
		}
	}

	private boolean removeIf(Predicate<Entry> test) {
		List<Entry> removed;
		synchronized (this) {
			removed = this.entries.stream().filter(test).toList();
			this.entries.removeAll(removed);
		}
		removed.forEach((entry) -> entry.cleared.tryEmitEmpty());
		return !removed.isEmpty();
	}

	/**
	 * Fault that is chosen for a request. What was chosen and never hits is given back at
	 * the end of the request.
	 */
	final class Strike implements AutoCloseable {

		private final AtomicBoolean hit = new AtomicBoolean();

		private final AtomicBoolean closed = new AtomicBoolean();

		private final Entry entry;

		private Strike(Entry entry) {
			this.entry = entry;
		}

		Fault fault() {
			return this.entry.fault;
		}

		/**
		 * Hit the request before it is handled, if the fault is of that sort.
		 * @return whether it hit
		 */
		boolean hitsRequest() {
			return !waitsForAnswer() && hit();
		}

		/**
		 * Hit the answer, if the fault is of that sort and the answer has what it needs.
		 * @param answer the answer
		 * @return whether it hit
		 */
		boolean hitsAnswer(Answer answer) {
			boolean lines = answer instanceof Answer.Lines || answer instanceof Answer.Bytes
					|| answer instanceof Answer.Stream
					|| answer instanceof Answer.Whole whole && whole.status() < 300 && whole.body() != null;
			return waitsForAnswer() && (lines || !fault().isOnLines()) && hit();
		}

		boolean hasHit() {
			return this.hit.get();
		}

		/**
		 * Signal when the fault is cleared.
		 * @return a signal without a value
		 */
		Mono<Void> cleared() {
			return this.entry.cleared.asMono().doFinally((signal) -> close());
		}

		@Override
		public void close() {
			if (this.closed.compareAndSet(false, true)) {
				release(this.entry, this.hit.get());
			}
		}

		private boolean waitsForAnswer() {
			return fault().isOnLines() || fault().effect() == FaultEffect.STALL && !fault().early();
		}

		private boolean hit() {
			if (this.hit.compareAndSet(false, true)) {
				FaultBook.this.hit(this.entry);
			}
			return true;
		}

	}

	private static final class Entry {

		private final Sinks.Empty<Void> cleared = Sinks.empty();

		private final String id;

		private final Fault fault;

		private final Pattern path;

		private final Random random;

		private long struck;

		private int reserved;

		private int holding;

		Entry(String id, Fault fault) {
			this.id = id;
			this.fault = fault;
			this.path = Pattern.compile(fault.path());
			this.random = new Random(fault.seed());
		}

		boolean isUsedUp() {
			return this.fault.times() > 0 && this.struck + this.reserved >= this.fault.times();
		}

		boolean matches(Exchange exchange) {
			String method = this.fault.method();
			Integer endpoint = this.fault.endpoint();
			return !isUsedUp() && (method == null || method.equals(exchange.method()))
					&& (endpoint == null || endpoint == exchange.endpoint())
					&& this.path.matcher(exchange.target()).find() && hasHeader(exchange)
					&& this.random.nextDouble() < this.fault.probability();
		}

		private boolean hasHeader(Exchange exchange) {
			String header = this.fault.header();
			if (header == null) {
				return true;
			}
			String[] parts = header.split(": ", 2);
			return parts[1].equals(exchange.header(parts[0]));
		}

	}

}
