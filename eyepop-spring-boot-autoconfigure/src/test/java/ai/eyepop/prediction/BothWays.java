package ai.eyepop.prediction;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import ai.eyepop.http.LineDecoder;
import ai.eyepop.http.MalformedStreamException;
import ai.eyepop.http.WireJson;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Reads JSON by {@link PredictionReader} and by data binding, and compares what they say.
 */
final class BothWays {

	private static final String BEFORE = "[{\"x\":1,";

	private static final String BEHIND = "\n}]\"9,0";

	private final PredictionReader reader = new PredictionReader(WireJson.reader(Object.class));

	private final LineDecoder<Prediction> predictions = LineDecoder.predictions();

	private final LineDecoder<Prediction> binding = LineDecoder.json(Prediction.class);

	/**
	 * Compare.
	 * @return what was read without data binding, if it was
	 */
	@Nullable Prediction compare(String json) {
		return compare(json.getBytes(StandardCharsets.UTF_8));
	}

	@Nullable Prediction compare(byte[] json) {
		// in the midst of other bytes, which are none of its business
		byte[] before = BEFORE.getBytes(StandardCharsets.UTF_8);
		byte[] behind = BEHIND.getBytes(StandardCharsets.UTF_8);
		byte[] bytes = new byte[before.length + json.length + behind.length];
		System.arraycopy(before, 0, bytes, 0, before.length);
		System.arraycopy(json, 0, bytes, before.length, json.length);
		System.arraycopy(behind, 0, bytes, before.length + json.length, behind.length);
		Outcome expected = outcome(this.binding, bytes, before.length, json.length);
		assertThat(outcome(this.predictions, bytes, before.length, json.length)).isEqualTo(expected);
		// with nothing behind, either
		assertThat(outcome(this.predictions, json, 0, json.length)).isEqualTo(expected);
		Prediction read = this.reader.read(bytes, before.length, json.length);
		if (read != null) {
			assertThat(read).isEqualTo(expected.value()).hasSameHashCodeAs(expected.value());
			assertThat(tree(read)).isEqualTo(tree(Objects.requireNonNull(expected.value())));
		}
		return read;
	}

	/** As written, without regard to the order of members. */
	private static JsonNode tree(Prediction prediction) {
		return WireJson.reader(JsonNode.class).readValue(WireJson.write(prediction));
	}

	private static Outcome outcome(LineDecoder<Prediction> decoder, byte[] bytes, int offset, int length) {
		try {
			return new Outcome(decoder.decode(bytes, offset, length, 7), null, null);
		}
		catch (MalformedStreamException ex) {
			assertThat(ex.getLineNumber()).isEqualTo(7);
			return new Outcome(null, ex.getMessage(), String.valueOf(ex.getCause()));
		}
	}

	private record Outcome(@Nullable Prediction value, @Nullable String failure, @Nullable String cause) {

	}

}
