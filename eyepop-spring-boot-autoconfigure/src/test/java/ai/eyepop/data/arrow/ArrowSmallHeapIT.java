package ai.eyepop.data.arrow;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import ai.eyepop.wire.TestProgram;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Five million objects to a file, and from it to a body and back to assets, through a
 * process with a heap of 128 MB; and what takes much of it by itself.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ArrowSmallHeapIT {

	private static final int ROWS = 500_000;

	@TempDir
	private Path folder;

	@Test
	void fiveMillionObjects() {
		String printed = TestProgram.of(ArrowSmallHeapProgram.class)
			.options("-Xmx128m", "-XX:+ExitOnOutOfMemoryError")
			.run(this.folder.resolve("assets.arrow"), ROWS);
		assertThat(printed).contains("objects: 5000000").containsPattern("outside the heap, in MB: \\d\\s");
	}

	@Test
	void longValues() {
		String printed = TestProgram.of(ArrowLongValuesProgram.class)
			.options("-Xmx128m", "-XX:+ExitOnOutOfMemoryError")
			.run(this.folder.resolve("assets.arrow"));
		assertThat(printed).contains("labels to a stream", "rows to a stream and a file")
			.containsPattern("labels to a file: Writing asset a\\d+ as Arrow failed: .* write a stream");
		assertThat(this.folder).isDirectoryNotContaining("glob:**.part");
	}

}
