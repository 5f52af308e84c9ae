package ai.eyepop.autoconfigure;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A placeholder that nothing resolves, so that it stays in the value as it is written.
 */
final class Placeholder {

	/** What is behind the name, such as a default, may be a secret. */
	private static final Pattern NAME = Pattern.compile("^(\\$\\{[\\w.-]+)[:}]");

	private Placeholder() {
	}

	/**
	 * Return whether a value begins with a placeholder.
	 * @param value the value of a property
	 * @return whether nothing resolved it
	 */
	static boolean isIn(String value) {
		return value.startsWith("${");
	}

	/**
	 * Return the placeholder that a value begins with.
	 * @param value such a value
	 * @return the placeholder with its name only
	 */
	static String of(String value) {
		Matcher name = NAME.matcher(value);
		return name.find() ? "placeholder " + name.group(1) + "}" : "placeholder without a name";
	}

	/**
	 * Say that there is a placeholder.
	 * @param value a value that begins with one
	 * @return an end of a sentence that begins with the property
	 */
	static String describe(String value) {
		String placeholder = of(value);
		return (placeholder.endsWith(" " + value) ? "is the " : "begins with the ") + placeholder
				+ ", which nothing resolves";
	}

}
