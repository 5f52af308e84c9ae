package ai.eyepop.telemetry.trace;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The last requests that were finished. When there are too many, the oldest are dropped.
 */
final class TraceBuffer {

	static final Batch NONE = new Batch(List.of(), 0);

	private final int capacity;

	private final Deque<RequestTrace> traces = new ArrayDeque<>();

	/** Number of the oldest one, counted from the first that there ever was. */
	private long first;

	TraceBuffer(int capacity) {
		this.capacity = capacity;
	}

	synchronized void add(RequestTrace trace) {
		if (this.traces.size() == this.capacity) {
			removeFirst();
		}
		this.traces.addLast(trace);
	}

	/**
	 * Return the oldest requests, which stay until they are removed.
	 * @param finishedUntil time until which they were finished, in milliseconds since
	 * 1970
	 * @param now the current time
	 * @return the requests
	 */
	synchronized Batch until(long finishedUntil, long now) {
		// one of the future is from before the clock was set back
		List<RequestTrace> batch = this.traces.stream()
			.takeWhile((trace) -> trace.finishedAt() <= finishedUntil || trace.finishedAt() > now)
			.toList();
		return new Batch(batch, this.first + batch.size());
	}

	synchronized Batch all() {
		return new Batch(List.copyOf(this.traces), this.first + this.traces.size());
	}

	/**
	 * Remove requests, some of which may have been dropped meanwhile.
	 * @param batch the requests
	 */
	synchronized void remove(Batch batch) {
		while (this.first < batch.end()) {
			removeFirst();
		}
	}

	private void removeFirst() {
		this.traces.removeFirst();
		this.first++;
	}

	synchronized boolean isEmpty() {
		return this.traces.isEmpty();
	}

	/**
	 * Requests that are sent together.
	 *
	 * @param traces the requests, the oldest first
	 * @param end number of the one after the last
	 */
	record Batch(List<RequestTrace> traces, long end) {

	}

}
