package ai.eyepop.autoconfigure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;

/**
 * Records the names of the threads that a program starts.
 */
final class StartedThreads {

	private final Recording recording;

	private StartedThreads(Recording recording) {
		this.recording = recording;
	}

	static StartedThreads record() {
		Recording recording = new Recording();
		recording.enable("jdk.ThreadStart").withoutStackTrace();
		recording.start();
		return new StartedThreads(recording);
	}

	List<String> stop() {
		try (Recording recording = this.recording) {
			Path file = Files.createTempFile("threads", ".jfr");
			recording.dump(file);
			List<String> names = RecordingFile.readAllEvents(file)
				.stream()
				.map((event) -> event.<RecordedThread>getValue("thread"))
				.map((thread) -> String.valueOf(thread.getJavaName()))
				.toList();
			Files.delete(file);
			return names;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
