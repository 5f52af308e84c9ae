package ai.eyepop.autoconfigure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

import ai.eyepop.auth.ConflictingAccessException;

/**
 * Says what to change when credential, URL, Pop and session do not go together.
 */
class ConflictingAccessFailureAnalyzer extends AbstractFailureAnalyzer<ConflictingAccessException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, ConflictingAccessException cause) {
		return new FailureAnalysis(cause.getConflict(), cause.getRemedy(), cause);
	}

}
