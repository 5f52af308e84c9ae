package ai.eyepop.benchmarks.endtoend;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CopiesCase}: when nothing was measured.
 */
class CopiesCaseTests {

	@Test
	void whoSeesNoCopyHasMeasuredNothing() {
		assertThat(broken(0, 0, 0)).isEqualTo(
				"Broken (copies seen where there is one): bytes in memory are copied once, and who sees less of it"
						+ " has measured nothing; it was 0.000, which is beyond the tolerance of 0%.");
		assertThat(broken(0.89, 0.89, 0.89)).isNotNull();
	}

	@Test
	void lessThanNothingIsNoCopyEither() {
		assertThat(broken(-0.2, -0.1, 1)).contains("it was -0.100");
	}

	@Test
	void oneCopyIsEnough() {
		assertThat(broken(0.9, 0.9, 0.9)).isNull();
		assertThat(broken(0, 1, 1.01)).isNull();
	}

	private static @Nullable String broken(double... copies) {
		Samples samples = new Samples();
		for (double each : copies) {
			samples.add(each);
		}
		return CopiesCase.seen(samples).broken();
	}

}
