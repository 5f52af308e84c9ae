package ai.eyepop.autoconfigure.actuate;

import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.CompositeReactiveHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthContributor;
import org.springframework.boot.health.contributor.ReactiveHealthContributors;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.core.io.ClassPathResource;

import ai.eyepop.autoconfigure.EyePopAutoConfiguration;
import ai.eyepop.autoconfigure.EyePopDataAutoConfiguration;
import ai.eyepop.autoconfigure.EyePopEmulatorAutoConfiguration;
import ai.eyepop.autoconfigure.EyePopWorkerAutoConfiguration;
import ai.eyepop.data.DataEndpoint;
import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.emulator.fault.Fault;
import ai.eyepop.worker.SyncWorkerEndpoint;
import ai.eyepop.worker.WorkerEndpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link EyePopHealthContributorAutoConfiguration}.
 */
class EyePopHealthContributorAutoConfigurationTests {

	private static final String WORKER = "eyePopWorkerHealthContributor";

	private static final String DATA = "eyePopDataHealthContributor";

	private final ApplicationContextRunner runner = new ApplicationContextRunner().withConfiguration(AutoConfigurations
		.of(ReactiveHttpClientAutoConfiguration.class, WebClientAutoConfiguration.class, EyePopAutoConfiguration.class,
				EyePopEmulatorAutoConfiguration.class, EyePopWorkerAutoConfiguration.class,
				EyePopDataAutoConfiguration.class, EyePopHealthContributorAutoConfiguration.class));

	@Test
	void whenNothingNeedsAnEndpointThenUnknownAndNothingIsMade() {
		this.runner.run((context) -> {
			assertThat(health(context, WORKER).getStatus()).isEqualTo(Status.UNKNOWN);
			assertThat(health(context, DATA).getStatus()).isEqualTo(Status.UNKNOWN);
			assertThat(List.of("eyePopWorkerEndpoint", "eyePopDataEndpoint", "eyePop", "eyePopHttp", "eyePopEmulator"))
				.noneMatch(context.getBeanFactory()::containsSingleton);
		});
	}

	@Test
	void whenUsedThenUp() {
		this.runner.run((context) -> {
			predict(context.getBean(SyncWorkerEndpoint.class));
			assertThat(health(context, WORKER).getStatus()).isEqualTo(Status.UP);
			context.getBean(DataEndpoint.class).session().block();
			assertThat(health(context, DATA).getStatus()).isEqualTo(Status.UP);
		});
	}

	@Test
	void whenWorkersHaveNamesThenEachHasItsHealth() {
		this.runner.withPropertyValues("eyepop.workers.front.stop-jobs=true", "eyepop.workers.back-door.stop-jobs=true")
			.run((context) -> {
				predict(context.getBean("back-doorSyncWorkerEndpoint", SyncWorkerEndpoint.class));
				CompositeReactiveHealthContributor composite = context.getBean(WORKER,
						CompositeReactiveHealthContributor.class);
				assertThat(composite.stream()).extracting(ReactiveHealthContributors.Entry::name)
					.containsExactlyInAnyOrder("worker", "front", "back-door");
				assertThat(status(composite, "front")).isEqualTo(Status.UNKNOWN);
				assertThat(status(composite, "back-door")).isEqualTo(Status.UP);
				assertThat(context.getBeanFactory().containsSingleton("frontWorkerEndpoint")).isFalse();
			});
	}

	@Test
	void whenNamesAreAwkwardThenTheApplicationStarts() {
		this.runner.withPropertyValues("eyepop.workers.[a/b].stop-jobs=true")
			.run((context) -> assertThat(context.getBean(WORKER, CompositeReactiveHealthContributor.class).stream())
				.extracting(ReactiveHealthContributors.Entry::name)
				.containsExactlyInAnyOrder("a_b", "worker"));
	}

	@Test
	void whenTheApplicationHasItsOwnEndpointThenItsHealthIsThatOfItsBean() {
		WorkerEndpoint theirs = mock();
		this.runner.withBean("theirs", WorkerEndpoint.class, () -> theirs).run((context) -> {
			assertThat(health(context, WORKER))
				.isEqualTo(Health.unknown().withDetail("reason", "It tells nothing about itself").build());
			assertThat(new EndpointBeans<>(context.getBeanFactory(), WorkerEndpoint.class, "worker").names())
				.containsOnlyKeys("theirs");
		});
	}

