package ai.eyepop.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The snippets of a chapter of the guide.
 */
final class GuideSnippets {

	private static final Pattern SNIPPET = Pattern.compile("\\[source,java]\n----\n(.*?)\n----\n", Pattern.DOTALL);

	private static final Pattern CHECKS = Pattern.compile(".*(assertThat|await)\\(.*\n");

	private GuideSnippets() {
	}

	/**
	 * Check that a test runs all snippets, between checks of its own.
	 */
	static void verify(String from, String to, Class<?> test, int count) throws IOException {
		String guide = Files.readString(Path.of("../docs/guide.adoc"));
		String chapter = guide.substring(guide.indexOf("\n== " + from), guide.indexOf("\n== " + to));
		List<String> snippets = SNIPPET.matcher(chapter).results().map((MatchResult found) -> found.group(1)).toList();
		assertThat(snippets).hasSize(count);
		Path source = Path.of("src/test/java", test.getName().replace('.', '/') + ".java");
		String code = CHECKS.matcher(Files.readString(source)).replaceAll("");
		assertThat(snippets).allSatisfy((snippet) -> assertThat(code).containsIgnoringWhitespaces(snippet));
	}

}
