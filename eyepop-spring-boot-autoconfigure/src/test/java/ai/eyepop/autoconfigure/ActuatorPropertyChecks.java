package ai.eyepop.autoconfigure;

import java.util.Collections;

import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.OperationType;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.invoke.OperationInvoker;
import org.springframework.boot.actuate.endpoint.invoke.OperationParameters;
import org.springframework.boot.actuate.endpoint.invoker.cache.CachingOperationInvoker;
import org.springframework.boot.actuate.endpoint.invoker.cache.CachingOperationInvokerAdvisor;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.ReactiveHealthContributor;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import ai.eyepop.autoconfigure.actuate.EyePopEndpoint;
import ai.eyepop.autoconfigure.actuate.EyePopEndpointAutoConfiguration;
import ai.eyepop.autoconfigure.actuate.EyePopHealthContributorAutoConfiguration;
import ai.eyepop.autoconfigure.actuate.EyePopInfoContributorAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Checks of {@code eyepop.health} and of the Actuator's own properties.
 */
class ActuatorPropertyChecks extends PropertyChecks {

	private static final ApplicationContextRunner OPERATED = RUNNER
		.withConfiguration(AutoConfigurations.of(EyePopHealthContributorAutoConfiguration.class,
				EyePopInfoContributorAutoConfiguration.class, EyePopEndpointAutoConfiguration.class))
		.withPropertyValues("management.endpoints.web.exposure.include=eyepop");

	ActuatorPropertyChecks() {
		check("eyepop.health.time-to-live",
				() -> refuses("eyepop.health.time-to-live=-1s", "it must be from 0s to 365d."));
		check("eyepop.health.timeout", () -> refuses("eyepop.health.timeout=0s", "it must be from 1ms to 365d."));
		check("management.health.eyepop.enabled",
				() -> OPERATED.withPropertyValues("management.health.eyepop.enabled=false")
					.run((context) -> assertThat(context).doesNotHaveBean(ReactiveHealthContributor.class)));
		check("management.info.eyepop.enabled",
				() -> OPERATED.withPropertyValues("management.info.eyepop.enabled=false")
					.run((context) -> assertThat(context).doesNotHaveBean(InfoContributor.class)));
		check("management.endpoint.eyepop.access",
				() -> OPERATED.withPropertyValues("management.endpoint.eyepop.access=NONE")
					.run((context) -> assertThat(context).doesNotHaveBean(EyePopEndpoint.class)));
		check("management.endpoint.eyepop.cache.time-to-live",
				() -> OPERATED.withConfiguration(AutoConfigurations.of(EndpointAutoConfiguration.class))
					.withPropertyValues("management.endpoint.eyepop.cache.time-to-live=7s")
					.run((context) -> assertThat(advised(context.getBean(CachingOperationInvokerAdvisor.class)))
						.isInstanceOfSatisfying(CachingOperationInvoker.class,
								(invoker) -> assertThat(invoker.getTimeToLive()).isEqualTo(7000))));
	}

	private OperationInvoker advised(CachingOperationInvokerAdvisor advisor) {
		OperationParameters none = mock(OperationParameters.class);
		given(none.iterator()).willReturn(Collections.emptyIterator());
		EndpointId id = EndpointId.of(EyePopEndpoint.class.getAnnotation(Endpoint.class).id());
		return advisor.apply(id, OperationType.READ, none, mock(OperationInvoker.class));
	}

	private void refuses(String property, String message) {
		OPERATED.withPropertyValues(property)
			.run((context) -> assertThat(context).hasFailed().getFailure().rootCause().hasMessageContaining(message));
	}

}
