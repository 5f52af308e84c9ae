package ai.eyepop.autoconfigure;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

import ai.eyepop.auth.ConflictingAccessException;

/**
 * Says what to change when credential, URL, Pop and session do not go together.
 */
class ConflictingAccessFailureAnalyzer extends AbstractFailureAnalyzer<ConflictingAccessException> {

	private final Environment environment;

	private final BeanFactory beanFactory;

	ConflictingAccessFailureAnalyzer(Environment environment, BeanFactory beanFactory) {
		this.environment = environment;
		this.beanFactory = beanFactory;
	}

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, ConflictingAccessException cause) {
		ConnectionDetailsBean bean = ConnectionDetailsBean.find(this.beanFactory, this.environment);
		if (bean != null) {
			String remedy = bean.replaceProperties(cause.getRemedy());
			return new FailureAnalysis(
					"%s The credential comes from %s.%s".formatted(bean.replaceProperties(cause.getConflict()), bean,
							new PropertyOrigins(this.environment).ofNamed(remedy)),
					remedy, cause);
		}
		return new FailureAnalysis(cause.getConflict()
				+ new PropertyOrigins(this.environment).ofCredentialsAndNamed(cause.getConflict(), cause.getRemedy()),
				cause.getRemedy(), cause);
	}

}
