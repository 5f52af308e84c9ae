package ai.eyepop.autoconfigure;

import java.util.Locale;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

import ai.eyepop.auth.InvalidCredentialException;

/**
 * Says what to change about a credential that cannot be one, and does not show it.
 */
class InvalidCredentialFailureAnalyzer extends AbstractFailureAnalyzer<InvalidCredentialException> {

	private final Environment environment;

	private final BeanFactory beanFactory;

	InvalidCredentialFailureAnalyzer(Environment environment, BeanFactory beanFactory) {
		this.environment = environment;
		this.beanFactory = beanFactory;
	}

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, InvalidCredentialException cause) {
		ConnectionDetailsBean bean = ConnectionDetailsBean.find(this.beanFactory, this.environment);
		if (bean != null) {
			return new FailureAnalysis(
					"The %s for EyePop (from %s) cannot be used, since it %s.".formatted(cause.getCredential(), bean,
							cause.getProblem()),
					bean.let("the %s as the EyePop dashboard shows it. %s.".formatted(cause.getCredential(),
							cause.getRemedy())),
					cause);
		}
		String property = propertyOf(cause);
		String origin = new PropertyOrigins(this.environment).of(property);
		return new FailureAnalysis("The %s for EyePop (%s%s) cannot be used, since it %s."
			.formatted(cause.getCredential(), property, (origin != null) ? " from " + origin : "", cause.getProblem()),
				action(property, cause), cause);
	}

	static String propertyOf(InvalidCredentialException failure) {
		return "eyepop." + nameOf(failure.getCredential());
	}

	static String nameOf(InvalidCredentialException.Credential credential) {
		return credential.toString().replace(' ', '-').toLowerCase(Locale.ROOT);
	}

	static String action(String property, InvalidCredentialException failure) {
		return "Set %s to the %s as the EyePop dashboard shows it. %s.".formatted(property, failure.getCredential(),
				failure.getRemedy());
	}

}
