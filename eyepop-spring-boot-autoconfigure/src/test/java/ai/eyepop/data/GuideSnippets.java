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
public final class GuideSnippets {

	private static final Pattern SNIPPET = Pattern.compile("\\[source,java]\n----\n(.*?)\n----\n", Pattern.DOTALL);

	private static final Pattern ANY_SNIPPET = Pattern.compile("\\[source,(?:java|yaml)]\n----\n(.*?)\n----\n",
			Pattern.DOTALL);

	private static final Pattern CHECKS = Pattern.compile(".*(assertThat|await)\\(.*\n");

	private GuideSnippets() {
	}

	/**
	 * Check that classes have all snippets of a chapter, their checks included.
	 * @param from the beginning of the chapter's title
	 * @param to the beginning of the next one's
	 * @param count how many snippets there are
	 * @param classes the classes
	 * @throws IOException if a file cannot be read
	 */
	public static void verify(String from, String to, int count, Class<?>... classes) throws IOException {
		String guide = Files.readString(Path.of("../docs/guide.adoc"));
		String chapter = guide.substring(guide.indexOf("\n== " + from), guide.indexOf("\n== " + to));
		List<String> snippets = ANY_SNIPPET.matcher(chapter).results().map((found) -> found.group(1)).toList();
		assertThat(snippets).hasSize(count);
		StringBuilder code = new StringBuilder();
		for (Class<?> type : classes) {
			code.append(Files.readString(Path.of("src/test/java", type.getName().replace('.', '/') + ".java")));
		}
		assertThat(snippets).allSatisfy((snippet) -> assertThat(code).containsIgnoringWhitespaces(snippet));
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
