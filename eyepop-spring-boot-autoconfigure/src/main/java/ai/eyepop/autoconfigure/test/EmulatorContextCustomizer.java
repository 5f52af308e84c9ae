package ai.eyepop.autoconfigure.test;

import java.util.List;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.util.Assert;

import ai.eyepop.autoconfigure.EmulatorEyePopConnectionDetails;
import ai.eyepop.emulator.junit.EmulatorCustomizer;

/**
 * Adds an emulator to an application, and what connects to it. Applications whose
 * emulators are started in the same way are the same to the cache.
 *
 * @param customizers what says how the emulator is started
 */
record EmulatorContextCustomizer(List<Class<? extends EmulatorCustomizer>> customizers) implements ContextCustomizer {

	static final String EMULATOR = "eyePopEmulatorOfTest";

	private static final String DETAILS = "eyePopConnectionDetailsOfTest";

	@Override
	public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration mergedConfig) {
		ConfigurableListableBeanFactory beanFactory = context.getBeanFactory();
		Assert.isInstanceOf(BeanDefinitionRegistry.class, beanFactory);
		BeanDefinitionRegistry registry = (BeanDefinitionRegistry) beanFactory;
		registry.registerBeanDefinition(EMULATOR,
				BeanDefinitionBuilder.rootBeanDefinition(TestEmulators.class, "start")
					.addConstructorArgValue(this.customizers.toArray(Class[]::new))
					.setDestroyMethodName("close")
					.setPrimary(true)
					.getBeanDefinition());
		registry.registerBeanDefinition(DETAILS,
				BeanDefinitionBuilder.rootBeanDefinition(EmulatorEyePopConnectionDetails.class)
					.addConstructorArgReference(EMULATOR)
					.setPrimary(true)
					.getBeanDefinition());
	}

}
