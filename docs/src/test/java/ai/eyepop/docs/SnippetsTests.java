package ai.eyepop.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Shows that no snippet of the guide is written by hand.
 */
class SnippetsTests {

	private static final Pattern INCLUDE = Pattern.compile("include::([^\\[]+)\\[(?:tag=([^,\\]]+))?]");

	private static final Pattern MAPPING = Pattern.compile("Mapping\\(\"/([^\"{]+)");

	@ParameterizedTest
	@MethodSource("chapters")
	void snippetsAreIncluded(Path chapter) throws IOException {
		assertThat(Snippet.of(Files.readString(chapter))).allSatisfy(SnippetsTests::assertThatItIsIncluded);
	}

	@ParameterizedTest
	@MethodSource("chapters")
	void includedJavaIsOfATest(Path chapter) throws IOException {
		for (Snippet snippet : Snippet.of(Files.readString(chapter))) {
			Matcher include = INCLUDE.matcher(String.join("\n", snippet.lines()));
			while (include.find()) {
				Path file = chapter.resolveSibling(include.group(1)).normalize();
				assertThat(file).exists();
				if (include.group(2) != null) {
					assertThat(file).content().contains("tag::" + include.group(2) + "[]");
				}
				if ("java".equals(snippet.language())) {
					assertThat(tests(file)).as("tests of %s", file).isNotEmpty();
				}
			}
		}
	}

	@Test
	void aTestNextDoorIsNoTestOfASnippet(@TempDir Path folder) throws IOException {
		Files.writeString(folder.resolve("ShopTests.java"), "class ShopTests {\n@Test\nvoid sells() { new Shop(); }}");
		Files.writeString(folder.resolve("Shops.java"), "class Shops { Market market; }");
		assertThat(tests(folder, "Shop")).containsExactly(folder.resolve("ShopTests.java"));
		assertThat(tests(folder, "Market")).isEmpty();
		assertThat(tests(folder, "Sho")).isEmpty();
	}

	@Test
	void literalSnippetsAreFound() {
		List<Snippet> found = Snippet.of("""
				[source,java]
				----
				int a = 1;
				----

				[,yaml]
				----
				include::a.yaml[]
				b: 2
				----

				[source,shell]
				----
				mvn verify
				----

				```xml
				<a/>
				```
				""");
		assertThat(found).extracting(Snippet::language).containsExactly("java", "yaml", "xml");
		assertThat(found).noneMatch(SnippetsTests::isIncluded);
	}

	private static List<Path> chapters() throws IOException {
		return Chapters.all();
	}

	private static void assertThatItIsIncluded(Snippet snippet) {
		assertThat(isIncluded(snippet)).as("a literal snippet: %s", snippet.lines()).isTrue();
	}

	private static boolean isIncluded(Snippet snippet) {
		return !snippet.lines().isEmpty()
				&& snippet.lines().stream().allMatch((line) -> line.isBlank() || INCLUDE.matcher(line).matches());
	}

	// the file itself, or tests that name its class
	private static List<Path> tests(Path file) throws IOException {
		String content = Files.readString(file);
		if (isTest(content)) {
			return List.of(file);
		}
		boolean ofTests = file.toString().contains("src/test/java");
		Path folder = ofTests ? file.resolveSibling("") : Path.of("../eyepop-sample-app/src/test/java");
		if (content.contains("@SpringBootApplication\n")) {
			// found by the tests in its package
			return tests(folder, "SpringBootTest");
		}
		Matcher path = MAPPING.matcher(content);
		if (path.find()) {
			return tests(folder, path.group(1));
		}
		return tests(folder, file.getFileName().toString().replace(".java", ""));
	}

	private static List<Path> tests(Path folder, String type) throws IOException {
		Pattern name = Pattern.compile("\\b%s\\b".formatted(type));
		List<Path> tests = new ArrayList<>();
		try (Stream<Path> files = Files.walk(folder)) {
			for (Path one : files.filter((other) -> other.toString().endsWith(".java")).toList()) {
				String content = Files.readString(one);
				if (isTest(content) && name.matcher(content).find()) {
					tests.add(one);
				}
			}
		}
		return tests;
	}

	private static boolean isTest(String content) {
		return content.contains("@Test\n") || content.contains("@ParameterizedTest\n");
	}

}
