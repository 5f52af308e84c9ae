package ai.eyepop.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

import io.netty.buffer.PooledByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import io.netty.util.ResourceLeakDetectorFactory;

/**
 * Keeps what Netty's leak detection reports, whatever is logged and each by itself.
 *
 * @since 0.1.0
 */
public final class LeakRecorder {

	private static final Queue<String> LEAKS = new ConcurrentLinkedQueue<>();

	private static final AtomicLong NUMBERS = new AtomicLong();

	private LeakRecorder() {
	}

	/**
	 * Record leaks from now on. To be called before Netty is used.
	 */
	public static void install() {
		ResourceLeakDetectorFactory.setResourceLeakDetectorFactory(new ResourceLeakDetectorFactory() {

			@Override
			@SuppressWarnings("deprecation")
			public <T> ResourceLeakDetector<T> newResourceLeakDetector(Class<T> resource, int samplingInterval,
					long maxActive) {
				return new Detector<>(resource, samplingInterval);
			}

		});
	}

	/**
	 * Collect garbage, and take what was reported since this was last called.
	 * @param buffers how many buffers to allocate: leaks are reported when one is
	 * @return the kind and the stacks of each resource that nobody released
	 */
	public static List<String> take(int buffers) {
		System.gc();
		for (int i = 0; i < buffers; i++) {
			PooledByteBufAllocator.DEFAULT.directBuffer(16).release();
		}
		List<String> taken = new ArrayList<>();
		for (String leak = LEAKS.poll(); leak != null; leak = LEAKS.poll()) {
			taken.add(leak);
		}
		return taken;
	}

	/**
	 * Hands over what is reported.
	 *
	 * @param <T> type of what may leak
	 */
	private static final class Detector<T> extends ResourceLeakDetector<T> {

		private Detector(Class<T> resource, int samplingInterval) {
			super(resource, samplingInterval);
		}

		@Override
		protected Object getInitialHint(String resourceType) {
			// else those that were lost in the same way count as one
			return "number " + NUMBERS.incrementAndGet();
		}

		@Override
		protected boolean needReport() {
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
