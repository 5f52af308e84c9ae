package ai.eyepop.internal;

import java.net.URI;

/**
 * A URL as messages show it: without user, query and fragment, which may hold secrets.
 *
 * @since 0.1.0
 */
public final class ShownUrl {

	private ShownUrl() {
	}

	/**
	 * Return what of a URL can be shown.
	 * @param url any URL, right or wrong
	 * @return its text up to the query, with {@code ******} in place of the user
	 */
	public static String of(URI url) {
		String text = url.toString();
		int end = text.length();
		for (char begin : new char[] { '?', '#' }) {
			int index = text.indexOf(begin);
			end = (index >= 0) ? Math.min(end, index) : end;
		}
		String shown = text.substring(0, end);
		String user = url.getRawUserInfo();
		return (user != null) ? shown.replace(user + "@", "******@") : shown;
	}

}
