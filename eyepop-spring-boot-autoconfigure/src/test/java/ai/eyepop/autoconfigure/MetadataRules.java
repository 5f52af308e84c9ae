package ai.eyepop.autoconfigure;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds for the metadata of properties.
 */
final class MetadataRules {

	private static final String ONLY_THE_USER_KNOWS = ".*(api-key|access-token|secret-key|username|password|account-id"
			+ "|uuid|datasets|pipeline-image|pipeline-version)";

	private MetadataRules() {
	}

	static void check(JsonNode metadata) {
		Map<String, JsonNode> properties = new TreeMap<>();
		metadata.get("properties")
			.valueStream()
			.filter((property) -> property.get("name").asString().startsWith("eyepop."))
			.forEach((property) -> properties.put(property.get("name").asString(), property));
		assertThat(properties.keySet()).isEqualTo(new TreeSet<>(PropertyNames.all()));
		properties.forEach(MetadataRules::checkProperty);
		metadata.get("hints").valueStream().forEach((hint) -> checkHint(hint, properties));
		List<String> hinted = hinted(metadata);
		assertThat(hinted).contains("eyepop.worker.pop.keys", "eyepop.worker.pop.values");
		// IDs and secrets differ from user to user, and nobody can know them
		assertThat(properties.keySet()).filteredOn((name) -> hasWords(properties.get(name)))
			.filteredOn((name) -> !name.matches(ONLY_THE_USER_KNOWS))
			.isNotEmpty()
			.allSatisfy((name) -> assertThat(hinted).as(name).containsAnyOf(name, name + ".keys"));
	}

	private static boolean hasWords(JsonNode property) {
		String type = property.path("type").asString("");
		return !type.startsWith("java.lang.") && !type.startsWith("java.time.") && !type.endsWith("DataSize")
				|| type.equals("java.lang.String");
	}

	private static void checkProperty(String name, JsonNode property) {
		String description = property.path("description").asString("");
		assertThat(description).as(name)
			.endsWith(".")
			.doesNotContain("efault")
			.doesNotContain("{@")
			.doesNotMatch("(The|A|An) .*")
			.hasSizeGreaterThan(10);
		String type = property.path("type").asString("");
		assertThat(type).as(name).isNotEmpty();
		assertThat(description.startsWith("Whether ")).as(name).isEqualTo(type.equals("java.lang.Boolean"));
		if (name.matches(".*(timeout|interval|delay|time)$")) {
			assertThat(type).as(name).isEqualTo("java.time.Duration");
		}
		if (name.matches(".*(size|limit)$") && !name.endsWith("buffer-size")) {
			assertThat(type).as(name).isEqualTo("org.springframework.util.unit.DataSize");
		}
	}

	private static void checkHint(JsonNode hint, Map<String, JsonNode> properties) {
		String name = hint.get("name").asString();
		if (name.startsWith("eyepop.")) {
			assertThat(properties).containsKey(name.replaceFirst("\\.(keys|values)$", ""));
		}
		hint.path("values").valueStream().forEach((value) -> {
			assertThat(value.path("value").asString("")).as(name).isNotEmpty();
			assertThat(value.path("description").asString("")).as(name)
				.endsWith(".")
				.matches((text) -> text.substring(0, 1).equals(text.substring(0, 1).toUpperCase(Locale.ROOT)));
		});
	}

	private static List<String> hinted(JsonNode metadata) {
		return metadata.get("hints").valueStream().map((hint) -> hint.get("name").asString()).toList();
	}

}
