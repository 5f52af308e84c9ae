package ai.eyepop.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Walks every property of the metadata, and shows that it reaches the client or the wire.
 */
class EyePopPropertiesTests {

	private static final List<PropertyChecks> CHECKS = List.of(new ActuatorPropertyChecks(), new DataPropertyChecks(),
			new HttpPropertyChecks(), new NamedWorkerPropertyChecks(), new RetryPropertyChecks(),
			new ServicePropertyChecks(), new TracingPropertyChecks(), new WorkerPropertyChecks());

	@Test
	void everyPropertyHasACheckADescriptionAndNoOtherHas() throws IOException {
		Map<String, String> descriptions = new TreeMap<>();
		metadata().forEach((property) -> descriptions.put(property.get("name").asString(),
				property.path("description").asString("")));
		assertThat(CHECKS.stream().flatMap((checks) -> checks.checks().keySet().stream()))
			.containsExactlyInAnyOrderElementsOf(descriptions.keySet());
		assertThat(descriptions.values()).allSatisfy(
				(description) -> assertThat(description).endsWith(".").doesNotStartWith("The ").doesNotStartWith("A "));
	}

	@Test
	void everyDefaultOfAPropertyIsDocumented() throws IOException {
		Set<String> withoutDefault = CHECKS.stream()
			.flatMap((checks) -> checks.withoutDefault().stream())
			.collect(Collectors.toSet());
		metadata().forEach((property) -> assertThat(property.has("defaultValue")).as(property.get("name").asString())
			.isEqualTo(!withoutDefault.contains(property.get("name").asString())));
		assertThat(EndpointLifecycle.STOP_AFTER_WEB_SERVER).isEqualTo(2147479551);
	}

	@TestFactory
	Stream<DynamicTest> everyPropertyHasAnEffect() {
		return CHECKS.stream()
			.flatMap((checks) -> checks.checks().entrySet().stream())
			.map((check) -> DynamicTest.dynamicTest(check.getKey(), () -> check.getValue().run()));
	}

	private Stream<JsonNode> metadata() throws IOException {
		try (InputStream stream = getClass().getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
			return new JsonMapper().readTree(stream).get("properties").valueStream();
		}
	}

}
