package ai.eyepop.pop;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link PopCheck}.
 */
class PopCheckTests {

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	@Test
	void whatIsRightIsThePopAndHasNoProblems() {
		PopCheck check = check(
				"""
						{"components": [{"type": "inference", "ability": "eyepop.vehicle:latest", "topK": 2,
						"forward": {"operator": {"type": "crop", "includeClasses": ["car"], "crop": {"boxPadding": 0.1}},
						"targets": [{"type": "tracing", "maxAgeSeconds": 2}, {"type": "contour_finder", "contourType": "polygon"}]},
						"params": {"what I call it": [1]}}], "postTransform": null}""");
		assertThat(check.problems()).isEmpty();
		assertThat(check.isUsable()).isTrue();
		assertThat(check.pop()).isEqualTo(Pop.of(InferenceComponent.builder()
			.ability("eyepop.vehicle:latest")
			.topK(2)
			.params(Map.of("what I call it", List.of(1)))
			.forward(Forward
				.crop(TrackingComponent.builder().maxAgeSeconds(2.0).build(),
						ContourFinderComponent.builder(ContourType.POLYGON).build())
				.ofClasses("car")
				.withCrop(Crop.ofBoxPadding(0.1)))
			.build()));
	}

	@Test
	void allThatIsWrongIsFound() {
		PopCheck check = check("""
				{"components": [{"type": "inference", "abilty": "x", "topk": 1, "hidden": 1},
				{"type": "contour_findr"}, null, {"ability": "x"}, {"type": "contour_finder"}], "kind": "x"}""");
		assertThat(check.isUsable()).isFalse();
		assertThat(check.problems()).filteredOn(PopProblem::isSevere)
			.extracting((problem) -> problem.kind() + " " + problem.path() + " " + problem.suggestion())
			.containsExactly("UNKNOWN_FIELD components[0].abilty ability", "UNKNOWN_FIELD components[0].topk topK",
					"WRONG_VALUE components[0].hidden true", "WRONG_VALUE components[1].type contour_finder",
					"WRONG_VALUE components[2] null", "MISSING_FIELD components[3].type inference",
					"MISSING_FIELD components[4].contourType polygon", "UNKNOWN_FIELD kind null");
		assertThatExceptionOfType(InvalidPopException.class).isThrownBy(check::pop)
			.withMessageStartingWith("The Pop cannot be used: components[0].abilty: There is no field 'abilty' here.")
			.withMessageContaining("kind: There is no field 'kind' here. It takes components or postTransform.")
			.withMessageNotContaining("may find nothing")
			.satisfies((failure) -> assertThat(failure.getProblems()).isEqualTo(check.problems()));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			value = { "\"topK\": \"5\" | topK | a whole number", "\"topK\": 1.5 | topK | a whole number",
					"\"topK\": 3000000000 | topK | a whole number",
					"\"confidenceThreshold\": \"a lot\" | confidenceThreshold | a number",
					"\"confidenceThreshold\": 1e999 | confidenceThreshold | a number",
					"\"ability\": [\"x\"] | ability | a text", "\"inferenceTypes\": \"ocr\" | inferenceTypes | a list",
					"\"inferenceTypes\": [{}] | inferenceTypes[0] | a text", "\"params\": [] | params | an object",
					"\"forward\": 1 | forward | an object",
					"\"forward\": {\"targets\": [1]} | forward.targets[0] | a component" })
	void aValueIsOfItsType(String field, String path, String must) {
		PopCheck check = check("{\"components\": [{\"type\": \"inference\", %s}]}".formatted(field));
		assertThat(check.problems()).filteredOn(PopProblem::isSevere).anySatisfy((problem) -> {
			assertThat(problem.kind()).isEqualTo(PopProblem.Kind.WRONG_VALUE);
			assertThat(problem.path()).isEqualTo("components[0]." + path);
			assertThat(problem.message()).startsWith("This must be " + must);
		});
	}

