package ai.eyepop.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checks a page: what it links to exists, and nothing of it comes from another host.
 */
public final class HtmlCheck {

	private static final Pattern ID = Pattern.compile("\\sid=\"([^\"]+)\"");

	private static final Pattern LINK = Pattern.compile("<a\\s[^>]*href=\"([^\"]+)\"");

	private static final Pattern LOADED = Pattern.compile("<(?:link|script|img|iframe|source)\\s[^>]*(?:href|src)="
			+ "\"((?:https?:)?//[^\"]+)\"|@import[^;]*|url\\((?!['\"]?data:)[^)]*\\)");

	private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);

	private HtmlCheck() {
	}

	/**
	 * Check a page.
	 * @param arguments the page
	 * @throws IOException if it cannot be read
	 */
	public static void main(String[] arguments) throws IOException {
		List<String> faults = check(Path.of(arguments[0]));
		if (!faults.isEmpty()) {
			throw new IllegalStateException("%s: %s".formatted(arguments[0], String.join("; ", faults)));
		}
	}

	/**
	 * Return what is wrong with a page.
	 * @param page the page
	 * @return the faults, a sentence each
	 * @throws IOException if it cannot be read
	 */
	static List<String> check(Path page) throws IOException {
		String html = Files.readString(page);
		List<String> faults = new ArrayList<>();
		Set<String> ids = new HashSet<>();
		ID.matcher(html).results().map((found) -> found.group(1)).forEach((id) -> {
			if (!ids.add(id)) {
				faults.add("the id '%s' is there twice".formatted(id));
			}
		});
		LINK.matcher(html).results().map((found) -> found.group(1)).distinct().forEach((target) -> {
			if (target.startsWith("#") ? !ids.contains(target.substring(1)) : !exists(page, target)) {
				faults.add("the link to '%s' leads nowhere".formatted(target));
			}
		});
		LOADED.matcher(COMMENT.matcher(html).replaceAll(""))
			.results()
			.map(MatchResult::group)
			.forEach((loaded) -> faults.add("'%s' is loaded".formatted(loaded)));
		return faults;
	}

	private static boolean exists(Path page, String target) {
		Matcher scheme = Pattern.compile("[a-z]+:").matcher(target);
		return scheme.lookingAt() || Files.exists(page.resolveSibling(target.replaceAll("[?#].*", "")));
	}

}
