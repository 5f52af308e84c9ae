package ai.eyepop.worker;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

import org.springframework.http.MediaType;

import ai.eyepop.EyePop;
import ai.eyepop.prediction.Prediction;
import ai.eyepop.source.Source;

/**
 * Submits a video and consumes its predictions slowly at first, in a process of its own
 * with a small heap. Prints how many there were.
 */
public final class SmallHeapProgram {

	private static final int SLOW = 100;

	private SmallHeapProgram() {
	}

	public static void main(String[] args) {
		long pause = Duration.parse(args[3]).toNanos();
		long count = 0;
		try (EyePop eyePop = EyePop.builder().url(URI.create(args[0])).apiKey(args[1]).build()) {
			Source video = Source.of(Path.of(args[2]), MediaType.parseMediaType("video/mp4"));
			for (Prediction prediction : eyePop.syncWorker().upload(video)) {
				if (++count <= SLOW) {
					LockSupport.parkNanos(pause);
				}
				if (prediction.offset() == null || prediction.offset() != count - 1) {
					throw new IllegalStateException(
							"Prediction %d has offset %s".formatted(count, prediction.offset()));
				}
			}
		}
		System.out.println("predictions: " + count);
	}

}
