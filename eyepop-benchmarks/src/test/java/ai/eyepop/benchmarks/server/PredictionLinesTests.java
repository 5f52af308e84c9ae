package ai.eyepop.benchmarks.server;

import java.util.List;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import ai.eyepop.prediction.Prediction;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PredictionLines}.
 */
class PredictionLinesTests {

	@Test
	void arePredictionsOfTheService() {
		List<byte[]> lines = PredictionLines.create(50, 10);
		assertThat(lines).hasSize(50).allSatisfy((line) -> {
			Prediction prediction = JsonMapper.builder().build().readValue(line, Prediction.class);
			assertThat(prediction.objects()).hasSize(10).allSatisfy((object) -> {
				assertThat(object.other()).isEmpty();
				assertThat(object.confidence()).isBetween(0.0, 1.0);
			});
			assertThat(prediction.other()).isEmpty();
			assertThat(line).endsWith('\n').containsOnlyOnce('\n');
		});
	}

}
