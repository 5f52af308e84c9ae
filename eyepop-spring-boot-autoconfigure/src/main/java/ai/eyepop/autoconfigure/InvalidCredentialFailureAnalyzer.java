package ai.eyepop.autoconfigure;

import java.util.Locale;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

import ai.eyepop.auth.InvalidCredentialException;

/**
 * Says what to change about a credential that cannot be one, and does not show it.
 */
class InvalidCredentialFailureAnalyzer extends AbstractFailureAnalyzer<InvalidCredentialException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, InvalidCredentialException cause) {
		String property = propertyOf(cause);
		return new FailureAnalysis("The %s for EyePop (%s) cannot be used, since it %s."
			.formatted(cause.getCredential(), property, cause.getProblem()), action(property, cause), cause);
	}

	static String propertyOf(InvalidCredentialException failure) {
		return "eyepop." + failure.getCredential().toString().replace(' ', '-').toLowerCase(Locale.ROOT);
	}

	static String action(String property, InvalidCredentialException failure) {
		return "Set %s to the %s as the EyePop dashboard shows it. %s.".formatted(property, failure.getCredential(),
				failure.getRemedy());
	}

}
