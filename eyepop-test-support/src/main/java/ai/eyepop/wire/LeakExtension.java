package ai.eyepop.wire;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import io.netty.util.ResourceLeakDetectorFactory;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails a class of tests after which Netty's leak detection, which is paranoid here,
 * finds a buffer that nobody released. Registered for all classes of a module whose tests
 * have the system properties {@code io.netty.leakDetection.level} and
 * {@code junit.jupiter.extensions.autodetection.enabled}. The system property
 * {@code eyepop.leaks.touched-by}, which names packages by what they begin with, is for
 * applications, since WebFlux itself loses a buffer now and then when a browser leaves
 * (spring-framework 36438): a buffer counts only if one of its recorded stacks, that of
 * its allocation included, has a class of these packages before any other but those of
 * Java, Netty, Reactor and Spring's data buffers. A buffer that WebFlux allocates to
 * encode what the application emits has the application on its stack, too, but below
 * WebFlux.
 *
 * @since 0.1.0
 */
public final class LeakExtension implements BeforeAllCallback, AfterAllCallback {

	private static final String TOUCHED_BY = System.getProperty("eyepop.leaks.touched-by", "");

	private static volatile String lastClass = "";

	private static final Queue<String> LEAKS = new ConcurrentLinkedQueue<>();

	static {
		// a slow machine is no failure
		Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
		ResourceLeakDetectorFactory.setResourceLeakDetectorFactory(new ResourceLeakDetectorFactory() {

			@Override
			@SuppressWarnings("deprecation")
			public <T> ResourceLeakDetector<T> newResourceLeakDetector(Class<T> resource, int samplingInterval,
					long maxActive) {
				return new Recorder<>(resource, samplingInterval);
			}

		});
	}

	@Override
	public void beforeAll(ExtensionContext context) {
		begin();
	}

	@Override
	public void afterAll(ExtensionContext context) {
		end(context.getRequiredTestClass());
	}

	static void begin() {
		if (ResourceLeakDetector.getLevel() != ResourceLeakDetector.Level.PARANOID) {
			throw new IllegalStateException("Leak detection is not paranoid, but " + ResourceLeakDetector.getLevel());
		}
		failOnLeaks();
	}

	static void end(Class<?> tests) {
		lastClass = tests.getName();
		failOnLeaks();
	}

	private static void failOnLeaks() {
		System.gc();
		// leaks are reported when the next buffer is allocated
		for (int i = 0; i < 10; i++) {
			ByteBuf buffer = PooledByteBufAllocator.DEFAULT.directBuffer(16);
			buffer.release();
		}
		List<String> leaks = new ArrayList<>();
		for (String leak = LEAKS.poll(); leak != null; leak = LEAKS.poll()) {
			if (new Leak(leak).isTouchedBy(TOUCHED_BY)) {
				leaks.add(leak);
			}
		}
		if (leaks.isEmpty()) {
			return;
		}
		throw new AssertionError(
				"%d buffer(s) were not released by %s or before: %s".formatted(leaks.size(), lastClass, leaks.get(0)));
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
