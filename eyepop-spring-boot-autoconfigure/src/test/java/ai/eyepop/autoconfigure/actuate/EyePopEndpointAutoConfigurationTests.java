package ai.eyepop.autoconfigure.actuate;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import ai.eyepop.autoconfigure.EyePopAutoConfiguration;
import ai.eyepop.autoconfigure.EyePopDataAutoConfiguration;
import ai.eyepop.autoconfigure.EyePopEmulatorAutoConfiguration;
import ai.eyepop.autoconfigure.EyePopWorkerAutoConfiguration;
import ai.eyepop.data.DataEndpoint;
import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.emulator.fault.Fault;
import ai.eyepop.http.EyePopHttp;
import ai.eyepop.http.RetrySettings;
import ai.eyepop.worker.WorkerEndpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link EyePopEndpointAutoConfiguration}.
 */
class EyePopEndpointAutoConfigurationTests {

	private final ApplicationContextRunner hidden = new ApplicationContextRunner().withConfiguration(AutoConfigurations
		.of(ReactiveHttpClientAutoConfiguration.class, WebClientAutoConfiguration.class, EyePopAutoConfiguration.class,
				EyePopEmulatorAutoConfiguration.class, EyePopWorkerAutoConfiguration.class,
				EyePopDataAutoConfiguration.class, EyePopEndpointAutoConfiguration.class));

	private final ApplicationContextRunner runner = this.hidden
		.withPropertyValues("management.endpoints.web.exposure.include=eyepop");

	@Test
	void whenNothingNeedsAnEndpointThenThatIsToldAndNothingIsMade() {
		this.runner.withPropertyValues("eyepop.workers.front.stop-jobs=true", "eyepop.retry.max-retries=7")
			.run((context) -> {
				JsonNode shown = shown(context);
				assertThat(shown.at("/endpoints").propertyNames()).containsExactlyInAnyOrder("worker", "front", "data");
				assertThat(shown.at("/endpoints/front").toString())
					.isEqualTo("{\"type\":\"worker\",\"state\":\"new\"}");
				assertThat(shown.at("/endpoints/data/state").asString()).isEqualTo("new");
				assertThat(shown.at("/retry/maxRetries").asInt()).isEqualTo(7);
				assertThat(List.of("eyePopWorkerEndpoint", "frontWorkerEndpoint", "eyePopDataEndpoint", "eyePop",
						"eyePopHttp", "eyePopEmulator"))
					.noneMatch(context.getBeanFactory()::containsSingleton);
			});
	}

	@Test
	void whenUsedThenSessionPipelineJobsAndSocketAreTold() {
		this.runner
			.withPropertyValues("eyepop.worker.pop.components[0].type=inference", "eyepop.worker.job-queue-length=5")
			.run((context) -> {
				context.getBean(WorkerEndpoint.class).connect().block();
				DataEndpoint data = context.getBean(DataEndpoint.class);
				data.events().dataset("d").subscribe();
				await().until(() -> data.events().isConnected());
				EyePopEmulator emulator = context.getBean(EyePopEmulator.class);
				long requests = emulator.requests().size();
				JsonNode worker = shown(context).at("/endpoints/worker");
				assertThat(worker.at("/state").asString()).isEqualTo("connected");
				assertThat(worker.at("/session").asString()).isEqualTo(emulator.sessions().get(0).id());
				assertThat(worker.at("/pipelines/0/id").asString()).isEqualTo(emulator.pipelines().get(0).id());
				assertThat(worker.at("/pipelines/0/healthy").asBoolean()).isTrue();
				assertThat(worker.at("/jobs").toString()).isEqualTo("{\"active\":0,\"queued\":0,\"limit\":5}");
				assertThat(shown(context).at("/endpoints/data/events").toString())
					.isEqualTo("{\"state\":\"connected\",\"listeners\":1}");
				assertThat(shown(context).at("/service/mode").asString()).isEqualTo("emulator");
				assertThat(emulator.requests()).hasSize((int) requests);
			});
	}

