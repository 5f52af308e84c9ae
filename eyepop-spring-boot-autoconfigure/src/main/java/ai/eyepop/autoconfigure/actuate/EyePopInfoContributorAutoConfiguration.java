package ai.eyepop.autoconfigure.actuate;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.actuate.autoconfigure.info.ConditionalOnEnabledInfoContributor;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

import ai.eyepop.autoconfigure.EyePopAutoConfiguration;
import ai.eyepop.autoconfigure.EyePopProperties;

/**
 * {@link org.springframework.boot.autoconfigure.EnableAutoConfiguration
 * Auto-configuration} for what the {@code info} endpoint tells of EyePop.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = EyePopAutoConfiguration.class)
@ConditionalOnClass({ InfoContributor.class, ConditionalOnEnabledInfoContributor.class })
@ConditionalOnEnabledInfoContributor("eyepop")
@ConditionalOnBean(EyePopProperties.class)
public final class EyePopInfoContributorAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	EyePopInfoContributor eyePopInfoContributor(ConfigurableListableBeanFactory beanFactory,
			EyePopProperties properties, ObjectProvider<SanitizingFunction> sanitizingFunctions) {
		return new EyePopInfoContributor(new ConnectionDescription(beanFactory, properties),
				new ShownValues(Secrets.of(properties, beanFactory), sanitizingFunctions.orderedStream().toList()));
	}

}
