package ai.eyepop.benchmarks.endtoend;

import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link UploadsCase}: when throughput counts as falling.
 */
class UploadsCaseTests {

	@Test
	void smallStepsDownAddUp() {
		assertThat(broken(100, 91, 83)).singleElement().asString().contains("from 16 to 1,024 in flight");
	}

	@Test
	void isComparedWithTheBestOfFewer() {
		assertThat(broken(91, 100, 83)).singleElement().asString().contains("from 16 to 1,024 in flight");
		assertThat(broken(100, 80, 80)).hasSize(2);
	}

	@Test
	void mayVaryWithinTheTolerance() {
		assertThat(broken(100, 91, 91)).isEmpty();
		assertThat(broken(100, 150, 140)).isEmpty();
	}

	private static List<String> broken(double sixteen, double more, double most) {
		Measured measured = new Measured();
		measured.add("ours16", sixteen);
		measured.add("ours128", more);
		measured.add("ours1024", most);
		return UploadsCase.steady(measured).stream().map(Result::broken).filter(Objects::nonNull).toList();
	}

}
