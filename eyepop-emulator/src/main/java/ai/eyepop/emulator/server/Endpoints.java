package ai.eyepop.emulator.server;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import ai.eyepop.emulator.service.ComputeSession;
import ai.eyepop.emulator.service.ServiceException;

/**
 * Endpoints of workers, numbered from 0: each on a port of its own, or one that shares
 * the port of the emulator.
 */
final class Endpoints {

	/**
	 * The number of what came to the emulator's own port, if workers have their own.
	 */
	static final int NONE = -1;

	private final Scheduler scheduler = Schedulers.boundedElastic();

	private final List<Listener> listeners = new ArrayList<>();

	private final AtomicInteger turn = new AtomicInteger();

	private volatile boolean sharedUp = true;

	void add(Listener listener) {
		this.listeners.add(listener);
	}

	/**
	 * Return the number of endpoints.
	 * @return the number, at least 1
	 */
	int count() {
		return Math.max(1, this.listeners.size());
	}

	boolean isShared() {
		return this.listeners.isEmpty();
	}

	boolean isUp(int endpoint) {
		return isShared() ? this.sharedUp : this.listeners.get(endpoint).isOpen();
	}

	/**
	 * Return where an endpoint is reached by a client.
	 * @param endpoint the number
	 * @param exchange a request of the client
	 * @return the URL, without a slash at its end
	 */
	String url(int endpoint, Exchange exchange) {
		String authority = exchange.authority();
		return "http://" + (isShared() ? authority : host(authority) + ":" + this.listeners.get(endpoint).port());
	}

	/**
	 * Return where a worker is reached by a client.
	 * @param worker the worker
	 * @param exchange a request of the client
	 * @return the URL, without a slash at its end
	 */
	String workerUrl(ComputeSession worker, Exchange exchange) {
		return url(worker.endpoint(), exchange) + "/workers/" + worker.id();
	}

	/**
	 * Check that a request came to the endpoint of the worker that it names.
	 * @param worker the worker
	 * @param exchange the request
	 * @throws ServiceException with status 404 if it came to another
	 */
	void checkReachedAt(ComputeSession worker, Exchange exchange) {
		if (worker.endpoint() != exchange.endpoint()) {
			throw new ServiceException(404, "There is no session '%s' at this endpoint".formatted(worker.id()));
		}
	}

	/**
	 * Return the endpoint for new work.
	 * @return the number of one that is up, in turn; of any if all are down
	 */
	int next() {
		int start = Math.floorMod(this.turn.getAndIncrement(), count());
		for (int i = 0; i < count(); i++) {
			int endpoint = (start + i) % count();
			if (isUp(endpoint)) {
				return endpoint;
			}
		}
		return start;
	}

	/**
	 * Take an endpoint down: close its port and reset its connections. One that shares
	 * the emulator's port resets each request to a worker.
	 * @param endpoint the number
	 */
	void down(int endpoint) {
		check(endpoint);
		if (isShared()) {
			this.sharedUp = false;
		}
		else {
			this.listeners.get(endpoint).kill();
		}
	}

	/**
	 * Bring an endpoint up again, on the same port.
	 * @param endpoint the number
	 */
	void up(int endpoint) {
		check(endpoint);
		if (isShared()) {
			this.sharedUp = true;
		}
		else {
			this.listeners.get(endpoint).open();
		}
	}

	/**
	 * Return where ports may be opened and closed, which blocks.
	 * @return the scheduler
	 */
	Scheduler scheduler() {
		return this.scheduler;
	}

	List<Listener> listeners() {
		return this.listeners;
	}

	private void check(int endpoint) {
		if (endpoint < 0 || endpoint >= count()) {
			throw new IllegalArgumentException(
					"There is no endpoint %d: they go from 0 to %d".formatted(endpoint, count() - 1));
		}
	}

	private static String host(String authority) {
		return authority.replaceFirst(":\\d+$", "");
	}

}
