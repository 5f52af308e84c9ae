package ai.eyepop.benchmarks.endtoend;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import reactor.netty.resources.ConnectionProvider;

/**
 * A process with idle requests of a bare WebClient, which tells the heap that each takes.
 */
public final class IdleFloor {

	private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

	private IdleFloor() {
	}

	/**
	 * Send requests, and look at the heap when all have begun.
	 * @param args number of requests, and the setting
	 * @throws InterruptedException if the wait is interrupted
	 */
	public static void main(String[] args) throws InterruptedException {
		int count = Integer.parseInt(args[0]);
		Setting setting = Setting.parse(List.of(args).subList(1, args.length));
		long before = Heap.used();
		CountDownLatch begun = new CountDownLatch(count);
		ConnectionProvider connections = FloorRequest.connections(count);
		WebClientFloor client = new WebClientFloor(setting, "silence", connections);
		for (int i = 0; i < count; i++) {
			client.idle(begun::countDown);
		}
		if (!begun.await(LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS)) {
			throw new IllegalStateException("%d requests have not begun".formatted(begun.getCount()));
		}
		System.out.println((double) (Heap.used() - before) / count);
		client.close();
		System.exit(0);
	}

}
