package ai.eyepop.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A block of code in a text of AsciiDoc or Markdown.
 *
 * @param language what it is written in
 * @param lines its lines
 */
record Snippet(String language, List<String> lines) {

	private static final Pattern ATTRIBUTES = Pattern
		.compile("\\[(?:source)?,\\s*(java|yaml|yml|xml|properties)\\b.*]");

	private static final Pattern FENCE = Pattern.compile("\\s*```(java|yaml|yml|xml|properties)\\s*");

	/**
	 * Return the snippets of a text that are Java, YAML, XML or properties.
	 * @param text the text
	 * @return the snippets
	 */
	static List<Snippet> of(String text) {
		List<Snippet> snippets = new ArrayList<>();
		List<String> lines = text.lines().toList();
		for (int i = 0; i < lines.size(); i++) {
			Matcher attributes = ATTRIBUTES.matcher(lines.get(i));
			Matcher fence = FENCE.matcher(lines.get(i));
			if (attributes.matches()) {
				i = (i + 1 < lines.size() && lines.get(i + 1).startsWith("--")) ? i + 1 : i;
				i = add(snippets, attributes.group(1), lines, i, lines.get(i).startsWith("--") ? lines.get(i) : "");
			}
			else if (fence.matches()) {
				i = add(snippets, fence.group(1), lines, i, "```");
			}
		}
		return snippets;
	}

	private static int add(List<Snippet> snippets, String language, List<String> lines, int start, String end) {
		int line = start + 1;
		while (line < lines.size() && !lines.get(line).strip().equals(end)) {
			line++;
		}
		snippets.add(new Snippet(language, lines.subList(start + 1, line)));
		return line;
	}

}
