package ai.eyepop.autoconfigure;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.mock.env.MockEnvironment;

import ai.eyepop.auth.ConflictingAccessException;
import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.emulator.fault.Fault;
import ai.eyepop.http.RetryStrategy;
import ai.eyepop.job.Job;
import ai.eyepop.job.JobListener;
import ai.eyepop.prediction.Prediction;
import ai.eyepop.worker.SyncWorkerEndpoint;
import ai.eyepop.worker.WorkerEndpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * Tests for workers with a name, and for what is checked of them at start.
 */
@ExtendWith(OutputCaptureExtension.class)
class NamedWorkersTests {

	private static final String[] TWO = { "eyepop.workers.front.pop.components[0].type=inference",
			"eyepop.workers.front.pop.components[0].inferenceTypes=image_classification",
			"eyepop.workers.back-door.pop.components[0].type=inference",
			"eyepop.workers.back-door.pop.components[0].inferenceTypes=object_detection" };

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withBean(ReactorResourceFactory.class, OwnResources::create)
		.withConfiguration(AutoConfigurations.of(ReactiveHttpClientAutoConfiguration.class,
				WebClientAutoConfiguration.class, EyePopAutoConfiguration.class, EyePopEmulatorAutoConfiguration.class,
				EyePopWorkerAutoConfiguration.class));

	private final Logger logger = (Logger) LoggerFactory.getLogger("ai.eyepop");

	@BeforeEach
	void sayMore() {
		// another test may have said less
		this.logger.setLevel(Level.INFO);
	}

	@AfterEach
	void sayAsMuchAsBefore() {
		this.logger.setLevel(null);
	}

	@Test
	void whenWorkersHaveNamesThenBothKindsAreInjectedByQualifier() {
		this.runner.withPropertyValues(TWO).withUserConfiguration(Qualified.class).run((context) -> {
			Workers workers = context.getBean(Workers.class);
			assertThat(workers.unnamed()).isNotIn(workers.front(), workers.back())
				.isSameAs(context.getBean(WorkerEndpoint.class));
			assertThat(predict(workers.syncFront()).classes()).isNotEmpty();
			assertThat(predict(workers.syncFront()).objects()).isEmpty();
			assertThat(predict(workers.syncBack()).classes()).isEmpty();
			assertThat(context.getBeansOfType(WorkerEndpoint.class)).containsOnlyKeys("eyePopWorkerEndpoint",
					"frontWorkerEndpoint", "back-doorWorkerEndpoint");
		});
	}

	@Test
	void whenContextClosesThenPipelinesOfAllWorkersAreDeleted() {
		this.runner.withPropertyValues(TWO).withUserConfiguration(Qualified.class).run((context) -> {
			Workers workers = context.getBean(Workers.class);
			predict(workers.syncFront());
			predict(workers.syncBack());
			EyePopEmulator emulator = context.getBean(EyePopEmulator.class);
			assertThat(emulator.pipelines()).hasSize(2);
			context.close();
			assertThat(emulator.pipelines()).isEmpty();
		});
	}

	@Test
	void whenWorkersAreNotNeededThenNothingIsMade(CapturedOutput output) {
		this.runner.withPropertyValues(TWO)
			.run((context) -> assertThat(context.getBeanFactory().containsSingleton("frontWorkerEndpoint")).isFalse());
		assertThat(output.getAll()).doesNotContain("emulator");
	}

	@Test
	void whenWorkersHaveCredentialsThenTheyShareOnePool() {
		try (EyePopEmulator emulator = EyePopEmulator.builder().apiKeys("one", "two").start()) {
			this.runner
				.withPropertyValues("eyepop.url=" + emulator.url(), "eyepop.workers.front.api-key=one",
						"eyepop.workers.back-door.api-key=two", "eyepop.http.max-connections=2")
				.withUserConfiguration(OnlyNamed.class)
				.run((context) -> {
					SyncWorkerEndpoint front = context.getBean("frontSyncWorkerEndpoint", SyncWorkerEndpoint.class);
					SyncWorkerEndpoint back = context.getBean("back-doorSyncWorkerEndpoint", SyncWorkerEndpoint.class);
					for (int i = 0; i < 5; i++) {
						predict(front);
						predict(back);
					}
					assertThat(emulator.openConnections()).isBetween(1, 2);
					assertThat(emulator.sessions()).hasSize(2);
				});
		}
	}

