package ai.eyepop.autoconfigure;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;

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
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthContributor;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

import ai.eyepop.autoconfigure.actuate.EyePopEndpoint;
import ai.eyepop.autoconfigure.actuate.EyePopEndpointAutoConfiguration;
import ai.eyepop.autoconfigure.actuate.EyePopHealthContributorAutoConfiguration;
import ai.eyepop.autoconfigure.actuate.EyePopInfoContributorAutoConfiguration;
import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.emulator.fault.Fault;
import ai.eyepop.worker.WorkerEndpoint;

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
		check("eyepop.health.time-to-live", () -> {
			refuses("eyepop.health.time-to-live=-1s", "it must be from 0s to 365d.");
			assertThat(looks("eyepop.health.time-to-live=0s")).isEqualTo(2);
			assertThat(looks("eyepop.health.time-to-live=1h")).isEqualTo(1);
		});
		check("eyepop.health.timeout", () -> {
			refuses("eyepop.health.timeout=0s", "it must be from 1ms to 365d.");
			Fault silence = Fault.builder().path("/health").stall().build();
			assertThat(health("eyepop.health.timeout=66ms", (emulator, worker) -> {
				connect(worker);
				emulator.faults().add(silence);
			}).getDetails()).containsEntry("reason", "It did not answer within 66 ms (eyepop.health.timeout)");
		});
		check("eyepop.health.failure-time-to-live", () -> {
			refuses("eyepop.health.failure-time-to-live=-1s", "it must be from 0s to 365d.");
			Fault refusal = Fault.builder().path("/v1/sessions").status(403).build();
			Map.of("0s", Status.UNKNOWN, "1m", Status.DOWN)
				.forEach((time, status) -> assertThat(
						health("eyepop.health.failure-time-to-live=" + time, (emulator, worker) -> {
							emulator.faults().add(refusal);
							connect(worker);
						}).getStatus())
					.isEqualTo(status));
		});
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

	private static void connect(WorkerEndpoint worker) {
		worker.connect().onErrorComplete().block();
	}

	/** The health that an application tells, after something has happened. */
	private static Health health(String property, BiConsumer<EyePopEmulator, WorkerEndpoint> event) {
		AtomicReference<Health> health = new AtomicReference<>();
		OPERATED.withPropertyValues(property, "eyepop.retry.max-retries=0").run((context) -> {
			event.accept(context.getBean(EyePopEmulator.class), context.getBean(WorkerEndpoint.class));
			health.set(probe(context));
		});
		return health.get();
	}

	/** How many requests two probes make of a worker that is connected. */
	private static long looks(String property) {
		AtomicLong looks = new AtomicLong();
		OPERATED.withPropertyValues(property).run((context) -> {
			connect(context.getBean(WorkerEndpoint.class));
			EyePopEmulator emulator = context.getBean(EyePopEmulator.class);
			int before = emulator.requests().size();
			assertThat(probe(context).getStatus()).isEqualTo(Status.UP);
			assertThat(probe(context).getStatus()).isEqualTo(Status.UP);
			looks.set(emulator.requests().size() - before);
		});
		return looks.get();
	}

	private static Health probe(ApplicationContext context) {
		return Objects.requireNonNull(
				context.getBean("eyePopWorkerHealthContributor", ReactiveHealthIndicator.class).health().block());
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
