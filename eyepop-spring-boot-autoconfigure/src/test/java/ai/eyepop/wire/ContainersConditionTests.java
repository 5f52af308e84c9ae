package ai.eyepop.wire;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link ContainersCondition}.
 */
class ContainersConditionTests {

	@Test
	void whatIsMissingSkipsWithTheReason() {
		assertThat(new ContainersCondition(Map.of()).result("X", "No Docker engine answers")).satisfies((result) -> {
			assertThat(result.isDisabled()).isTrue();
			assertThat(result.getReason()).contains("No Docker engine answers");
		});
	}

	@Test
	void whatIsMissingAndRequiredFails() {
		ContainersCondition condition = new ContainersCondition(Map.of("X", "true"));
		assertThatIllegalStateException().isThrownBy(() -> condition.result("X", "No Docker engine answers"))
			.withMessageContaining("No Docker engine answers");
		assertThat(condition.result("X", null).isDisabled()).isFalse();
	}

}
