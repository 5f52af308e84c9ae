package ai.eyepop.emulator.pop;

import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

import ai.eyepop.emulator.pop.Component.ContourFinder;
import ai.eyepop.emulator.pop.Component.ContourType;
import ai.eyepop.emulator.pop.Component.Inference;
import ai.eyepop.emulator.pop.Component.PassThrough;
import ai.eyepop.emulator.pop.Component.Task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link PopParser}.
 */
class PopParserTests {

	@Test
	void emptyPopHasNoComponents() {
		assertThat(parse("{}").components()).isEmpty();
		assertThat(parse("{\"components\": null, \"postTransform\": null}").components()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "eyepop.person:latest,OBJECTS", "eyepop.text:latest,TEXTS", "my.qr-reader:1,TEXTS",
			"eyepop.image-contents:latest,CLASSES", "x.classify:1,CLASSES", "Color:1,CLASSES" })
	void taskFollowsTheNameOfTheAbility(String ability, Task task) {
		assertThat(parse("{\"components\": [{\"type\": \"inference\", \"ability\": \"" + ability + "\"}]}").components()
			.get(0)).isInstanceOfSatisfying(Inference.class,
					(inference) -> assertThat(inference.tasks()).isEqualTo(Set.of(task)));
	}

	@Test
	void inferenceTypesCountMoreThanTheName() {
		Pop pop = parse("""
				{"components": [{"type": "inference", "ability": "eyepop.text:latest",
				 "inferenceTypes": ["image_classification", "object_detection"]}]}""");
		assertThat(pop.components().get(0)).isInstanceOfSatisfying(Inference.class,
				(inference) -> assertThat(inference.tasks()).isEqualTo(Set.of(Task.CLASSES, Task.OBJECTS)));
	}

	@Test
	void componentsOfEachTypeAreRead() {
		Pop pop = parse("""
				{"components": [{"type": "tracing"}, {"type": "tracking", "motionModel": "random_walk"},
				 {"type": "component_finder", "dilate": 1.5}, {"type": "forward", "id": 4},
				 {"type": "contour_finder", "contourType": "hough_circles", "areaThreshold": 0.1}]}""");
		assertThat(pop.components()).hasSize(5);
		assertThat(pop.components().subList(0, 4)).allMatch(PassThrough.class::isInstance);
		assertThat(pop.components().get(4)).isEqualTo(new ContourFinder(ContourType.HOUGH_CIRCLES, 0.1, null));
	}

	static Stream<Arguments> faults() {
		return Stream.of(Arguments.of("[]", "must be an object"),
				Arguments.of("{'component': []}", "unknown field 'component'"),
				Arguments.of("{'components': {}}", "'components' must be a list"),
				Arguments.of("{'components': [1]}", "components[0]"), fault("'type': 'x'", "unknown type 'x'"),
				fault("'type': 'inference', 'topk': 1", "components[0] (inference) has an unknown field 'topk'"),
				fault("'type': 'inference', 'topK': 0", "'topK' must be a whole number of at least 1"),
				fault("'type': 'inference', 'confidenceThreshold': 2", "a number from 0 to 1"),
				fault("'type': 'inference', 'inferenceTypes': ['ocd']", "unknown inferenceType 'ocd'"),
				fault("'type': 'contour_finder'", "lacks the field 'contourType'"),
				fault("'type': 'contour_finder', 'contourType': 'blob'", "unknown contourType 'blob'"),
				fault("'type': 'tracking', 'motionModel': 'warp'", "unknown motionModel 'warp'"),
				fault("'type': 'forward', 'forward': {}", "components[0].forward lacks the field 'operator'"),
				fault("'type': 'forward', 'forward': {'operator': {'type': 'cut'}}", "unknown type 'cut'"),
				fault("'type': 'forward', 'forward': {'operator': {'type': 'crop', 'crop': {'max': 1}}}",
						"unknown field 'max'"),
				fault("'type': 'forward', 'forward': {'operator': {'type': 'full'}, 'targets': [{}]}",
						"components[0].forward.targets[0]"));
	}

	@ParameterizedTest
	@MethodSource("faults")
	void faultsAreNamed(String pop, String message) {
		assertThatExceptionOfType(InvalidPopException.class).isThrownBy(() -> parse(pop.replace('\'', '"')))
			.withMessageContaining(message);
	}

	@Test
	void depthIsBounded() {
		String pop = "{\"type\": \"forward\"}";
		for (int i = 0; i < 20; i++) {
			pop = "{\"type\": \"forward\", \"forward\": {\"operator\": {\"type\": \"full\"}, \"targets\": [" + pop
					+ "]}}";
		}
		String deep = "{\"components\": [" + pop + "]}";
		assertThatExceptionOfType(InvalidPopException.class).isThrownBy(() -> parse(deep)).withMessageContaining("16");
	}

	private static Arguments fault(String component, String message) {
		return Arguments.of("{'components': [{" + component + "}]}", message);
	}

	private static Pop parse(String json) {
		return PopParser.parse(JsonMapper.shared().readTree(json));
	}

}
