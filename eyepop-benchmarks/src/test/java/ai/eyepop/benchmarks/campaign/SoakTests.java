package ai.eyepop.benchmarks.campaign;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A soak that is over at once.
 */
class SoakTests {

	@Test
	@Timeout(value = 10, unit = TimeUnit.MINUTES)
	void oneRoundEndsWellAndIsSampled() throws Exception {
		Leaks.watch();
		Soak soak = new Soak(Duration.ofSeconds(1), Duration.ofSeconds(1), 7);
		assertThat(soak.run()).isEmpty();
		assertThat(soak.samples()).anySatisfy((sample) -> assertThat(sample.p50()).isPositive());
		assertThat(soak.samples()).allSatisfy((sample) -> {
			assertThat(sample.heap()).isPositive();
			assertThat(sample.direct()).isPositive();
			assertThat(sample.threads()).isPositive();
			assertThat(sample.p99()).isGreaterThanOrEqualTo(sample.p50());
		});
	}

}
