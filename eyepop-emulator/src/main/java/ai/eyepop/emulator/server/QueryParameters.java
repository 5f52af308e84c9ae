package ai.eyepop.emulator.server;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import ai.eyepop.emulator.service.ServiceException;

/**
 * Query parameters, strictly read: what the protocol does not know is refused by name.
 */
final class QueryParameters {

	private final Map<String, List<String>> values;

	QueryParameters(Map<String, List<String>> values) {
		this.values = values;
	}

	void allowOnly(String... names) {
		Set<String> known = Set.of(names);
		for (Map.Entry<String, List<String>> entry : this.values.entrySet()) {
			if (!known.contains(entry.getKey())) {
				throw new ServiceException(400, "There is no query parameter '%s' here; known are %s"
					.formatted(entry.getKey(), new TreeSet<>(known)));
			}
			if (entry.getValue().size() > 1) {
				throw new ServiceException(400,
						"The query parameter '%s' is given more than once".formatted(entry.getKey()));
			}
		}
	}

	@Nullable String get(String name) {
		List<String> found = this.values.get(name);
		return (found != null && !found.isEmpty()) ? found.get(0) : null;
	}

	/**
	 * Return a flag.
	 * @param name the parameter
	 * @return whether it is true, in any case; {@code false} if it is not given
	 */
	boolean flag(String name) {
		return "true".equalsIgnoreCase(check(name,
				(text) -> text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false"), "true or false"));
	}

	@Nullable String oneOf(String name, String... allowed) {
		return check(name, Set.of(allowed)::contains, "one of " + new TreeSet<>(Set.of(allowed)));
	}

	void number(String name) {
		check(name, (text) -> text.matches("-?\\d{1,19}(\\.\\d{1,19})?([eE]-?\\d{1,3})?"), "a number");
	}

	@Nullable Long wholeNumber(String name) {
		String text = check(name, (value) -> value.matches("-?\\d{1,18}|\\d{19}"), "a whole number");
		try {
			return (text != null) ? Long.valueOf(text) : null;
		}
		catch (NumberFormatException ex) {
			throw new ServiceException(400, "The query parameter '%s' is too large".formatted(name));
		}
	}

	private @Nullable String check(String name, Predicate<String> test, String expected) {
		String text = get(name);
		if (text != null && !test.test(text)) {
			throw new ServiceException(400,
					"The query parameter '%s' must be %s, but is '%s'".formatted(name, expected, text));
		}
		return text;
	}

}
