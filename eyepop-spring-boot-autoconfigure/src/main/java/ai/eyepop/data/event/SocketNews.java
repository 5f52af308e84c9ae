package ai.eyepop.data.event;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import ai.eyepop.telemetry.SocketListener;

/**
 * What is to be told about the socket: taken down under the lock of those to whom it
 * happens, and told outside of it, one after the other and in the same order.
 */
final class SocketNews {

	private final SocketListener listener;

	private final Queue<Consumer<SocketListener>> untold = new ConcurrentLinkedQueue<>();

	private final AtomicInteger left = new AtomicInteger();

	SocketNews(SocketListener listener) {
		this.listener = listener;
	}

	void add(Consumer<SocketListener> event) {
		this.untold.add(event);
	}

	/**
	 * Tell what was taken down. If that is being done already, it goes on until nothing
	 * is left.
	 */
	void tell() {
		if (this.left.getAndIncrement() != 0) {
			return;
		}
		int seen = 1;
		do {
			for (Consumer<SocketListener> event = this.untold.poll(); event != null; event = this.untold.poll()) {
				event.accept(this.listener);
			}
			seen = this.left.addAndGet(-seen);
		}
		while (seen != 0);
	}

}
