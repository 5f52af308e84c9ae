package ai.eyepop.autoconfigure;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

import ai.eyepop.auth.MissingCredentialException;

/**
 * Says what to set when an endpoint is needed and there is no credential.
 */
class MissingCredentialFailureAnalyzer extends AbstractFailureAnalyzer<MissingCredentialException> {

	private final Environment environment;

	private final BeanFactory beanFactory;

	MissingCredentialFailureAnalyzer(Environment environment, BeanFactory beanFactory) {
		this.environment = environment;
		this.beanFactory = beanFactory;
	}

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, MissingCredentialException cause) {
		ConnectionDetailsBean bean = ConnectionDetailsBean.find(this.beanFactory, this.environment);
		if (bean != null) {
			return new FailureAnalysis("An EyePop endpoint is needed, but %s gives no credential.".formatted(bean),
					bean.let("an API key from the EyePop dashboard, or remove it and set eyepop.api-key."), cause);
		}
		return new FailureAnalysis(
				"An EyePop endpoint is needed, but no credential is configured."
						+ UnusableCredentials.describe(this.environment),
				"""
						Set the property 'eyepop.api-key', or the environment variable EYEPOP_API_KEY, to an API key \
						from the EyePop dashboard.
						Other ways in are an access token (eyepop.access-token), a secret key with a named Pop (eyepop.secret-key \
						and eyepop.pop-id), and an instance on this machine (eyepop.local-mode=true).
						To try without an account, have the dependency ai.eyepop:eyepop-emulator, and set no credential and no \
						'eyepop.url': an emulator is then started and used, unless 'eyepop.emulator.enabled' is false.""",
				cause);
	}

}
