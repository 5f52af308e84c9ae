package ai.eyepop.benchmarks.campaign;

import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.emulator.inspect.EndpointSnapshot;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Weather}.
 */
class WeatherTests {

	@Test
	void roundsOfAnySizeEndWithAllEndpointsUp() {
		AtomicInteger restarts = new AtomicInteger();
		try (EyePopEmulator emulator = EyePopEmulator.builder().endpoints(Campaign.ENDPOINTS).start()) {
			for (int size = 1; size <= 12; size++) {
				for (int round = 0; round < 4; round++) {
					Weather weather = new Weather(size, round, size, emulator, restarts::incrementAndGet);
					for (int job = 0; job < size; job++) {
						weather.before(job);
					}
					assertThat(emulator.endpoints()).as("round %d of %d jobs", round, size)
						.allMatch(EndpointSnapshot::up);
				}
			}
		}
		// two in each fourth round
		assertThat(restarts).hasValue(2 * 12);
	}

}
