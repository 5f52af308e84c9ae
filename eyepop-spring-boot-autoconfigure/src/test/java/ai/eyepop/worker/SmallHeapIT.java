package ai.eyepop.worker;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.wire.TestProgram;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Large streams through processes with a heap of 64 MB, and no more outside it.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class SmallHeapIT {

	@TempDir
	private Path folder;

	@Test
	void aSlowConsumerOfAMillionLines() throws Exception {
		int lines = 1_000_000;
		try (EyePopEmulator emulator = EyePopEmulator.builder().bytesPerFrame(16).start()) {
			assertThat(run(emulator, 16L * lines, "PT0.05S")).contains("predictions: " + lines);
		}
	}

	@Test
	void anUploadOfTwoGigabytes() throws Exception {
		long size = 2L << 30;
		try (EyePopEmulator emulator = EyePopEmulator.builder()
			.bytesPerFrame(64 << 20)
			.maxSourceSize(2 * size)
			.start()) {
			assertThat(run(emulator, size, "PT0S")).contains("predictions: 32");
			assertThat(emulator.sources()).singleElement()
				.satisfies((source) -> assertThat(source.length()).isEqualTo(size));
		}
	}

	private String run(EyePopEmulator emulator, long size, String pause) throws IOException {
		Path video = this.folder.resolve("video.mp4");
		try (RandomAccessFile file = new RandomAccessFile(video.toFile(), "rw")) {
			file.setLength(size);
		}
		return TestProgram.of(SmallHeapProgram.class)
			.options("-Xmx64m", "-XX:MaxDirectMemorySize=64m", "-XX:+ExitOnOutOfMemoryError",
					"-Dio.netty.maxDirectMemory=0")
			.run(emulator.url(), emulator.apiKey(), video, pause);
	}

}
