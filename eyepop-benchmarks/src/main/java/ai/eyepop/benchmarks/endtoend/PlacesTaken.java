package ai.eyepop.benchmarks.endtoend;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import com.sun.management.ThreadMXBean;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/**
 * The memory that work takes to put bytes in, whether or not it was used before: objects
 * on the heap, and Netty's buffers. Bytes that are copied need a place.
 */
final class PlacesTaken {

	private static final String BUFFER = "io.netty.AllocateBuffer";

	private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

	/**
	 * Work twice, and look at the heap at first and at the buffers then, since whoever
	 * looks at these needs the heap himself.
	 * @param work the work
	 * @return bytes taken by the work, done once
	 * @throws IOException if what was recorded cannot be read
	 */
	long by(Runnable work) throws IOException {
		long before = allocated();
		work.run();
		long heap = allocated() - before;
		return heap + buffers(work);
	}

	private long allocated() {
		return Arrays.stream(this.threads.getThreadAllocatedBytes(this.threads.getAllThreadIds()))
			.filter((bytes) -> bytes > 0)
			.sum();
	}

	private static long buffers(Runnable work) throws IOException {
		Path file = Files.createTempFile("eyepop-benchmark", ".jfr");
		try (Recording recording = new Recording()) {
			recording.enable(BUFFER);
			recording.start();
			work.run();
			recording.stop();
			recording.dump(file);
			return RecordingFile.readAllEvents(file)
				.stream()
				.filter((event) -> event.getEventType().getName().equals(BUFFER))
				.mapToLong(PlacesTaken::size)
				.sum();
		}
		finally {
			Files.delete(file);
		}
	}

	private static long size(RecordedEvent event) {
		return event.getLong("size");
	}

}