	@Test
	void whenThePipelineFailedThenTheBalancerTellsUntilWhenItIsLeftAlone() {
		this.runner.withPropertyValues("eyepop.retry.max-retries=1", "eyepop.retry.initial-interval=1ms")
			.run((context) -> {
				WorkerEndpoint endpoint = context.getBean(WorkerEndpoint.class);
				EyePopEmulator emulator = context.getBean(EyePopEmulator.class);
				emulator.faults().add(Fault.builder().path(Fault.SOURCES).status(404).times(100).build());
				Assertions.assertThatException()
					.isThrownBy(() -> endpoint.upload(new byte[10], MediaType.IMAGE_PNG).predictions().blockLast());
				JsonNode pipeline = shown(context).at("/endpoints/worker/pipelines/0");
				assertThat(pipeline.at("/healthy").asBoolean(true)).isFalse();
				assertThat(pipeline.at("/downUntil").asString()).isNotEmpty();
				assertThat(pipeline.at("/lastFailure/message").asString()).contains("404");
			});
	}

	@Test
	void oneIsShownByItsName() {
		this.runner.withPropertyValues("eyepop.workers.back-door.stop-jobs=true").run((context) -> {
			EyePopEndpoint endpoint = context.getBean(EyePopEndpoint.class);
			assertThat(endpoint.endpoint("back-door")).isEqualTo(Map.of("type", "worker", "state", "new"));
			assertThat(endpoint.endpoint("nobody")).isNull();
		});
	}

	@Test
	void aWorkerOfTheApplicationThatIsCalledDataHidesNothing() {
		WorkerEndpoint theirs = mock();
		this.runner.withPropertyValues("eyepop.workers.front.stop-jobs=true")
			.withBean("dataWorkerEndpoint", WorkerEndpoint.class, () -> theirs)
			.run((context) -> assertThat(shown(context).at("/endpoints").propertyNames())
				.containsExactlyInAnyOrder("front", "data", "eyePopDataEndpoint"));
	}

	@Test
	void sanitizingFunctionsAreHonoured() {
		this.runner.withBean(SanitizingFunction.class,
				() -> (data) -> data.getKey().startsWith("eyepop.endpoints.worker.") ? data.withSanitizedValue() : data)
			.run((context) -> {
				assertThat(shown(context).at("/endpoints/worker/state").asString()).isEqualTo("******");
				assertThat(shown(context).at("/endpoints/data/state").asString()).isEqualTo("new");
				assertThat(context.getBean(EyePopEndpoint.class).endpoint("worker")).containsEntry("state", "******");
			});
	}

	@Test
	void whenTheApplicationHasItsOwnClientThenItsRetriesAreTold() {
		try (EyePopHttp http = EyePopHttp.builder()
			.retry(RetrySettings.defaults().withMaxTime(Duration.ofSeconds(9)))
			.build()) {
			this.runner.withBean(EyePopHttp.class, () -> http)
				.run((context) -> assertThat(shown(context).at("/retry/maxTime").asString()).isEqualTo("PT9S"));
		}
	}

	@Test
	void mocksOfTheApplicationAreShownAsSuch() {
		WorkerEndpoint worker = mock();
		DataEndpoint data = mock();
		this.runner.withBean("w", WorkerEndpoint.class, () -> worker)
			.withBean("d", DataEndpoint.class, () -> data)
			.run((context) -> assertThat(shown(context).at("/endpoints").toString())
				.isEqualTo("{\"w\":{\"type\":\"worker\"},\"d\":{\"type\":\"data\"}}"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "management.endpoint.eyepop.access=NONE", "eyepop.enabled=false" })
	void whenSwitchedOffThenThereIsNone(String property) {
		this.runner.withPropertyValues(property)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(EyePopEndpoint.class));
	}

	@Test
	void whenNotExposedThenThereIsNone() {
		this.hidden.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(EyePopEndpoint.class));
	}

	@Test
	void whenTheApplicationHasItsOwnThenOursBacksOff() {
		EyePopEndpoint theirs = mock();
		this.runner.withBean("theirs", EyePopEndpoint.class, () -> theirs)
			.run((context) -> assertThat(context).hasSingleBean(EyePopEndpoint.class).hasBean("theirs"));
	}

	@Test
	void withoutTheActuatorThenItBacksOff() {
		this.runner.withClassLoader(new FilteredClassLoader(Endpoint.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(WorkerEndpoint.class)
				.doesNotHaveBean("eyePopEndpoint"));
	}

	private static JsonNode shown(AssertableApplicationContext context) {
		return new JsonMapper().valueToTree(Objects.requireNonNull(context.getBean(EyePopEndpoint.class).eyepop()));
	}

}
