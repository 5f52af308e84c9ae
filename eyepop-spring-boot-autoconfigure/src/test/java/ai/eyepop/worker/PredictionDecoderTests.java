package ai.eyepop.worker;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import ai.eyepop.http.MalformedStreamException;
import ai.eyepop.prediction.Prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link PredictionDecoder}.
 */
class PredictionDecoderTests {

	private final List<Object> events = new ArrayList<>();

	private final PredictionDecoder decoder = new PredictionDecoder(this.events::add);

	@Test
	void handsOnAnEventThatUsesNamesOfAPredictionForSomethingElse() {
		assertThat(decode("{\"event\":{\"type\":\"motion\"},\"timestamp\":\"2026-01-01T00:00:00Z\"}")).isNull();
		assertThat(this.events).hasSize(1);
	}

	@Test
	void failsForAnErrorEventThatDoesSo() {
		assertThatExceptionOfType(SourceException.class)
			.isThrownBy(() -> decode("{\"event\":\"error\",\"source_id\":\"s\",\"message\":\"m\",\"objects\":7}"))
			.withMessage("EyePop cannot use source s: m");
	}

	@Test
	void aPredictionMayHaveAnEventThatIsNull() {
		Prediction prediction = decode("{\"event\":null,\"source_width\":3}");
		assertThat(prediction).isNotNull().extracting(Prediction::sourceWidth).isEqualTo(3.0);
	}

	@Test
	void failsForWhatIsNeither() {
		assertThatExceptionOfType(MalformedStreamException.class).isThrownBy(() -> decode("{\"objects\":7}"));
		assertThatExceptionOfType(MalformedStreamException.class).isThrownBy(() -> decode("[]"));
	}

	private @Nullable Prediction decode(String line) {
		byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
		return this.decoder.decode(bytes, 0, bytes.length, 1);
	}

}