	@ParameterizedTest
	@CsvSource({ "worker,the endpoint without a name", "DATA,the endpoint of the Data API",
			"[da-ta],the endpoint of the Data API" })
	void whenANameIsThatOfAnEndpointWithoutOneThenItIsRefused(String name, String other) {
		this.runner.withPropertyValues("eyepop.workers." + name + ".stop-jobs=true")
			.run((context) -> assertThat(context).hasFailed()
				.getFailure()
				.hasMessageContaining("is what " + other + " is called in metrics and health."));
	}

	@Test
	void whenAWorkerConnectsThenTheLogSaysWhichItIs(CapturedOutput output) {
		this.runner.withPropertyValues(TWO).run((context) -> {
			context.getBean("frontWorkerEndpoint", WorkerEndpoint.class).connect().block();
			context.getBean(WorkerEndpoint.class).connect().block();
			assertThat(output.getAll()).contains("The worker 'front' is connected to EyePop session ",
					"The worker 'worker' is connected to EyePop session ");
		});
	}

	@Test
	void whenSeveralCredentialsAreSetThenOneWarningSaysWhichIsUsed(CapturedOutput output) {
		try (EyePopEmulator emulator = EyePopEmulator.builder().apiKeys("four").accessTokens("two").start()) {
			this.runner
				.withPropertyValues("eyepop.url=" + emulator.url(), "eyepop.workers.front.api-key=one",
						"eyepop.access-token=two", "eyepop.secret-key=three", "eyepop.api-key=four")
				.run((context) -> {
					context.getBean(WorkerEndpoint.class).connect().block();
					assertThat(emulator.requests()).noneMatch((request) -> request.path().contains("authenticate"));
					assertThat(output.getAll().lines().filter((line) -> line.contains("Several credentials")))
						.singleElement()
						.asString()
						.contains("WARN",
								"eyepop.access-token is used, and eyepop.api-key and eyepop.secret-key is not")
						.doesNotContain("two", "three", "four");
				});
		}
	}

	@Test
	void whenAWorkerHasSeveralCredentialsThenItsOwnAreNamed(CapturedOutput output) {
		this.runner.withPropertyValues("eyepop.workers.front.api-key=one", "eyepop.workers.front.secret-key=two")
			.run((context) -> assertThat(output.getAll())
				.contains("eyepop.workers.front.api-key is used, and eyepop.workers.front.secret-key is not"));
		this.runner.withPropertyValues("eyepop.workers.front.api-key=one", "eyepop.api-key=two")
			.run((context) -> assertThat(output.getAll()).containsOnlyOnce("Several credentials"));
	}

	@Test
	void whenUserDefinesAnEndpointThenItWinsOverTheNamedOnes() {
		WorkerEndpoint theirs = mock();
		this.runner.withPropertyValues(TWO)
			.withBean("theirs", WorkerEndpoint.class, () -> theirs)
			.run((context) -> assertThat(context).getBean(SyncWorkerEndpoint.class)
				.isNotNull()
				.satisfies((sync) -> assertThat(context.getBean(WorkerEndpoint.class)).isSameAs(theirs)));
	}

