package ai.eyepop.worker;

import java.nio.charset.StandardCharsets;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import ai.eyepop.http.MalformedStreamException;
import ai.eyepop.http.WireJson;
import ai.eyepop.prediction.Prediction;
import ai.eyepop.wire.AnyJson;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Properties of {@link PredictionDecoder} that hold for any line of JSON.
 */
class PredictionDecoderPropertyTests {

	private static final String[] NAMES = { "source_width", "source_height", "source_id", "seconds", "offset",
			"objects", "classes", "keyPoints", "points", "outline", "contours", "cutouts", "mask", "bitmap", "meshs",
			"texts", "embeddings", "event", "type", "message", "x", "y", "confidence", "classLabel", "id" };

	private static final JsonNode RIGHT = new JsonMapper().readTree("""
			{"source_width": 640, "source_height": 480, "source_id": "s", "seconds": 0.5, "offset": 1, "objects":
			[{"id": 1, "traceId": 2, "classLabel": "a", "confidence": 0.5, "x": 1, "y": 2, "width": 3, "height": 4,
			"orientation": 90, "outline": [{"x": 1, "y": 2}], "contours": [{"points": [{"x": 1, "y": 2}],
			"cutouts": [[{"x": 1, "y": 2}]]}], "mask": {"bitmap": "AAAA", "width": 8, "height": 3, "stride": 1},
			"classes": [{"classLabel": "b", "confidence": 0.1}], "keyPoints": [{"type": "t", "points": [{"x": 1,
			"y": 2, "z": 3, "visible": true}]}], "meshs": [{"points": [{"x": 1, "y": 2, "z": 3}]}], "texts":
			[{"text": "t", "confidence": 1}], "objects": []}], "classes": [], "embeddings": [{"x": 1, "y": 2,
			"embedding": [0.5, 1]}]}""");

	@Provide
	Arbitrary<JsonNode> anything() {
		return AnyJson.any(NAMES);
	}

	@Provide
	Arbitrary<JsonNode> almostRight() {
		return AnyJson.changed(RIGHT);
	}

	@Property(seed = AnyJson.SEED)
	void anyLineIsAPredictionOrAnEventOrFailsAsDocumented(@ForAll("anything") JsonNode line) {
		decode(line);
	}

	@Property(seed = AnyJson.SEED)
	void whatIsAlmostRightIsAPredictionOrFailsAsDocumented(@ForAll("almostRight") JsonNode line) {
		decode(line);
	}

	private static void decode(JsonNode line) {
		byte[] bytes = line.toString().getBytes(StandardCharsets.UTF_8);
		try {
			Prediction prediction = new PredictionDecoder().decode(bytes, 0, bytes.length, 7);
			if (prediction != null) {
				// what was read can be written, and is the same when it is read again
				assertThat((Prediction) WireJson.reader(Prediction.class).readValue(WireJson.write(prediction)))
					.isEqualTo(prediction);
			}
			else {
				assertThat(line.path("event").isNull() || line.path("event").isMissingNode()).isFalse();
			}
		}
		catch (MalformedStreamException ex) {
			assertThat(ex.getLineNumber()).isEqualTo(7);
			assertThat(ex.getMessage()).hasSizeLessThan(2000);
		}
		catch (SourceException ex) {
			assertThat(line.toString()).contains("error");
		}
	}

}
