package ai.eyepop.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Chain of calls in a text, such as {@code exports().assets(request)}.
 *
 * @param type type before the first call, or {@code null} if none is told
 * @param steps the calls, in their order
 */
record Call(@Nullable String type, List<Step> steps) {

	private static final Pattern START = Pattern.compile("(?<![\\w.])(?:(\\w+)\\.)?([a-z]\\w*)\\(");

	private static final Pattern NEXT = Pattern.compile("\\.([a-z]\\w*)\\(");

	/**
	 * Return the calls of a text, those in arguments of others too.
	 * @param text the text
	 * @return the calls
	 */
	static List<Call> of(String text) {
		List<Call> calls = new ArrayList<>();
		Matcher start = START.matcher(text);
		int position = 0;
		while (start.find(position)) {
			List<Step> steps = new ArrayList<>();
			String name = start.group(2);
			int open = start.end();
			Matcher next = NEXT.matcher(text);
			while (true) {
				int close = close(text, open);
				String arguments = text.substring(open, close);
				steps.add(new Step(name, count(arguments)));
				calls.addAll(of(arguments));
				position = Math.min(close + 1, text.length());
				if (!next.region(position, text.length()).lookingAt()) {
					break;
				}
				name = next.group(1);
				open = next.end();
			}
			String before = start.group(1);
			calls.add(new Call((before != null && Character.isUpperCase(before.charAt(0))) ? before : null, steps));
		}
		return calls;
	}

	private static int close(String text, int open) {
		int depth = 1;
		for (int i = open; i < text.length(); i++) {
			depth += (text.charAt(i) == '(') ? 1 : (text.charAt(i) == ')') ? -1 : 0;
			if (depth == 0) {
				return i;
			}
		}
		throw new IllegalArgumentException("No end of the arguments in " + text);
	}

	private static int count(String arguments) {
		if (arguments.contains("...")) {
			return -1;
		}
		int depth = 0;
		int commas = 0;
		for (char letter : arguments.toCharArray()) {
			depth += (letter == '(') ? 1 : (letter == ')') ? -1 : 0;
			commas += (letter == ',' && depth == 0) ? 1 : 0;
		}
		return arguments.isBlank() ? 0 : commas + 1;
	}

	/**
	 * One call of a chain.
	 *
	 * @param name name of the method
	 * @param arguments how many arguments it is given, or -1 if that is left out
	 */
	record Step(String name, int arguments) {

	}

}