	@Test
	void whatTheServiceMayKnowOrDecideIsAHint() {
		PopCheck check = check("""
				{"components": [{"type": "inference", "model": "m", "inferenceTypes": ["object_detektion"],
				"forward": {"targets": [{"type": "inference"}]}}]}""");
		assertThat(check.problems()).extracting(PopProblem::path)
			.containsExactlyInAnyOrder("components[0].inferenceTypes[0]", "components[0].forward.targets[0]",
					"components[0].forward", "components[0].model");
		assertThat(check.problems()).noneMatch(PopProblem::isSevere)
			.anySatisfy((problem) -> assertThat(problem.suggestion()).isEqualTo("object_detection"))
			.anySatisfy((problem) -> assertThat(problem.message()).isEqualTo("'model' is deprecated. Use 'ability'."));
		assertThat(check.isUsable()).isTrue();
		assertThat(check("{}").pop()).isEqualTo(Pop.of());
		assertThat(check("{}").problems()).singleElement()
			.satisfies((problem) -> assertThat(problem.path()).isEqualTo("components"));
	}

	@ParameterizedTest
	@CsvSource({ "confidenceThreshold, 1.5, from 0 to 1", "confidenceThreshold, -0.1, from 0 to 1",
			"objectAreaThreshold, 2, from 0 to 1", "videoChunkOverlap, 1.1, from 0 to 1", "topK, 0, 1 or more",
			"topKClasses, -1, 1 or more" })
	void aValueOutOfItsRangeIsAHint(String field, String value, String range) {
		PopCheck check = check("{\"components\": [{\"type\": \"inference\", \"ability\": \"x\", \"%s\": %s}]}"
			.formatted(field, value));
		assertThat(check.problems()).singleElement().satisfies((problem) -> {
			assertThat(problem.kind()).isEqualTo(PopProblem.Kind.HINT);
			assertThat(problem.path()).isEqualTo("components[0]." + field);
			assertThat(problem.message()).isEqualTo("This is %s as a rule. The service may refuse others.", range);
			assertThat(problem.suggestion()).isNotBlank();
		});
		assertThat(check.isUsable()).isTrue();
	}

	@Test
	void whatTheBuildersTakeIsUsable() {
		Pop pop = Pop.of(InferenceComponent.builder().ability("x").confidenceThreshold(1.5).topK(0).build());
		assertThat(PopCheck.of(MAPPER.valueToTree(pop)).pop()).isEqualTo(pop);
	}

	@ParameterizedTest
	@CsvSource({ "confidenceThreshold, 0", "confidenceThreshold, 1.0", "topK, 1", "targetFps, 2000" })
	void aValueInItsRangeIsNoProblem(String field, String value) {
		assertThat(check(
				"{\"components\": [{\"type\": \"inference\", \"ability\": \"x\", \"%s\": %s}]}".formatted(field, value))
			.problems()).isEmpty();
	}

	@Test
	void theProblemsAreThereAfterSerialization() throws IOException, ClassNotFoundException {
		InvalidPopException failure = new InvalidPopException(check("[]").problems());
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
			out.writeObject(failure);
		}
		try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
			assertThat(in.readObject()).isInstanceOfSatisfying(InvalidPopException.class,
					(read) -> assertThat(read.getProblems()).isNotEmpty().isEqualTo(failure.getProblems()));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "[]", "1", "\"text\"", "null" })
	void whatIsNoObjectIsNoPop(String text) {
		assertThat(check(text).problems()).singleElement()
			.isEqualTo(new PopProblem(PopProblem.Kind.WRONG_VALUE, "", "This must be an object.", null));
	}

	@Test
	void aTypeOfInferenceIsEnoughToFindSomething() {
		assertThat(check("{\"components\": [{\"type\": \"inference\"}]}").problems()).hasSize(1);
		assertThat(check("{\"components\": [{\"type\": \"inference\", \"inferenceTypes\": [\"ocr\"]}]}").problems())
			.isEmpty();
	}

	private static PopCheck check(String text) {
		return PopCheck.of(MAPPER.readTree(text));
	}

}
