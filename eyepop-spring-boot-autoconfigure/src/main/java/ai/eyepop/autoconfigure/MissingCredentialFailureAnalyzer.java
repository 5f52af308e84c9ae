package ai.eyepop.autoconfigure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

import ai.eyepop.http.MissingCredentialException;

/**
 * Says what to set when an endpoint is needed and there is no credential.
 */
class MissingCredentialFailureAnalyzer extends AbstractFailureAnalyzer<MissingCredentialException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, MissingCredentialException cause) {
		return new FailureAnalysis("An EyePop endpoint is needed, but no credential is configured.", """
				Set the property 'eyepop.api-key', or the environment variable EYEPOP_API_KEY, to an API key \
				from the EyePop dashboard.
				To try without an account, add the dependency ai.eyepop:eyepop-emulator instead, and set neither \
				'eyepop.api-key' nor 'eyepop.url': an emulator is then started and used.""", cause);
	}

}
