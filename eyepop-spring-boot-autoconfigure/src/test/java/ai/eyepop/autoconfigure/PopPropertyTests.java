package ai.eyepop.autoconfigure;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mock.env.MockEnvironment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import ai.eyepop.http.WireJson;
import ai.eyepop.pop.Pop;
import ai.eyepop.wire.AnyJson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Properties of {@link PopProperty} that hold for anything that is written as YAML.
 */
class PopPropertyTests {

	private static final String[] NAMES = { "components", "type", "ability", "model", "forward", "operator", "targets",
			"crop", "boxPadding", "inferenceTypes", "params", "topK", "inference", "confidence-threshold" };

	private static final JsonNode RIGHT = new JsonMapper().readTree("""
			{"components": [{"type": "inference", "ability": "eyepop.vehicle:latest", "inferenceTypes":
			["object_detection"], "params": {"a": {"b": [1]}}, "confidenceThreshold": 0.5, "forward": {"operator":
			{"type": "crop", "crop": {"boxPadding": 0.1, "maxItems": 2}}, "targets": [{"type": "tracking"},
			{"type": "contour_finder", "contourType": "polygon"}]}}]}""");

	@Example
	void aNumberThatIsTooLargeIsRefusedByName() {
		assertThatExceptionOfType(InvalidEyePopPropertyException.class)
			.isThrownBy(() -> new PopProperty("eyepop.worker.pop")
				.toPop(Map.of("components", List.of(Map.of("type", "inference", "topK", 1e20)))))
			.satisfies((ex) -> assertThat(ex.getName()).isEqualTo("eyepop.worker.pop.components[0].topK"))
			.satisfies((ex) -> assertThat(ex.getReason()).contains("This must be a whole number"));
	}

	@Example
	void theValueOfAFieldThatIsNotKnownIsNotTold() {
		List.of(Map.<String, Object>of("api-key", "s3cr3t"),
				Map.<String, Object>of("components", List.of(Map.of("type", "inference", "api-key", "s3cr3t"))),
				Map.<String, Object>of("abilty", List.of("s3cr3t"), "api-key", "s3cr3t", "kind", "s3cr3t"))
			.forEach((pop) -> assertThatExceptionOfType(InvalidEyePopPropertyException.class)
				.isThrownBy(() -> new PopProperty("eyepop.worker.pop").toPop(pop))
				.satisfies((ex) -> {
					MockEnvironment environment = new MockEnvironment().withProperty(ex.getName(), "s3cr3t");
					FailureAnalysis analysis = Objects
						.requireNonNull(new InvalidEyePopPropertyFailureAnalyzer(environment).analyze(ex));
					StringWriter told = new StringWriter();
					ex.printStackTrace(new PrintWriter(told, true));
					assertThat(analysis.getDescription()).contains("The property '" + ex.getName() + "'",
							"There is no field");
					assertThat(told.toString() + ex.getMessage() + ex.getReason() + ex.getValue()
							+ analysis.getDescription() + analysis.getAction())
						.contains("api-key")
						.doesNotContain("s3cr3t");
				}));
	}

	@Provide
	Arbitrary<ObjectNode> anything() {
		return AnyJson.anyObject(NAMES);
	}

	@Provide
	Arbitrary<JsonNode> almostRight() {
		return AnyJson.changed(RIGHT);
	}

	@Property(seed = AnyJson.SEED)
	void anythingIsAPopOrRefusedByName(@ForAll("anything") ObjectNode pop) throws IOException {
		bind(pop);
	}

	@Property(seed = AnyJson.SEED)
	void whatIsAlmostRightIsAPopOrRefusedByName(@ForAll("almostRight") JsonNode pop) throws IOException {
		bind(pop);
	}

	private static void bind(JsonNode pop) throws IOException {
		try {
			Map<String, Object> bound = bound(pop);
			Pop result = new PopProperty("eyepop.worker.pop").toPop(bound);
			if (result != null) {
				// whatever is taken can be sent, and is the same when it comes back
				assertThat((Pop) WireJson.reader(Pop.class).readValue(WireJson.write(result))).isEqualTo(result);
			}
			else {
				assertThat(bound).isEmpty();
			}
		}
		catch (BindException ex) {
			// Boot's own: a value, or nothing, in place of a map
			assertThat(ex.getName()).hasToString("pop");
			assertThat(pop.isObject() && !pop.isEmpty()).isFalse();
		}
		catch (InvalidEyePopPropertyException ex) {
			assertThat(ex.getName()).startsWith("eyepop.worker.pop");
			assertThat(ex.getReason()).isNotBlank();
			assertThat(ex.getAction()).isNotBlank();
		}
	}

	private static Map<String, Object> bound(JsonNode pop) throws IOException {
		// JSON is YAML if it escapes what a YAML file may not hold
		ObjectNode root = JsonNodeFactory.instance.objectNode();
		root.set("pop", pop);
		List<PropertySource<?>> sources = new YamlPropertySourceLoader().load("test",
				new ByteArrayResource(escaped(root.toString()).getBytes(StandardCharsets.US_ASCII)));
		return new Binder(sources.stream().map(ConfigurationPropertySource::from).toList())
			.bind("pop", Bindable.mapOf(String.class, Object.class))
			.orElse(Map.of());
	}

	private static String escaped(String json) {
		StringBuilder escaped = new StringBuilder();
		json.chars().forEach((character) -> {
			if (character >= 0x20 && character < 0x7f) {
				escaped.append((char) character);
			}
			else {
				escaped.append("\\u%04x".formatted(character));
			}
		});
		return escaped.toString();
	}

}
