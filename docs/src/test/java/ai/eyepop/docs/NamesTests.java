package ai.eyepop.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Shows that types and methods that the guide names in its text exist.
 */
class NamesTests {

	private static final Pattern OURS = Pattern
		.compile("`@?((?!EventListener`|EventSource`)(?:EyePop|Sync|Worker|Data|Dataset|Asset|Model|Prediction|Predict|"
				+ "Event|Job|Pop|Infer|Evaluate|Retry|Arrow)[A-Z]\\w*)`");

	private static final Pattern CALL = Pattern.compile("\\b([a-z]\\w*)\\(");

	private static final Set<String> TYPES = new TreeSet<>();

	private static final Set<String> METHODS = new TreeSet<>();

	@BeforeAll
	static void scan() throws IOException {
		for (Resource file : new PathMatchingResourcePatternResolver()
			.getResources("classpath*:ai/eyepop/**/*.class")) {
			String url = file.getURL().toString();
			String name = url.substring(url.lastIndexOf("ai/eyepop/"), url.length() - ".class".length());
			try {
				Class<?> type = ClassUtils.forName(name.replace('/', '.'), NamesTests.class.getClassLoader());
				TYPES.add(type.getSimpleName());
				Arrays.stream(type.getMethods()).forEach((method) -> METHODS.add(method.getName()));
			}
			catch (ClassNotFoundException | LinkageError ex) {
				// needs an optional library
				TYPES.add(name.substring(name.lastIndexOf('/') + 1));
			}
		}
	}

	@BeforeAll
	static void scanTheSample() throws IOException {
		try (Stream<Path> files = Files.walk(Path.of("../eyepop-sample-app/src/main/java"))) {
			files.map((file) -> file.getFileName().toString())
				.filter((file) -> file.endsWith(".java"))
				.forEach((file) -> TYPES.add(file.replace(".java", "")));
		}
	}

	@ParameterizedTest
	@MethodSource("chapters")
	void typesExist(Path chapter) throws IOException {
		assertThat(found(OURS, Chapters.read(chapter.getFileName().toString())))
			.allSatisfy((name) -> assertThat(TYPES.contains(name)).as(name).isTrue());
	}

	@Test
	void callsOfTheMigrationTableExist() throws IOException {
		List<String> calls = Chapters.read("migration.adoc")
			.lines()
			.filter((line) -> line.startsWith("|"))
			.map((line) -> line.substring(line.lastIndexOf('|') + 1))
			.flatMap((cell) -> found(CALL, cell).stream())
			.toList();
		assertThat(calls).hasSizeGreaterThan(40)
			.allSatisfy((name) -> assertThat(METHODS.contains(name)).as(name).isTrue());
	}

	@Test
	void namesThatDoNotExistAreFound() {
		assertThat(found(OURS, "`WorkerEndpoint` and `@WorkerThing`, `Worker`")).containsExactly("WorkerEndpoint",
				"WorkerThing");
		assertThat(TYPES).contains("WorkerEndpoint").doesNotContain("WorkerThing");
		assertThat(METHODS).contains("upload").doesNotContain("uplaod");
	}

	private static List<Path> chapters() throws IOException {
		return Chapters.all();
	}

	private static List<String> found(Pattern pattern, String text) {
		return Stream.of(text).flatMap((one) -> pattern.matcher(one).results()).map((found) -> found.group(1)).toList();
	}

}
