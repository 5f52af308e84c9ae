package ai.eyepop.http;

import ai.eyepop.prediction.Prediction;
import ai.eyepop.prediction.PredictionReader;

/**
 * Decodes a line that holds a prediction: by a reader that knows how workers write, and
 * by data binding what they write otherwise.
 */
final class PredictionLineDecoder implements LineDecoder<Prediction> {

	private static final JsonLineDecoder<Prediction> BINDING = new JsonLineDecoder<>(Prediction.class);

	private final PredictionReader reader = new PredictionReader(WireJson.reader(Object.class));

	@Override
	public Prediction decode(byte[] bytes, int offset, int length, long lineNumber) {
		Prediction prediction = this.reader.read(bytes, offset, length);
		return (prediction != null) ? prediction : BINDING.decode(bytes, offset, length, lineNumber);
	}

}
