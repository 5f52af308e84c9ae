package ai.eyepop.wire;

import java.time.Duration;
import java.util.List;

import io.netty.util.ResourceLeakDetector;
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

	private static final int BUFFERS = 10;

	private static volatile String lastClass = "";

	static {
		// a slow machine is no failure
		Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
		LeakRecorder.install();
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
		List<String> leaks = LeakRecorder.take(BUFFERS)
			.stream()
			.filter((leak) -> new Leak(leak).isTouchedBy(TOUCHED_BY))
			.toList();
		if (leaks.isEmpty()) {
			return;
		}
		throw new AssertionError(
				"%d buffer(s) were not released by %s or before: %s".formatted(leaks.size(), lastClass, leaks.get(0)));
	}

}