	@Test
	void whenPopOfANamedWorkerIsWrongThenFailureNamesTheField() {
		this.runner
			.withPropertyValues("eyepop.workers.front.pop.components[0].type=inference",
					"eyepop.workers.front.pop.components[0].abilty=x")
			.withUserConfiguration(OnlyNamed.class)
			.run((context) -> assertThat(context).hasFailed()
				.getFailure()
				.rootCause()
				.isInstanceOfSatisfying(InvalidConfigurationPropertyValueException.class,
						(ex) -> assertThat(ex.getName()).isEqualTo("eyepop.workers.front.pop.components[0].abilty")));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"eyepop.api-key=k | eyepop.pop-id=mine | API key and the named Pop 'mine' | eyepop.secret-key",
			"eyepop.secret-key=s | eyepop.url=https://compute.eyepop.ai | needs an API key | Set eyepop.api-key",
			"eyepop.url=https://compute.eyepop.ai | eyepop.pop-id=mine | knows no named Pop | Remove eyepop.url",
			"eyepop.secret-key=s | eyepop.session-uuid=u | with an API key only | Set eyepop.api-key",
			"eyepop.workers.a.api-key=k | eyepop.workers.a.pop-id=mine | the named Pop 'mine' | eyepop.secret-key" })
	void whenPropertiesDoNotGoTogetherThenTheApplicationDoesNotStart(String one, String other, String conflict,
			String remedy) {
		this.runner.withPropertyValues(one, other).run((context) -> {
			assertThat(context).hasFailed().getFailure().rootCause().isInstanceOf(ConflictingAccessException.class);
			FailureAnalysis analysis = Objects.requireNonNull(
					new ConflictingAccessFailureAnalyzer(new MockEnvironment(), new DefaultListableBeanFactory())
						.analyze(Objects.requireNonNull(context.getStartupFailure())));
			assertThat(analysis.getDescription()).contains(conflict);
			assertThat(analysis.getAction()).contains(remedy);
		});
	}

	@Test
	void whenUserDefinesARetryStrategyThenItDecides() {
		try (EyePopEmulator emulator = EyePopEmulator.builder().start()) {
			emulator.faults().add(Fault.builder().status(409).times(2).build());
			this.runner
				.withPropertyValues("eyepop.url=" + emulator.url(), "eyepop.api-key=" + emulator.apiKey(),
						"eyepop.retry.initial-interval=1ms")
				.withBean(RetryStrategy.class, () -> RetryStrategy.named("conflict").onStatus(409).build())
				.run((context) -> assertThat(predict(context.getBean(SyncWorkerEndpoint.class))).isNotNull());
			assertThat(emulator.faults().struck()).isEqualTo(2);
		}
	}

	@Test
	void whenListenersAreBeansThenTheyAreToldAboutJobsOfAllWorkers() {
		List<Job<?>> told = new CopyOnWriteArrayList<>();
		this.runner.withPropertyValues(TWO).withBean(JobListener.class, () -> new JobListener() {

			@Override
			public void onCreated(Job<?> job) {
				told.add(job);
			}

		}).run((context) -> {
			context.getBeansOfType(SyncWorkerEndpoint.class).values().forEach(NamedWorkersTests::predict);
			assertThat(told).hasSize(3);
		});
	}

	private static Prediction predict(SyncWorkerEndpoint worker) {
		return Objects.requireNonNull(worker.upload(new ClassPathResource("vectors/media/image.jpg")).predict());
	}

	@Test
	void whenUserDefinesABlockingEndpointThenItWinsOverTheNamedOnes() {
		SyncWorkerEndpoint theirs = new SyncWorkerEndpoint(mock());
		this.runner.withPropertyValues(TWO)
			.withBean("theirs", SyncWorkerEndpoint.class, () -> theirs)
			.run((context) -> assertThat(context.getBean(SyncWorkerEndpoint.class)).isSameAs(theirs));
	}

	/**
	 * What an application injects.
	 */
	record Workers(WorkerEndpoint unnamed, WorkerEndpoint front, WorkerEndpoint back, SyncWorkerEndpoint syncFront,
			SyncWorkerEndpoint syncBack) {

	}

	@Configuration(proxyBeanMethods = false)
	static class Qualified {

		@Bean
		Workers workers(WorkerEndpoint unnamed, @Qualifier("front") WorkerEndpoint front,
				@Qualifier("back-door") WorkerEndpoint back, @Qualifier("front") SyncWorkerEndpoint syncFront,
				@Qualifier("back-door") SyncWorkerEndpoint syncBack) {
			return new Workers(unnamed, front, back, syncFront, syncBack);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OnlyNamed {

		@Bean
		Map<String, String> user(@Qualifier("front") WorkerEndpoint front) {
			return Map.of("front", front.toString());
		}

	}

}
