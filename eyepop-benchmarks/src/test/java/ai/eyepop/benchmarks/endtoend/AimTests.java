package ai.eyepop.benchmarks.endtoend;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Aim} and what follows from it.
 */
class AimTests {

	private static final Aim FAST = Aim.atLeast(0.8, 0.05, "it is fast");

	private static final Aim SMALL = Aim.atMost(10, 0.05, "it is small");

	@Test
	void isMetOnItsSideOfTheBound() {
		assertThat(FAST.isMet(0.8)).isTrue();
		assertThat(FAST.isMet(0.79)).isFalse();
		assertThat(SMALL.isMet(10)).isTrue();
		assertThat(SMALL.isMet(10.1)).isFalse();
	}

	@Test
	void isBrokenBeyondItsToleranceOnly() {
		assertThat(FAST.isBroken(0.77)).isFalse();
		assertThat(FAST.isBroken(0.75)).isTrue();
		assertThat(SMALL.isBroken(10.4)).isFalse();
		assertThat(SMALL.isBroken(10.6)).isTrue();
	}

	@Test
	void isBrokenByWhatIsNoNumber() {
		assertThat(FAST.isBroken(Double.NaN)).isTrue();
		assertThat(SMALL.isBroken(Double.NaN)).isTrue();
	}

	@Test
	void saysWhichPromiseIsBroken() {
		Samples ours = new Samples();
		Samples floor = new Samples();
		ours.add(30);
		floor.add(60);
		Result result = Result.of("uploads", "uploads/s", ours, "floor", floor).ratioJudged(FAST);
		assertThat(result.broken())
			.isEqualTo("Broken (uploads): it is fast; it was 0.500, which is beyond the tolerance of 5%.");
		assertThat(Result.of("uploads", "uploads/s", ours, "floor", ours).ratioJudged(FAST).broken()).isNull();
	}

	@Test
	void takesTheMedianOfTheRatiosOfTheRounds() {
		Samples ours = new Samples();
		Samples floor = new Samples();
		// the medians of both sides are not those of the same round
		ours.add(50);
		floor.add(100);
		ours.add(10);
		floor.add(20);
		ours.add(30);
		floor.add(5);
		assertThat(ours.ratioTo(floor)).isEqualTo(0.5);
	}

}
