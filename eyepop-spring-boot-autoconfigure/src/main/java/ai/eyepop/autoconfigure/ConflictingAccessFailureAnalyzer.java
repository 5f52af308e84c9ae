package ai.eyepop.autoconfigure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

import ai.eyepop.auth.ConflictingAccessException;

/**
 * Says what to change when credential, URL, Pop and session do not go together.
 */
class ConflictingAccessFailureAnalyzer extends AbstractFailureAnalyzer<ConflictingAccessException> {

	private final Environment environment;

	ConflictingAccessFailureAnalyzer(Environment environment) {
		this.environment = environment;
	}

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, ConflictingAccessException cause) {
		return new FailureAnalysis(cause.getConflict()
				+ new PropertyOrigins(this.environment).ofCredentialsAndNamed(cause.getConflict(), cause.getRemedy()),
				cause.getRemedy(), cause);
	}

}
