package ai.eyepop.sample;

import java.util.Map;

import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

import ai.eyepop.emulator.EyePopEmulator;

/**
 * A service of its own for an application that has a key, but names no account. It stops
 * after the application.
 */
public class KeyWithoutAccount implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		EyePopEmulator service = EyePopEmulator.start();
		((DefaultSingletonBeanRegistry) context.getBeanFactory()).registerDisposableBean("service", service::close);
		context.getEnvironment()
			.getPropertySources()
			.addFirst(new MapPropertySource("service",
					Map.of("eyepop.url", service.url(), "eyepop.api-key", service.apiKey())));
	}

}
