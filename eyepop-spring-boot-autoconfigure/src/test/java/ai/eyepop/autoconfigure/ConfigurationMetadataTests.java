package ai.eyepop.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import org.junit.jupiter.api.Test;
import org.springframework.util.ReflectionUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import ai.eyepop.pop.ContourType;
import ai.eyepop.pop.ForwardOperatorType;
import ai.eyepop.pop.InferenceType;
import ai.eyepop.pop.MotionModel;
import ai.eyepop.pop.PopComponent;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the generated metadata of properties.
 */
class ConfigurationMetadataTests {

	@Test
	void allPropertiesKeepTheRules() throws IOException {
		MetadataRules.check(metadata());
	}

	@Test
	void valuesOfAPopAreThoseOfTheWire() throws IOException {
		List<String> values = metadata().get("hints")
			.valueStream()
			.filter((hint) -> hint.get("name").asString().equals("eyepop.worker.pop.values"))
			.flatMap((hint) -> hint.get("values").valueStream())
			.map((value) -> value.get("value").asString())
			.toList();
		TreeSet<String> known = Arrays.stream(PopComponent.class.getAnnotation(JsonSubTypes.class).value())
			.map((type) -> type.name().isEmpty() ? type.names()[0] : type.name())
			.collect(Collectors.toCollection(TreeSet::new));
		for (Class<?> vocabulary : List.of(InferenceType.class, ContourType.class, ForwardOperatorType.class,
				MotionModel.class)) {
			ReflectionUtils.doWithFields(vocabulary, (field) -> known.add(String.valueOf(field.get(null))),
					(field) -> field.getType() == vocabulary);
		}
		assertThat(values.stream().filter((value) -> !value.contains(":"))).containsExactlyInAnyOrderElementsOf(known);
	}

	private JsonNode metadata() throws IOException {
		try (InputStream stream = getClass().getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
			return new JsonMapper().readTree(stream);
		}
	}

}
