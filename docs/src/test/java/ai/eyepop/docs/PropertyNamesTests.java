package ai.eyepop.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.micrometer.core.instrument.docs.MeterDocumentation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.FileSystemResource;

import ai.eyepop.telemetry.meter.EyePopMeterDocumentation;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Shows that the properties that the guide names are there.
 */
class PropertyNamesTests {

	private static final Pattern NAME = Pattern.compile("`(eyepop\\.[a-z][a-z.-]*[a-z])(?:=[^`]*)?`");

	@ParameterizedTest
	@MethodSource("chapters")
	void namesInTextsAreThoseOfPropertiesOrMeters(Path chapter) throws IOException {
		Set<String> known = known();
		List<String> unknown = NAME.matcher(Files.readString(chapter))
			.results()
			.map((found) -> found.group(1))
			.filter((name) -> known.stream().noneMatch((one) -> one.equals(name) || one.startsWith(name + ".")))
			.toList();
		assertThat(unknown).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("files")
	void namesInFilesAreThoseOfProperties(Path file) throws IOException {
		Set<String> known = PropertyTables.properties()
			.stream()
			.map(ConfigurationProperty::name)
			.collect(Collectors.toCollection(TreeSet::new));
		for (PropertySource<?> source : new YamlPropertySourceLoader().load("file", new FileSystemResource(file))) {
			assertThat(((EnumerablePropertySource<?>) source).getPropertyNames()).isNotEmpty()
				.filteredOn((name) -> name.startsWith("eyepop."))
				.allSatisfy((name) -> assertThat(known)
					.anyMatch((one) -> name.equals(one) || name.startsWith("eyepop.worker.pop.")
							|| name.startsWith("eyepop.workers.") || name.startsWith(one + "[")));
		}
	}

	@Test
	void namesThatDoNotExistAreFound() throws IOException {
		assertThat(known()).contains("eyepop.retry.max-time", "eyepop.jobs.ended", "eyepop.workers")
			.doesNotContain("eyepop.retry.max-tries");
		assertThat(NAME.matcher("`eyepop.retry.max-tries=1` `eyepop.person:latest`").results()).hasSize(1);
	}

	private static Set<String> known() throws IOException {
		Set<String> known = new TreeSet<>();
		PropertyTables.properties().forEach((property) -> known.add(property.name()));
		for (MeterDocumentation meter : EyePopMeterDocumentation.values()) {
			known.add(meter.getName());
		}
		known.add("eyepop.job");
		known.add("eyepop.endpoints.worker.session");
		return known;
	}

	private static List<Path> chapters() throws IOException {
		return Chapters.all();
	}

	private static List<Path> files() throws IOException {
		try (Stream<Path> files = Files.walk(Path.of("src/test/resources"))) {
			return files.filter((file) -> file.toString().matches(".*\\.ya?ml")).toList();
		}
	}

}
