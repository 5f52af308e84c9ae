package ai.eyepop.autoconfigure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the action of an analysis says can be done instead: each part of it that begins
 * with "or".
 */
final class Alternatives {

	private static final String NAME = "([a-z][\\w-]*(?:\\.[\\w\\[\\]-]+)+)";

	private static final Pattern OR = Pattern.compile(", or ([^\\n]*?)(?=, or |, but |\\. |\\.?$|\\n)");

	private static final Pattern FIRST = Pattern.compile(NAME);

	private static final Pattern REMOVE = Pattern.compile("remove (?:what begins with )?(?:it$|" + NAME + ").*");

	private static final Pattern LOWER = Pattern.compile("lower " + NAME);

	private static final Pattern SECRET_KEY = Pattern
		.compile("use a secret key \\((\\S+\\.)secret-key\\) in place of the API key");

	/** Not done by properties, or not told how. */
	private static final Pattern OTHER = Pattern.compile("(start what should listen there|start the Pop in|name one in"
			+ "|use a session or a Pop|rename the bean|let it give no|remove it and set|set properties below it|set what the"
			+ "|copy it anew|write the credential|the environment variable|use a secret key in place).*");

	private Alternatives() {
	}

	/**
	 * Do each of them.
	 * @param action what the analysis says
	 * @param properties properties of the application
	 * @return changed properties for each alternative
	 */
	static Map<String, Map<String, String>> follow(String action, Map<String, String> properties) {
		Map<String, Map<String, String>> all = new LinkedHashMap<>();
		Matcher or = OR.matcher(action);
		while (or.find()) {
			if (!OTHER.matcher(or.group(1)).matches()) {
				all.put(or.group(1), follow(or.group(1), first(action), properties));
			}
		}
		return all;
	}

	private static Map<String, String> follow(String text, String first, Map<String, String> properties) {
		Map<String, String> result = new LinkedHashMap<>(properties);
		Matcher remove = REMOVE.matcher(text);
		if (remove.matches()) {
			Remedy.remove((remove.group(1) != null) ? remove.group(1) : first, result);
			return result;
		}
		if (text.equals("remove the other one")) {
			List.of("username", "password").forEach((name) -> result.remove(first.replaceFirst("\\w+$", name)));
			return result;
		}
		Matcher lower = LOWER.matcher(text);
		if (lower.matches()) {
			result.put(lower.group(1), "1s");
			return result;
		}
		Matcher secretKey = SECRET_KEY.matcher(text);
		if (secretKey.matches()) {
			result.remove(secretKey.group(1) + "api-key");
			result.put(secretKey.group(1) + "secret-key", "key-1");
			return result;
		}
		if (text.equals("start the application again later")) {
			return result;
		}
		throw new IllegalArgumentException("There is nothing to follow in: " + text);
	}

	private static String first(String action) {
		Matcher first = FIRST.matcher(action);
		return first.find() ? first.group(1) : "";
	}

}
