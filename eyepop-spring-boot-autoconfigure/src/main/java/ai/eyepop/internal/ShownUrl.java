package ai.eyepop.internal;

import java.net.URI;
import java.util.regex.Pattern;

/**
 * A URL as messages show it: without user, query and fragment, which may hold secrets.
 *
 * @since 0.1.0
 */
public final class ShownUrl {

	private static final Pattern USER = Pattern.compile("//[^/]*@");

	private ShownUrl() {
	}

	/**
	 * Return what of a URL can be shown.
	 * @param url any URL, right or wrong
	 * @return its text up to the query, with {@code ******} in place of the user
	 */
	public static String of(URI url) {
		String shown = ofText(url.toString());
		String user = url.getRawUserInfo();
		return (user != null) ? shown.replace(user + "@", "******@") : shown;
	}

	/**
	 * Return what of a text can be shown that is a URL, or should be one.
	 * @param text any text
	 * @return the text up to the query, with {@code ******} in place of the user
	 */
	public static String ofText(String text) {
		int end = text.length();
		for (char begin : new char[] { '?', '#' }) {
			int index = text.indexOf(begin);
			end = (index >= 0) ? Math.min(end, index) : end;
		}
		return USER.matcher(text.substring(0, end)).replaceFirst("//******@");
	}

}
