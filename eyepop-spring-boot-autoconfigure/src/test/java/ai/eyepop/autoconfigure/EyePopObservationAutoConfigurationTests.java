package ai.eyepop.autoconfigure;

import java.nio.file.Path;

import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistryAssert;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.boot.webclient.autoconfigure.WebClientObservationAutoConfiguration;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.web.reactive.function.client.ClientRequestObservationConvention;
import org.springframework.web.reactive.function.client.DefaultClientRequestObservationConvention;

import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.emulator.fault.Fault;
import ai.eyepop.telemetry.DefaultJobObservationConvention;
import ai.eyepop.telemetry.JobObservationConvention;
import ai.eyepop.worker.SyncWorkerEndpoint;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EyePopObservationAutoConfiguration}.
 */
class EyePopObservationAutoConfigurationTests {

	private static final Path IMAGE = Path.of("src/test/resources/vectors/media/image.jpg");

	private final TestObservationRegistry registry = TestObservationRegistry.create();

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withBean(ReactorResourceFactory.class, OwnResources::create)
		.withConfiguration(AutoConfigurations.of(ReactiveHttpClientAutoConfiguration.class,
				WebClientAutoConfiguration.class, EyePopAutoConfiguration.class, EyePopEmulatorAutoConfiguration.class,
				EyePopWorkerAutoConfiguration.class, EyePopObservationAutoConfiguration.class))
		.withPropertyValues("eyepop.retry.initial-interval=1ms");

	private final ApplicationContextRunner observing = this.runner
		.withBean(ObservationRegistry.class, () -> this.registry)
		.withConfiguration(
				AutoConfigurations.of(WebClientObservationAutoConfiguration.class, ObservationAutoConfiguration.class));

	@Test
	void withARegistryThenJobsAndEachOfTheirAttemptsAreObserved() {
		this.observing.run((context) -> {
			context.getBean(EyePopEmulator.class)
				.faults()
				.add(Fault.builder().path("/source").status(503).times(2).build());
			predict(context.getBean(SyncWorkerEndpoint.class));
		});
		TestObservationRegistryAssert.assertThat(this.registry)
			.hasNumberOfObservationsWithNameEqualTo("eyepop.job", 1)
			.hasNumberOfObservationsEqualTo(1 + requests("http.client.requests"))
			.hasAnObservationWithAKeyValue("status", "503");
		assertThat(requests("http.client.requests")).isGreaterThanOrEqualTo(6);
	}

	@Test
	void whenJobsAreNotObservedByPropertyThenRequestsStillAre() {
		this.observing.withPropertyValues("management.observations.enable.eyepop=false")
			.run((context) -> predict(context.getBean(SyncWorkerEndpoint.class)));
		TestObservationRegistryAssert.assertThat(this.registry).hasNumberOfObservationsWithNameEqualTo("eyepop.job", 0);
		assertThat(requests("http.client.requests")).isPositive();
	}

	private int requests(String name) {
		int[] count = { 0 };
		TestObservationRegistryAssert.assertThat(this.registry)
			.forAllObservationsWithNameEqualTo(name, (observation) -> count[0]++);
		return count[0];
	}

	@Test
	void withoutARegistryThenNothingIsObservedAndEverythingWorks() {
		this.runner.run((context) -> {
			assertThat(context).doesNotHaveBean(HttpObservations.class);
			predict(context.getBean(SyncWorkerEndpoint.class));
		});
	}

	@Test
	void whenRequestsAreNotObservedThenJobsStillAre() {
		this.runner.withBean(ObservationRegistry.class, () -> this.registry).run((context) -> {
			assertThat(context).doesNotHaveBean(HttpObservations.class);
			predict(context.getBean(SyncWorkerEndpoint.class));
		});
		TestObservationRegistryAssert.assertThat(this.registry)
			.hasNumberOfObservationsEqualTo(1)
			.hasObservationWithNameEqualTo("eyepop.job");
	}

	@Test
	void conventionsOfTheApplicationAreUsed() {
		this.observing.withBean(JobObservationConvention.class, () -> new DefaultJobObservationConvention() {

			@Override
			public String getName() {
				return "my.job";
			}

		})
			.withBean(ClientRequestObservationConvention.class,
					() -> new DefaultClientRequestObservationConvention("my.requests"))
			.run((context) -> predict(context.getBean(SyncWorkerEndpoint.class)));
		TestObservationRegistryAssert.assertThat(this.registry)
			.hasNumberOfObservationsWithNameEqualTo("my.job", 1)
			.hasNumberOfObservationsEqualTo(1 + requests("my.requests"))
			.forAllObservationsWithNameEqualTo("my.requests",
					(request) -> request.hasLowCardinalityKeyValueWithKey("client.name"));
		assertThat(requests("my.requests")).isPositive();
	}

	@Test
	void theHostOfARequestIsOfTracesOnly() {
		this.observing.run((context) -> predict(context.getBean(SyncWorkerEndpoint.class)));
		assertThat(requests("http.client.requests")).isPositive();
		TestObservationRegistryAssert.assertThat(this.registry)
			.forAllObservationsWithNameEqualTo("http.client.requests",
					(request) -> request.doesNotHaveLowCardinalityKeyValueWithKey("client.name")
						.hasLowCardinalityKeyValueWithKey("uri")
						.hasHighCardinalityKeyValueWithKey("client.name")
						.hasHighCardinalityKeyValueWithKey("http.url"));
	}

	@Test
	void theNameOfTheRequestsIsThatOfTheProperty() {
		this.observing.withPropertyValues("management.observations.http.client.requests.name=calls")
			.run((context) -> predict(context.getBean(SyncWorkerEndpoint.class)));
		assertThat(requests("calls")).isPositive();
	}

	private static void predict(SyncWorkerEndpoint worker) {
		assertThat(worker.upload(IMAGE).predict()).isNotNull();
	}

}
