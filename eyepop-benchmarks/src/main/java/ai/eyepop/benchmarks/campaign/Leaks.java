package ai.eyepop.benchmarks.campaign;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

import io.netty.buffer.PooledByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import io.netty.util.ResourceLeakDetectorFactory;

/**
 * Buffers that nobody released, as Netty finds them.
 */
final class Leaks {

	private static final String ON_PURPOSE = "lost on purpose by the campaign";

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private static final Queue<String> LEAKS = new ConcurrentLinkedQueue<>();

	private static final AtomicLong NUMBERS = new AtomicLong();

	private Leaks() {
	}

	/**
	 * Look at every buffer from now on. To be called before Netty is used.
	 */
	static void watch() {
		ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
		ResourceLeakDetectorFactory.setResourceLeakDetectorFactory(new ResourceLeakDetectorFactory() {

			@Override
			@SuppressWarnings("deprecation")
			public <T> ResourceLeakDetector<T> newResourceLeakDetector(Class<T> resource, int samplingInterval,
					long maxActive) {
				return new Recorder<>(resource, samplingInterval);
			}

		});
	}

	/**
	 * Return what was found. One buffer is lost on purpose, since only what finds that
	 * one would have found others.
	 * @return a description of each leak, and whatever is known of its way
	 */
	static List<String> found() {
		loseOne();
		boolean works = false;
		List<String> found = new ArrayList<>();
		for (long end = System.nanoTime() + PATIENCE.toNanos(); !works && System.nanoTime() < end;) {
			System.gc();
			// leaks are reported when the next buffer is allocated
			for (int i = 0; i < 100; i++) {
				PooledByteBufAllocator.DEFAULT.directBuffer(16).release();
			}
			for (String leak = LEAKS.poll(); leak != null; leak = LEAKS.poll()) {
				if (leak.contains(ON_PURPOSE)) {
					works = true;
				}
				else {
					found.add(leak);
				}
			}
		}
		if (!works) {
			found.add("the buffer that was lost on purpose was not found, so nothing is known of others");
		}
		return found;
	}

	private static void loseOne() {
		PooledByteBufAllocator.DEFAULT.directBuffer(16).touch(ON_PURPOSE);
	}

	/**
	 * Keeps what is reported.
	 *
	 * @param <T> type of what may leak
	 */
	private static final class Recorder<T> extends ResourceLeakDetector<T> {

		private Recorder(Class<T> resource, int samplingInterval) {
			super(resource, samplingInterval);
		}

		@Override
		protected Object getInitialHint(String resourceType) {
			// else those that were lost in the same way count as one
			return "number " + NUMBERS.incrementAndGet();
		}

		@Override
		protected boolean needReport() {
			// whatever is logged
			return true;
		}

		@Override
		protected void reportTracedLeak(String resourceType, String records) {
			LEAKS.add(resourceType + records);
		}

		@Override
		protected void reportUntracedLeak(String resourceType) {
			LEAKS.add(resourceType);
		}

	}

}
