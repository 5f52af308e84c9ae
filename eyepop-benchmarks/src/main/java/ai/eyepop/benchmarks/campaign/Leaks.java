package ai.eyepop.benchmarks.campaign;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.netty.buffer.PooledByteBufAllocator;
import io.netty.util.ResourceLeakDetector;

import ai.eyepop.wire.LeakRecorder;

/**
 * Buffers that nobody released, as Netty finds them.
 */
final class Leaks {

	private static final String ON_PURPOSE = "lost on purpose by the campaign";

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private static final int BUFFERS = 100;

	private Leaks() {
	}

	/**
	 * Look at every buffer from now on. To be called before Netty is used.
	 */
	static void watch() {
		ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
		LeakRecorder.install();
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
			for (String leak : LeakRecorder.take(BUFFERS)) {
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

}
