package ai.eyepop.worker;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import ai.eyepop.emulator.EyePopEmulator;

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

	private String run(EyePopEmulator emulator, long size, String pause) throws IOException, InterruptedException {
		Path video = this.folder.resolve("video.mp4");
		try (RandomAccessFile file = new RandomAccessFile(video.toFile(), "rw")) {
			file.setLength(size);
		}
		Path output = this.folder.resolve("output.txt");
		String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
		Process process = new ProcessBuilder(List.of(ProcessHandle.current().info().command().orElse("java"), "-Xmx64m",
				"-XX:MaxDirectMemorySize=64m", "-XX:+ExitOnOutOfMemoryError", "-Dio.netty.maxDirectMemory=0", "-cp",
				classPath, SmallHeapProgram.class.getName(), emulator.url().toString(), emulator.apiKey(),
				video.toString(), pause))
			.redirectErrorStream(true)
			.redirectOutput(output.toFile())
			.start();
		assertThat(process.waitFor(4, TimeUnit.MINUTES)).isTrue();
		return Files.readString(output);
	}

}
