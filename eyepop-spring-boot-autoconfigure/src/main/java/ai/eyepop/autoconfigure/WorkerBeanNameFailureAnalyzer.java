package ai.eyepop.autoconfigure;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.support.BeanDefinitionOverrideException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/**
 * Says which worker it is whose bean has the name of another bean.
 */
@Order(0)
class WorkerBeanNameFailureAnalyzer extends AbstractFailureAnalyzer<BeanDefinitionOverrideException> {

	private final Environment environment;

	WorkerBeanNameFailureAnalyzer(Environment environment) {
		this.environment = environment;
	}

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BeanDefinitionOverrideException cause) {
		String bean = cause.getBeanName();
		return NamedWorkersRegistrar.names(this.environment)
			.stream()
			.filter((name) -> bean.equals(NamedWorkersRegistrar.beanName(name))
					|| bean.equals(NamedWorkersRegistrar.syncBeanName(name)))
			.findFirst()
			.map((name) -> new FailureAnalysis(
					"The worker 'eyepop.workers.%s' has a bean '%s', but the application has a bean of this name, too.%s"
						.formatted(name, bean, new PropertyOrigins(this.environment).ofNamed("eyepop.workers." + name)),
					"Rename eyepop.workers.%s to another name, such as eyepop.workers.%s-2, or rename the bean '%s'."
						.formatted(name, name, bean),
					cause))
			.orElse(null);
	}

}
