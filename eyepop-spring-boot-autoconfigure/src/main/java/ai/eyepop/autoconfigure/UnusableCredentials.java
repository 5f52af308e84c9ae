package ai.eyepop.autoconfigure;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * Finds credentials that somebody meant to set, and in which there is nothing.
 */
final class UnusableCredentials {

	private static final List<String> CREDENTIALS = List.of("eyepop.api-key", "eyepop.access-token",
			"eyepop.secret-key");

	private UnusableCredentials() {
	}

	/**
	 * Say what is the matter with credentials.
	 * @param environment what is configured
	 * @return sentences that each begin with a space; empty if nothing is
	 */
	static String describe(Environment environment) {
		return CREDENTIALS.stream()
			.flatMap((property) -> describe(property, environment))
			.map((sentence) -> " " + sentence)
			.collect(Collectors.joining());
	}

	private static Stream<String> describe(String property, Environment environment) {
		String value = Binder.get(environment).bind(property, String.class).orElse(null);
		if (value == null || !(value.isBlank() || value.startsWith("${"))) {
			return Stream.empty();
		}
		String origin = new PropertyOrigins(environment).of(property);
		String where = (origin != null) ? " (from %s)".formatted(origin) : "";
		return Stream.of(value.isBlank() ? "The property '%s'%s is set, but empty.".formatted(property, where)
				: "The property '%s'%s is the placeholder %s, which nothing resolves.".formatted(property, where,
						value));
	}

}
