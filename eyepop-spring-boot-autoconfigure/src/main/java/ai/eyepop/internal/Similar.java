package ai.eyepop.internal;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Finds what somebody meant to write.
 *
 * @since 0.1.0
 */
public final class Similar {

	private Similar() {
	}

	/**
	 * Return the candidate that is most similar, whatever its case, dashes and
	 * underscores.
	 * @param written what was written
	 * @param candidates what may have been meant
	 * @param most how many characters may be wrong, missing or too many
	 * @return one of the candidates, or {@code null} if none is similar
	 */
	public static @Nullable String closest(String written, Collection<String> candidates, int most) {
		return candidates.stream()
			.filter((candidate) -> distance(written, candidate) <= most)
			.min(Comparator.comparingInt((candidate) -> distance(written, candidate)))
			.orElse(null);
	}

	private static int distance(String one, String other) {
		String from = plain(one);
		String to = plain(other);
		int[] row = new int[to.length() + 1];
		for (int j = 0; j <= to.length(); j++) {
			row[j] = j;
		}
		for (int i = 1; i <= from.length(); i++) {
			int diagonal = row[0];
			row[0] = i;
			for (int j = 1; j <= to.length(); j++) {
				int above = row[j];
				int change = (from.charAt(i - 1) != to.charAt(j - 1)) ? 1 : 0;
				row[j] = Math.min(Math.min(row[j - 1], above) + 1, diagonal + change);
				diagonal = above;
			}
		}
		return row[to.length()];
	}

	private static String plain(String name) {
		return name.replaceAll("[-_]", "").toLowerCase(Locale.ROOT);
	}

}
