package ai.eyepop.data.arrow;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Five million objects to a file, and from it to a body and back to assets, through a
 * process with a heap of 128 MB.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ArrowSmallHeapIT {

	private static final int ROWS = 500_000;

	@TempDir
	private Path folder;

	@Test
	void fiveMillionObjects() throws Exception {
		Path output = this.folder.resolve("output.txt");
		String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
		Process process = new ProcessBuilder(List.of(ProcessHandle.current().info().command().orElse("java"),
				"-Xmx128m", "-XX:+ExitOnOutOfMemoryError", "-cp", classPath, ArrowSmallHeapProgram.class.getName(),
				this.folder.resolve("assets.arrow").toString(), String.valueOf(ROWS)))
			.redirectErrorStream(true)
			.redirectOutput(output.toFile())
			.start();
		assertThat(process.waitFor(4, TimeUnit.MINUTES)).isTrue();
		assertThat(Files.readString(output)).contains("objects: 5000000")
			.containsPattern("outside the heap, in MB: \\d\\s");
	}

}
