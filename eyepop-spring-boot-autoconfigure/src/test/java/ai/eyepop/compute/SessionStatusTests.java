package ai.eyepop.compute;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SessionStatus}.
 */
class SessionStatusTests {

	@ParameterizedTest
	@CsvSource({ "running, RUNNING", "pipeline_running, RUNNING", "pending, PENDING", "creating, PENDING",
			"starting, PENDING", "stopped, STOPPED", "failed, FAILED", "pipeline_error, ERROR", "upgrading, UNKNOWN",
			", UNKNOWN" })
	void understandsTheWordsForAStatus(String word, SessionStatus status) {
		assertThat(SessionStatus.of(word)).isEqualTo(status);
	}

}
