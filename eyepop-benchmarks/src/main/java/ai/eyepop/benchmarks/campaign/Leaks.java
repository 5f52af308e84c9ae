package ai.eyepop.benchmarks.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import io.netty.util.ResourceLeakDetectorFactory;

/**
 * Buffers that nobody released, as Netty finds them.
 */
final class Leaks {

	private static final Queue<String> LEAKS = new ConcurrentLinkedQueue<>();

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
	 * Return what was found.
	 * @return a description of each leak, and whatever is known of its way
	 */
	static List<String> found() {
		System.gc();
		// leaks are reported when the next buffer is allocated
		for (int i = 0; i < 10; i++) {
			ByteBuf buffer = PooledByteBufAllocator.DEFAULT.directBuffer(16);
			buffer.release();
		}
		List<String> found = new ArrayList<>();
		for (String leak = LEAKS.poll(); leak != null; leak = LEAKS.poll()) {
			found.add(leak);
		}
		return found;
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
		protected void reportTracedLeak(String resourceType, String records) {
			LEAKS.add(resourceType + records);
		}

		@Override
		protected void reportUntracedLeak(String resourceType) {
			LEAKS.add(resourceType);
		}

	}

}
