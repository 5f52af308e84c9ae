package ai.eyepop.benchmarks.campaign;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import ai.eyepop.emulator.fault.FaultEffect;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A campaign of faults with a fixed seed.
 */
class CampaignTests {

	private static final long SEED = 20261123;

	private static final int JOBS = 10_000;

	@Test
	@Timeout(value = 30, unit = TimeUnit.MINUTES)
	void everyJobEndsOnceAsItsFaultsExplainAndNothingIsLeft() throws Exception {
		Leaks.watch();
		try (Campaign campaign = new Campaign(new Program(SEED, false))) {
			campaign.run(0, JOBS);
			assertThat(campaign.findings().count()).as("seed %d: %s", SEED, campaign.findings()).isZero();
			assertThat(campaign.tally().jobs()).isEqualTo(JOBS);
			assertThat(campaign.tally().effects()).containsExactlyInAnyOrderElementsOf(
					Arrays.stream(FaultEffect.values()).map(FaultEffect::jsonName).toList());
		}
	}

}
