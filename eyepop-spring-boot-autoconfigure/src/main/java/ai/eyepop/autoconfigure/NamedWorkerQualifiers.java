package ai.eyepop.autoconfigure;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.AutowireCandidateQualifier;
import org.springframework.core.env.Environment;

/**
 * Makes the name of a worker the qualifier of both of its beans, which a
 * {@link NamedWorkersRegistrar} cannot.
 */
class NamedWorkerQualifiers implements BeanFactoryPostProcessor {

	private final Environment environment;

	NamedWorkerQualifiers(Environment environment) {
		this.environment = environment;
	}

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
		NamedWorkersRegistrar.names(this.environment).forEach((name) -> {
			qualify(beanFactory, NamedWorkersRegistrar.beanName(name), name);
			qualify(beanFactory, NamedWorkersRegistrar.syncBeanName(name), name);
		});
	}

	private void qualify(ConfigurableListableBeanFactory beanFactory, String beanName, String qualifier) {
		if (beanFactory.getBeanDefinition(beanName) instanceof AbstractBeanDefinition definition) {
			definition.addQualifier(new AutowireCandidateQualifier(Qualifier.class, qualifier));
		}
	}

}
