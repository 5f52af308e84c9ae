package ai.eyepop.autoconfigure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Does what the action of an analysis says, as a user does: its first sentence that sets,
 * renames or removes a property.
 */
final class Remedy {

	private static final String NAME = "'?([a-z][\\w-]*(?:\\.[\\w\\[\\]-]+)+)'?";

	private static final Pattern RENAME = Pattern.compile("^Rename " + NAME + " to (?:another name, such as )?" + NAME);

	private static final Pattern SET = Pattern.compile("^Set (?:the property )?" + NAME + "( to (true|inference)\\b)?");

	private static final Pattern ALONE = Pattern.compile("^Set (\\S+\\.)api-key and no other credential");

	private static final Pattern EXAMPLE = Pattern.compile("^[^\\n]*?such as (\\S+?)[.,]?(?:\\s|$)");

	private static final Pattern REMOVE = Pattern.compile("^Remove " + NAME);

	private static final Pattern CORRECT = Pattern.compile("^Correct " + NAME);

	private static final Pattern AGAIN = Pattern.compile("^Start the application again");

	private static final Pattern LET = Pattern.compile("^Let the bean '(\\w+)' \\(EyePopConnectionDetails\\) give "
			+ "(?:(an API key|the API key|a credential)|the URL) ");

	private Remedy() {
	}

	/**
	 * Change properties.
	 * @param action what the analysis says
	 * @param properties properties of the application
	 * @param answers values that the action cannot know
	 * @return changed properties
	 */
	static Map<String, String> follow(String action, Map<String, String> properties, Map<String, String> answers) {
		Map<String, String> result = new LinkedHashMap<>();
		Matcher rename = RENAME.matcher(action);
		if (rename.find()) {
			String old = rename.group(1);
			boolean literal = properties.keySet().stream().anyMatch((name) -> isBelow(name, old));
			properties.forEach((name, value) -> {
				String renamed = literal ? (isBelow(name, old) ? rename.group(2) + name.substring(old.length()) : name)
						: plain(name).equals(plain(old)) ? rename.group(2) : name;
				result.put(renamed, value);
			});
			return result;
		}
		result.putAll(properties);
		Matcher remove = REMOVE.matcher(action);
		if (remove.find()) {
			remove(remove.group(1), result);
			return result;
		}
		Matcher set = SET.matcher(action);
		if (set.find()) {
			Matcher example = EXAMPLE.matcher(action);
			String value = (set.group(3) != null) ? set.group(3)
					: example.find() ? example.group(1) : answers.get(set.group(1));
			if (value == null) {
				throw new IllegalArgumentException("Nobody knows what to set: " + action);
			}
			Matcher alone = ALONE.matcher(action);
			if (alone.find()) {
				List.of("access-token", "secret-key").forEach((name) -> result.remove(alone.group(1) + name));
			}
			result.put(set.group(1), value);
			return result;
		}
		Matcher let = LET.matcher(action);
		if (let.find()) {
			String bean = let.group(1);
			if (let.group(2) != null) {
				List.of("api-key", "access-token", "secret-key").forEach((name) -> result.remove(bean + "." + name));
			}
			String name = bean + ((let.group(2) != null) ? ".api-key" : ".url");
			result.put(name, answers.get(name));
			return result;
		}
		Matcher correct = CORRECT.matcher(action);
		if (correct.find()) {
			result.keySet().removeIf((name) -> isBelow(name, correct.group(1)));
			answers.forEach((name, value) -> {
				if (isBelow(name, correct.group(1))) {
					result.put(name, value);
				}
			});
			return result;
		}
		if (!AGAIN.matcher(action).find()) {
			throw new IllegalArgumentException("There is nothing to follow in: " + action);
		}
		return result;
	}

	static void remove(String removed, Map<String, String> properties) {
		properties.keySet().removeIf((name) -> isBelow(plain(name), plain(removed)));
	}

	/** The form in which names are compared that are written in different ways. */
	private static String plain(String name) {
		return name.replaceAll("[-_]", "").toLowerCase(Locale.ROOT);
	}

	private static boolean isBelow(String name, String prefix) {
		return name.equals(prefix) || name.startsWith(prefix + ".") || name.startsWith(prefix + "[");
	}

}
