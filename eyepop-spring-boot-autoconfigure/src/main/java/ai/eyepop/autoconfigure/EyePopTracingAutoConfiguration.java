package ai.eyepop.autoconfigure;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

import ai.eyepop.telemetry.trace.TraceSettings;

/**
 * {@link org.springframework.boot.autoconfigure.EnableAutoConfiguration
 * Auto-configuration} for request traces: whether EyePop is told about the requests of
 * the endpoints.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = EyePopAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "eyepop.enabled", matchIfMissing = true)
@ConditionalOnBean(EyePopConnectionDetails.class)
public final class EyePopTracingAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	TraceSettings eyePopTraceSettings(EyePopProperties properties) {
		TracingProperties tracing = properties.getTracing();
		return new TraceSettings(tracing.getEnabled(), tracing.getMaxBuffer());
	}

}
