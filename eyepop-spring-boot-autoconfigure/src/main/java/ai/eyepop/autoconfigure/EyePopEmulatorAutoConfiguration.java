package ai.eyepop.autoconfigure;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

import ai.eyepop.emulator.EyePopEmulator;

/**
 * {@link org.springframework.boot.autoconfigure.EnableAutoConfiguration
 * Auto-configuration} for the emulator, if it is on the class path and the application
 * says nothing of a service to connect to.
 *
 * @since 0.1.0
 */
@AutoConfiguration(before = EyePopAutoConfiguration.class)
@ConditionalOnClass(EyePopEmulator.class)
@ConditionalOnBooleanProperty(name = { "eyepop.enabled", "eyepop.emulator.enabled" }, matchIfMissing = true)
@ConditionalOnMissingBean(EyePopConnectionDetails.class)
@Conditional(NoServiceConfiguredCondition.class)
public final class EyePopEmulatorAutoConfiguration {

	private static final Log logger = LogFactory.getLog(EyePopEmulatorAutoConfiguration.class);

	@Bean(destroyMethod = "close")
	@Lazy
	@ConditionalOnMissingBean
	EyePopEmulator eyePopEmulator(Environment environment) {
		EyePopEmulator emulator = EyePopEmulator.start();
		logger.warn("No EyePop credential is configured: predictions come from the emulator at %s, which uses "
			.concat("classical image analysis in place of EyePop's models. Set eyepop.api-key to use the service.")
			.formatted(emulator.url()) + UnusableCredentials.describe(environment));
		return emulator;
	}

	@Bean
	@Lazy
	EyePopConnectionDetails eyePopConnectionDetails(ObjectProvider<EyePopEmulator> emulator, Environment environment,
			EyePopProperties properties, ObjectProvider<SslBundles> sslBundles) {
		// conditions of an application that is processed ahead of time were decided where
		// it was built, which need not have the credential of where it runs
		return NoServiceConfiguredCondition.isMet(environment)
				? new EmulatorEyePopConnectionDetails(emulator.getObject())
				: new PropertiesEyePopConnectionDetails(properties, sslBundles.getIfAvailable());
	}

}
