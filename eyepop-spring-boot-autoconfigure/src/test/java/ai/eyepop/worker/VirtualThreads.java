package ai.eyepop.worker;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/**
 * Work on virtual threads at once, and when it holds on to their carriers.
 */
final class VirtualThreads {

	private static final int THREADS = 50;

	private VirtualThreads() {
	}

	/**
	 * Do the same work on many threads at once.
	 * @param work something to do
	 * @return what held on to a carrier meanwhile, but for the JDK where it loads a class
	 */
	static List<RecordedEvent> pinnedBy(Work work) throws Exception {
		return allPinnedBy(work).stream().filter((event) -> !isLoading(event)).toList();
	}

	/**
	 * Do the same work on many threads at once.
	 * @param work something to do
	 * @return all that held on to a carrier meanwhile
	 */
	static List<RecordedEvent> allPinnedBy(Work work) throws Exception {
		return recorded(() -> {
			ExecutorService threads = executor();
			List<Future<?>> calls = new ArrayList<>();
			for (int i = 0; i < THREADS; i++) {
				calls.add(threads.submit(() -> {
					work.run();
					return null;
				}));
			}
			for (Future<?> call : calls) {
				call.get();
			}
			threads.shutdown();
		});
	}

	private static List<RecordedEvent> recorded(Work work) throws Exception {
		Path file = Files.createTempFile("pinned", ".jfr");
		try (Recording recording = new Recording()) {
			recording.enable("jdk.VirtualThreadPinned").withThreshold(Duration.ZERO).withStackTrace();
			recording.start();
			work.run();
			recording.stop();
			recording.dump(file);
			return RecordingFile.readAllEvents(file);
		}
		finally {
			Files.delete(file);
		}
	}

	/** What happens once, and only where two threads meet there. */
	private static boolean isLoading(RecordedEvent event) {
		return event.getStackTrace() != null
				&& event.getStackTrace().getFrames().stream().anyMatch(VirtualThreads::isLoading);
	}

	private static boolean isLoading(RecordedFrame frame) {
		String type = frame.getMethod().getType().getName();
		return type.equals("java.lang.ClassLoader") || type.startsWith("jdk.internal.loader.");
	}

	/** They are there from Java 21 on. */
	private static ExecutorService executor() throws ReflectiveOperationException {
		return (ExecutorService) Objects
			.requireNonNull(Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null));
	}

	/**
	 * Something to do.
	 */
	interface Work {

		void run() throws Exception;

	}

}
