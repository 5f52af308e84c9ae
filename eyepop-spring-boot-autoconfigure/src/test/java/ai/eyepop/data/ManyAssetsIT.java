package ai.eyepop.data;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.wire.TestProgram;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Five million objects to the emulator, from there into another dataset, and back, by a
 * process with a heap of 128 MB.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class ManyAssetsIT {

	private static final int ASSETS = 500_000;

	@Test
	void fiveMillionObjectsInASmallHeap() {
		try (EyePopEmulator emulator = EyePopEmulator.start()) {
			String printed = TestProgram.of(ManyAssetsProgram.class)
				.options("-Xmx128m", "-XX:+ExitOnOutOfMemoryError")
				.timeout(Duration.ofMinutes(9))
				.run(emulator.url(), emulator.apiKey(), emulator.account(), ASSETS);
			assertThat(printed).contains("assets: 500000, objects: 5000000");
		}
	}

}