	@ParameterizedTest
	@CsvSource({ "eyePopWorkerHealthContributor,eyePopDataHealthContributor",
			"eyePopWorkerHealthIndicator,eyePopDataHealthContributor",
			"eyePopDataHealthContributor,eyePopWorkerHealthContributor",
			"eyePopDataHealthIndicator,eyePopWorkerHealthContributor" })
	void whenTheApplicationHasItsOwnThenOursBacksOffAlone(String theirs, String left) {
		ReactiveHealthIndicator indicator = mock();
		this.runner.withBean(theirs, ReactiveHealthIndicator.class, () -> indicator)
			.run((context) -> assertThat(context.getBeansOfType(ReactiveHealthContributor.class))
				.containsOnlyKeys(theirs, left));
	}

	@ParameterizedTest
	@ValueSource(strings = { "management.health.eyepop.enabled=false", "management.health.defaults.enabled=false",
			"eyepop.enabled=false" })
	void whenSwitchedOffThenThereIsNone(String property) {
		this.runner.withPropertyValues(property)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(ReactiveHealthContributor.class));
	}

	@Test
	void whenOnlyOursIsSwitchedOnThenItIsThere() {
		this.runner
			.withPropertyValues("management.health.defaults.enabled=false", "management.health.eyepop.enabled=true")
			.run((context) -> assertThat(context).hasBean(WORKER).hasBean(DATA));
	}

	@Test
	void withoutHealthOnTheClassPathThenItBacksOff() {
		this.runner.withClassLoader(new FilteredClassLoader(ReactiveHealthContributor.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(WorkerEndpoint.class)
				.doesNotHaveBean(WORKER));
	}

	@Test
	void withoutWorkersThenTheirHealthBacksOff() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(EyePopAutoConfiguration.class, EyePopDataAutoConfiguration.class,
					EyePopHealthContributorAutoConfiguration.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(WORKER).hasBean(DATA));
	}

	@ParameterizedTest
	@CsvSource({ "0s,3", "1h,1" })
	void whenTheTimeToLiveIsSetThenLooksAreSharedForIt(String timeToLive, long looks) {
		this.runner.withPropertyValues("eyepop.health.time-to-live=" + timeToLive).run((context) -> {
			context.getBean(WorkerEndpoint.class).connect().block();
			EyePopEmulator emulator = context.getBean(EyePopEmulator.class);
			long before = requests(emulator);
			for (int probe = 0; probe < 3; probe++) {
				assertThat(health(context, WORKER).getStatus()).isEqualTo(Status.UP);
			}
			assertThat(requests(emulator) - before).isEqualTo(looks);
		});
	}

	@ParameterizedTest
	@CsvSource({ "/health," + WORKER, "/configs," + DATA })
	void whenALookTakesLongerThanItsTimeoutThenDown(String path, String contributor) {
		this.runner.withPropertyValues("eyepop.health.timeout=77ms").run((context) -> {
			context.getBean(WorkerEndpoint.class).connect().block();
			context.getBean(DataEndpoint.class).session().block();
			context.getBean(EyePopEmulator.class).faults().add(Fault.builder().path(path).stall().build());
			Health health = health(context, contributor);
			assertThat(health.getStatus()).isEqualTo(Status.DOWN);
			assertThat(health.getDetails()).containsEntry("reason",
					"It did not answer within 77 ms (eyepop.health.timeout)");
		});
	}

	@ParameterizedTest
	@CsvSource({ "0s,UNKNOWN", "1h,DOWN" })
	void whenAFailureIsOlderThanItsTimeToLiveThenUnknown(String timeToLive, String status) {
		this.runner.withPropertyValues("eyepop.health.failure-time-to-live=" + timeToLive, "eyepop.retry.max-retries=0")
			.run((context) -> {
				WorkerEndpoint worker = context.getBean(WorkerEndpoint.class);
				context.getBean(EyePopEmulator.class)
					.faults()
					.add(Fault.builder().path("/v1/sessions").status(403).build());
				worker.connect().onErrorComplete().block();
				assertThat(health(context, WORKER).getStatus().getCode()).isEqualTo(status);
			});
	}

	private static long requests(EyePopEmulator emulator) {
		return emulator.requests().stream().filter((request) -> request.path().endsWith("/health")).count();
	}

	private static void predict(SyncWorkerEndpoint worker) {
		assertThat(worker.upload(new ClassPathResource("vectors/media/image.jpg")).predict()).isNotNull();
	}

	private static Health health(AssertableApplicationContext context, String name) {
		return Objects.requireNonNull(context.getBean(name, ReactiveHealthIndicator.class).health().block());
	}

	private static Status status(CompositeReactiveHealthContributor composite, String name) {
		ReactiveHealthIndicator indicator = (ReactiveHealthIndicator) Objects
			.requireNonNull(composite.getContributor(name));
		return Objects.requireNonNull(indicator.health().block()).getStatus();
	}

}
