package ai.eyepop.data;

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
 * Five million objects to the emulator, from there into another dataset, and back, by a
 * process with a heap of 128 MB.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class ManyAssetsIT {

	private static final int ASSETS = 500_000;

	@TempDir
	private Path folder;

	@Test
	void fiveMillionObjectsInASmallHeap() throws Exception {
		Path output = this.folder.resolve("output.txt");
		String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
		try (EyePopEmulator emulator = EyePopEmulator.start()) {
			Process process = new ProcessBuilder(List.of(ProcessHandle.current().info().command().orElse("java"),
					"-Xmx128m", "-XX:+ExitOnOutOfMemoryError", "-cp", classPath, ManyAssetsProgram.class.getName(),
					emulator.url().toString(), emulator.apiKey(), emulator.account(), String.valueOf(ASSETS)))
				.redirectErrorStream(true)
				.redirectOutput(output.toFile())
				.start();
			assertThat(process.waitFor(9, TimeUnit.MINUTES)).isTrue();
		}
		assertThat(Files.readString(output)).contains("assets: 500000, objects: 5000000");
	}

}
