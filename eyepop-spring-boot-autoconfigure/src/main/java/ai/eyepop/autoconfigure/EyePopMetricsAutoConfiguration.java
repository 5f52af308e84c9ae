package ai.eyepop.autoconfigure;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;

import ai.eyepop.telemetry.meter.EyePopMeters;

/**
 * {@link org.springframework.boot.autoconfigure.EnableAutoConfiguration
 * Auto-configuration} for EyePop's meters, if the application has a registry of meters.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = EyePopAutoConfiguration.class,
		afterName = "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration")
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBooleanProperty(name = "eyepop.enabled", matchIfMissing = true)
@ConditionalOnBean(EyePopConnectionDetails.class)
@ConditionalOnSingleCandidate(MeterRegistry.class)
public final class EyePopMetricsAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	EyePopMeters eyePopMeters(MeterRegistry registry) {
		return new EyePopMeters(registry);
	}

}
