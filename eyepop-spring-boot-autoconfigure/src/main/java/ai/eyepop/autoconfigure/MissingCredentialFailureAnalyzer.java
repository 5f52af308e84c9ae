package ai.eyepop.autoconfigure;

import java.util.List;
import java.util.stream.Stream;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

import ai.eyepop.auth.MissingCredentialException;

/**
 * Says what to set when an endpoint is needed and there is no credential.
 */
class MissingCredentialFailureAnalyzer extends AbstractFailureAnalyzer<MissingCredentialException> {

	private static final List<String> CREDENTIALS = List.of("eyepop.api-key", "eyepop.access-token",
			"eyepop.secret-key");

	private final Environment environment;

	MissingCredentialFailureAnalyzer(Environment environment) {
		this.environment = environment;
	}

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, MissingCredentialException cause) {
		StringBuilder description = new StringBuilder("An EyePop endpoint is needed, but no credential is configured.");
		CREDENTIALS.stream().flatMap(this::unusable).forEach((sentence) -> description.append(' ').append(sentence));
		return new FailureAnalysis(description.toString(),
				"""
						Set the property 'eyepop.api-key', or the environment variable EYEPOP_API_KEY, to an API key \
						from the EyePop dashboard.
						Other ways in are an access token (eyepop.access-token), a secret key with a named Pop (eyepop.secret-key \
						and eyepop.pop-id), and an instance on this machine (eyepop.local-mode=true).
						To try without an account, have the dependency ai.eyepop:eyepop-emulator, and set no credential and no \
						'eyepop.url': an emulator is then started and used, unless 'eyepop.emulator.enabled' is false.""",
				cause);
	}

	private Stream<String> unusable(String property) {
		String value = Binder.get(this.environment).bind(property, String.class).orElse(null);
		if (value == null) {
			return Stream.empty();
		}
		return Stream
			.of(value.startsWith("${")
					? "The property '%s' is the placeholder %s, which nothing resolves.".formatted(property, value)
					: "The property '%s' is set, but empty.".formatted(property))
			.filter((sentence) -> value.isBlank() || value.startsWith("${"));
	}

}
