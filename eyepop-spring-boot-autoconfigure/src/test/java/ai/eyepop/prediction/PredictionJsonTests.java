package ai.eyepop.prediction;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

import ai.eyepop.wire.WireVector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link Prediction} with the mapper of an application.
 */
class PredictionJsonTests {

	static final String EVERYTHING = """
			{"source_width":640.0,"source_height":480.0,"source_id":"s","seconds":0.5,"timestamp":500000000,
			"captured_at":1767323045678000000,"duration":33333333,"offset":15,"offset_duration":1,
			"system_timestamp":1767323045678000001,
			"objects":[{"classLabel":"car","x":1.5,"y":2.5,"width":3.5,"height":4.5,"id":1,"confidence":0.9,
				"category":"v","trackId":7,"orientation":45.0,"outline":[{"x":1.0,"y":2.0}],
				"contours":[{"points":[{"x":1.0,"y":2.0}],"cutouts":[[{"x":3.0,"y":4.0}]]}],
				"mask":{"bitmap":"AAA=","width":8,"height":2,"stride":1},
				"objects":[{"classLabel":"plate","x":1.0,"y":1.0,"width":1.0,"height":1.0}],
				"classes":[{"classLabel":"red","confidence":0.5}],"texts":[{"text":"","id":3}],
				"meshs":[{"points":[{"x":1.0,"y":2.0,"z":3.0}],"id":4}],
				"keyPoints":[{"points":[{"x":1.0,"y":2.0,"z":3.0,"classLabel":"nose","id":5,"confidence":0.1,
					"category":"k","visible":true}],"type":"body"}],"details":[{"a":[1,null]}],"classId":12}],
			"classes":[{"classLabel":"street","id":9,"confidence":0.75,"category":"scene"}],
			"texts":[{"text":"grüß","confidence":0.5}],"meshs":[{"points":[{"x":1.0,"y":2.0,"z":3.0}]}],
			"keyPoints":[{"points":[{"x":1.0,"y":2.0}],"category":"c"}],
			"embeddings":[{"embedding":[0.123456789012,-1.0E-10],"x":0.5,"y":0.5,"category":"e"}],
			"motions":[{"begin_timestamp":1,"finished_timestamp":2}],"details":[{"answer":{"b":true}}],
			"future":{"deep":[1,2]}}""";

	private final JsonMapper mapper = JsonMapper.builder().build();

	@Test
	void readsAndWritesEveryMember() {
		Prediction prediction = this.mapper.readValue(EVERYTHING, Prediction.class);
		assertThat(this.mapper.writeValueAsString(prediction)).isEqualTo(this.mapper.readTree(EVERYTHING).toString());
	}

	@Test
	void readsAndWritesTheSameWithTheSettingsOfAnyApplication() {
		JsonMapper hostile = JsonMapper.builder()
			.propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
			.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
			.enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
			.build();
		Prediction prediction = hostile.readValue(EVERYTHING, Prediction.class);
		assertThat(prediction).isEqualTo(this.mapper.readValue(EVERYTHING, Prediction.class));
		assertThat(this.mapper.readValue(hostile.writeValueAsString(prediction), Prediction.class))
			.isEqualTo(prediction);
	}

	@Test
	void keepsMembersThatItDoesNotKnow() {
		Prediction prediction = this.mapper.readValue(EVERYTHING, Prediction.class);
		assertThat(prediction.other()).isEqualTo(Map.of("future", Map.of("deep", List.of(1, 2))));
		assertThat(prediction.objects().get(0).other()).isEqualTo(Map.of("classId", 12));
	}

	@Test
	void absentListsAreEmptyAndAbsentNumbersAreNull() {
		Prediction prediction = JsonMapper.builder()
			.disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
			.build()
			.readValue("{}", Prediction.class);
		assertThat(prediction).isEqualTo(Prediction.builder(0, 0).build());
		assertThat(prediction.objects()).isEmpty();
		assertThat(prediction.seconds()).isNull();
	}

	@Test
	void listsAreImmutable() {
		List<PredictedClass> classes = Arrays.asList(new PredictedClass("a", 0.5));
		Prediction prediction = Prediction.builder(10, 10).classes(classes).build();
		classes.set(0, new PredictedClass("b", 0.5));
		assertThat(prediction.classes()).extracting(PredictedClass::classLabel).containsExactly("a");
		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> prediction.classes().clear());
	}

	@Test
	void readsEveryRecordedPrediction() {
		List<JsonNode> recorded = WireVector.all("worker-jobs")
			.stream()
			.flatMap((vector) -> vector.requests().stream())
			.map((request) -> request.get("response"))
			.filter((response) -> "application/jsonl".equals(response.path("content_type").asString("")))
			.flatMap((response) -> response.get("body").valueStream())
			.filter((line) -> !line.has("event"))
			.toList();
		assertThat(recorded).hasSizeGreaterThan(50);
		for (JsonNode line : recorded) {
			Prediction prediction = this.mapper.treeToValue(line, Prediction.class);
			assertSame(line, this.mapper.valueToTree(prediction));
		}
	}

	/** A whole number of the service may be written with a fraction of zero. */
	private void assertSame(JsonNode expected, JsonNode actual) {
		if (expected.isNumber()) {
			assertThat(actual.asDecimal()).isEqualByComparingTo(expected.asDecimal());
		}
		else if (expected.isObject()) {
			assertThat(actual.propertyNames()).containsExactlyInAnyOrderElementsOf(expected.propertyNames());
			expected.propertyNames().forEach((name) -> assertSame(expected.get(name), actual.get(name)));
		}
		else if (expected.isArray()) {
			assertThat(actual.size()).isEqualTo(expected.size());
			for (int i = 0; i < expected.size(); i++) {
				assertSame(expected.get(i), actual.get(i));
			}
		}
		else {
			assertThat(actual).isEqualTo(expected);
		}
	}

}
