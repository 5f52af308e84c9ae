package ai.eyepop.render;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Way to connect key points.
 *
 * @param chains labels of points, each list to be connected in its order
 * @param order labels of the points where the service sends none
 */
record Skeleton(List<List<String>> chains, List<String> order) {

	private static final Pattern SEPARATORS = Pattern.compile("[\\s_-]+");

	static Skeleton ofChains(Collection<List<String>> chains) {
		return new Skeleton(chains.stream().map((chain) -> chain.stream().map(Skeleton::normalized).toList()).toList(),
				List.of());
	}

	/**
	 * Create a skeleton of text.
	 * @param chains chains separated by semicolons, labels by commas
	 * @param order labels separated by commas
	 * @return a new skeleton
	 */
	static Skeleton parse(String chains, String order) {
		return new Skeleton(Pattern.compile(";").splitAsStream(chains).map(Skeleton::names).toList(), names(order));
	}

	static String normalized(String name) {
		return SEPARATORS.matcher(name.strip().toLowerCase(Locale.ROOT)).replaceAll(" ");
	}

	Set<String> labels() {
		return this.chains.stream().flatMap(List::stream).collect(Collectors.toUnmodifiableSet());
	}

	private static List<String> names(String text) {
		return Pattern.compile(",").splitAsStream(text).map(String::strip).filter((name) -> !name.isEmpty()).toList();
	}

}
