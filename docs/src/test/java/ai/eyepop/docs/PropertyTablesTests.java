package ai.eyepop.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link PropertyTables}.
 */
class PropertyTablesTests {

	@Test
	void everyPropertyHasOneRow(@TempDir Path folder) throws IOException {
		Path file = folder.resolve("made/properties.adoc");
		PropertyTables.main(new String[] { file.toString() });
		List<String> rows = Files.readAllLines(file).stream().filter((line) -> line.startsWith("|`+")).toList();
		List<ConfigurationProperty> properties = PropertyTables.properties();
		assertThat(rows).hasSameSizeAs(properties).hasSizeGreaterThan(50);
		assertThat(properties).allSatisfy((property) -> {
			assertThat(property.description()).isNotBlank();
			assertThat(rows).filteredOn((row) -> row.startsWith("|`+" + property.name() + "+`")).hasSize(1);
		});
	}

	@Test
	void aRowHasNameTypeDefaultAndDescription() {
		ConfigurationProperty property = new ConfigurationProperty("eyepop.retry.max-time", "java.time.Duration", "30s",
				"Longest time.");
		assertThat(PropertyTables.tables(List.of(property))).contains("=== Retries\n",
				"|`+eyepop.retry.max-time+` |Duration |`+30s+` |Longest time.");
	}

	@Test
	void typesHaveNoPackages() {
		assertThat(new ConfigurationProperty("eyepop.a", "java.util.Map<java.lang.String,ai.eyepop.X>", null, "")
			.simpleType()).isEqualTo("Map<String, X>");
	}

	@Test
	void aPropertyOfNoGroupIsAnError() {
		List<ConfigurationProperty> properties = List
			.of(new ConfigurationProperty("other.eyepop", "java.lang.String", null, "Text."));
		assertThatIllegalStateException().isThrownBy(() -> PropertyTables.tables(properties));
	}

}
