package ai.eyepop.sample.pop;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/**
 * Finds what somebody meant to write.
 */
final class Words {

	private Words() {
	}

	/**
	 * Say what a word should be.
	 * @param written what was written
	 * @param known what is known
	 * @return a sentence
	 */
	static String meant(String written, Collection<String> known) {
		return known.stream()
			.filter((word) -> distance(written, word) <= Math.max(1, word.length() / 3))
			.min(Comparator.comparingInt((word) -> distance(written, word)))
			.map("Did you mean '%s'?"::formatted)
			.orElseGet(() -> "It takes %s.".formatted(oneOf(known)));
	}

	static String oneOf(Collection<String> known) {
		String all = String.join(", ", known);
		int last = all.lastIndexOf(", ");
		return (last < 0) ? all : all.substring(0, last) + " or " + all.substring(last + 2);
	}

	private static int distance(String a, String b) {
		String from = a.toLowerCase(Locale.ROOT);
		String to = b.toLowerCase(Locale.ROOT);
		int[] row = new int[to.length() + 1];
		for (int i = 0; i <= from.length(); i++) {
			int diagonal = row[0];
			row[0] = i;
			for (int j = 1; j <= to.length(); j++) {
				int above = (i == 0) ? j : row[j];
				int cost = (i == 0) ? j : Math.min(Math.min(above, row[j - 1]) + 1,
						diagonal + ((from.charAt(i - 1) == to.charAt(j - 1)) ? 0 : 1));
				diagonal = above;
				row[j] = cost;
			}
		}
		return row[to.length()];
	}

}
