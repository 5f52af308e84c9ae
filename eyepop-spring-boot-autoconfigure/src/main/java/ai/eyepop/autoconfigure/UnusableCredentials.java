package ai.eyepop.autoconfigure;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/**
 * Finds credentials that somebody meant to set, and in which there is nothing.
 */
final class UnusableCredentials {

	private static final List<String> CREDENTIALS = List.of("api-key", "access-token", "secret-key");

	private UnusableCredentials() {
	}

	/**
	 * Say what is the matter with credentials.
	 * @param environment what is configured
	 * @return sentences that each begin with a space; empty if nothing is
	 */
	static String describe(Environment environment) {
		return CREDENTIALS.stream()
			.flatMap((name) -> describe("eyepop." + name, environment))
			.map((sentence) -> " " + sentence)
			.collect(Collectors.joining());
	}

	private static Stream<String> describe(String property, Environment environment) {
		String problem = problem(property, environment);
		if (problem == null) {
			return Stream.empty();
		}
		String origin = new PropertyOrigins(environment).of(property);
		String where = (origin != null) ? " (from %s)".formatted(origin) : "";
		return Stream.of("The property '%s'%s %s.".formatted(property, where, problem));
	}

	/**
	 * Fail if there is nothing in what is written as the credential of a worker. The
	 * worker would use that of all others, wherever its URL leads.
	 * @param worker what the names of the worker's properties begin with
	 * @param environment what is configured
	 * @throws InvalidEyePopPropertyException if there is such a credential
	 */
	static void refuse(String worker, Environment environment) {
		for (String name : CREDENTIALS) {
			String property = worker + "." + name;
			String problem = problem(property, environment);
			if (problem != null) {
				throw new InvalidEyePopPropertyException(property, null,
						"it %s. The credential of 'eyepop' is not used in its place.".formatted(problem),
						"Set %s to a credential of this worker, or remove %s to use that of 'eyepop'."
							.formatted(property, property));
			}
		}
	}

	private static @Nullable String problem(String property, Environment environment) {
		String value = PropertyNames.value(property, environment);
		if (value == null || PropertiesEyePopConnectionDetails.isSet(value)) {
			return null;
		}
		return value.isBlank() ? "is set, but empty" : Placeholder.describe(value);
	}

}
