package ai.eyepop;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.ClientRequestObservationContext;

import ai.eyepop.auth.ConflictingAccessException;
import ai.eyepop.auth.MissingCredentialException;
import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.emulator.fault.Fault;
import ai.eyepop.http.EyePopHttp;
import ai.eyepop.http.HttpSettings;
import ai.eyepop.http.RetrySettings;
import ai.eyepop.http.ServiceException;
import ai.eyepop.pop.InferenceComponent;
import ai.eyepop.pop.InferenceType;
import ai.eyepop.pop.Pop;
import ai.eyepop.worker.SyncWorkerJob;
import ai.eyepop.worker.WorkerEndpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link EyePop}, without any Spring context.
 */
class EyePopTests {

	private static final Path IMAGE = Path.of("src/test/resources/vectors/media/image.jpg");

	private static final Pop CLASSES = Pop
		.of(InferenceComponent.builder().inferenceTypes(InferenceType.IMAGE_CLASSIFICATION).build());

	private final EyePopEmulator emulator = EyePopEmulator.builder()
		.accessTokens("tok")
		.productionPop("prod", "{\"components\": []}")
		.permanentSession("perm", "{\"components\": []}")
		.start();

	@AfterEach
	void close() {
		this.emulator.close();
	}

	@Test
	void takesWhatTheEnvironmentSays() {
		try (EyePop eyePop = EyePop.builder()
			.environment(environment("EYEPOP_API_KEY", this.emulator.apiKey(), "EYEPOP_SESSION_NAME", "n",
					"EYEPOP_PIPELINE_IMAGE", "i", "EYEPOP_PIPELINE_VERSION", "v"))
			.build()) {
			assertThat(eyePop.syncWorker((builder) -> builder.pop(CLASSES)).upload(IMAGE).predict()).isNotNull();
			assertThat(this.emulator.sessions()).filteredOn("name", "n").singleElement().satisfies((session) -> {
				assertThat(session.pipelineImage()).isEqualTo("i");
				assertThat(session.pipelineVersion()).isEqualTo("v");
			});
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "EYEPOP_ACCESS_TOKEN=tok", "EYEPOP_SECRET_KEY=emulator-secret-key",
			"EYEPOP_SECRET_KEY=emulator-secret-key;EYEPOP_POP_ID=prod",
			"EYEPOP_API_KEY=emulator-key;EYEPOP_SESSION_UUID=perm" })
	void takesEveryWayInFromTheEnvironment(String variables) {
		Map<String, String> environment = environment();
		for (String variable : variables.split(";")) {
			environment.put(variable.split("=")[0], variable.split("=")[1]);
		}
		try (EyePop eyePop = EyePop.builder().environment(environment).build()) {
			assertThat(eyePop.syncWorker().upload(IMAGE).predict()).isNotNull();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "true", "yes", "TRUE" })
	void takesTheLocalModeFromTheEnvironment(String value) {
		try (EyePopEmulator local = EyePopEmulator.builder().localMode(true).start();
				EyePop eyePop = EyePop.builder()
					.environment(Map.of("EYEPOP_URL", local.url().toString(), "EYEPOP_LOCAL_MODE", value))
					.build()) {
			assertThat(eyePop.syncWorker().upload(IMAGE).predict()).isNotNull();
		}
	}

	@Test
	void whatIsSetComesBeforeTheEnvironment() {
		Map<String, String> environment = environment("EYEPOP_ACCESS_TOKEN", "other", "EYEPOP_URL",
				"http://localhost:1", "EYEPOP_POP_ID", "other", "EYEPOP_LOCAL_MODE", "true");
		try (EyePop eyePop = EyePop.builder()
			.environment(environment)
			.url(this.emulator.url())
			.apiKey(this.emulator.apiKey())
			.popId("transient")
			.localMode(false)
			.build()) {
			assertThat(eyePop.syncWorker().upload(IMAGE).predict()).isNotNull();
		}
	}

	@Test
	void endpointsShareTheClientAndEndWithTheEntrance() {
		EyePop eyePop = EyePop.builder()
			.environment(Map.of())
			.url(this.emulator.url())
			.apiKey(this.emulator.apiKey())
			.httpSettings(HttpSettings.defaults().withMaxConnections(2))
			.retry(RetrySettings.defaults().withInitialInterval(Duration.ofMillis(1)))
			.build();
		WorkerEndpoint one = eyePop.worker((builder) -> builder.pop(CLASSES));
		WorkerEndpoint other = eyePop.worker();
		one.upload(IMAGE).predictions().blockLast();
		other.upload(IMAGE).predictions().blockLast();
		assertThat(this.emulator.openConnections()).isBetween(1, 2);
		eyePop.close();
		assertThat(this.emulator.pipelinesDeleted()).isEqualTo(2);
		assertThatIllegalStateException().isThrownBy(() -> one.upload(IMAGE));
	}

	@Test
	void aClientThatWasGivenStaysOpen() {
		try (EyePopHttp http = EyePopHttp.create()) {
			EyePop.builder()
				.environment(environment("EYEPOP_API_KEY", this.emulator.apiKey()))
				.http(http)
				.build()
				.close();
			try (WorkerEndpoint endpoint = WorkerEndpoint.builder(http)
				.url(this.emulator.url())
				.apiKey(this.emulator.apiKey())
				.build()) {
				assertThat(endpoint.upload(IMAGE).predictions().blockLast()).isNotNull();
			}
		}
	}

	@Test
	void severalUploadsRunBeforeTheFirstPrediction() {
		try (EyePop eyePop = EyePop.builder()
			.environment(environment("EYEPOP_API_KEY", this.emulator.apiKey()))
			.build()) {
			var worker = eyePop.syncWorker();
			List<SyncWorkerJob> jobs = List.of(worker.upload(IMAGE), worker.upload(IMAGE),
					worker.upload("no image".getBytes(), MediaType.IMAGE_PNG), worker.upload(IMAGE));
			assertThat(jobs.get(0).predict()).isNotNull();
			assertThat(jobs.get(3).predict()).isNotNull();
		}
	}

	@Test
	void requestsHaveTagsOfFewValuesOnly() {
		List<Observation.Context> observed = new CopyOnWriteArrayList<>();
		ObservationRegistry registry = ObservationRegistry.create();
		registry.observationConfig().observationHandler(new ObservationHandler<>() {

			@Override
			public void onStop(Observation.Context context) {
				observed.add(context);
			}

			@Override
			public boolean supportsContext(Observation.Context context) {
				return context instanceof ClientRequestObservationContext;
			}

		});
		try (EyePop eyePop = EyePop.builder()
			.environment(environment("EYEPOP_API_KEY", this.emulator.apiKey()))
			.observationRegistry(registry)
			.build()) {
			eyePop.worker().upload(IMAGE).predictions().blockLast();
		}
		assertThat(observed).isNotEmpty().allSatisfy((context) -> {
			assertThat(context.getLowCardinalityKeyValues()).extracting(KeyValue::getKey)
				.containsExactlyInAnyOrder("exception", "method", "outcome", "status", "uri");
			assertThat(context.getHighCardinalityKeyValues()).extracting(KeyValue::getKey).contains("client.name");
		});
	}

	@Test
	void closingInAnInterruptedThreadLeavesNothingBehind() {
		EyePop eyePop = EyePop.builder().environment(environment("EYEPOP_API_KEY", this.emulator.apiKey())).build();
		eyePop.worker().upload(IMAGE).predictions().blockLast();
		Thread.currentThread().interrupt();
		eyePop.close();
		assertThat(Thread.interrupted()).isTrue();
		assertThat(this.emulator.pipelinesDeleted()).isEqualTo(1);
	}

	@Test
	void aClosedEntranceBuildsNothing() {
		EyePop eyePop = EyePop.builder().environment(Map.of()).apiKey("k").build();
		eyePop.close();
		eyePop.close();
		assertThatIllegalStateException().isThrownBy(eyePop::worker).withMessageContaining("closed");
	}

	@Test
	void settingsForAClientThatIsGivenAreAnError() {
		try (EyePopHttp http = EyePopHttp.create()) {
			assertThatIllegalStateException()
				.isThrownBy(() -> EyePop.builder().http(http).retry(RetrySettings.defaults()).build());
		}
	}

	@Test
	void withoutACredentialTheErrorSaysWhatToDo() {
		try (EyePop eyePop = EyePop.builder().environment(Map.of()).build()) {
			assertThatExceptionOfType(MissingCredentialException.class).isThrownBy(eyePop::worker)
				.withMessageContaining("API key");
		}
	}

	@Test
	void whatDoesNotGoTogetherIsAnError() {
		try (EyePop eyePop = EyePop.builder().environment(Map.of()).apiKey("k").popId("mine").build()) {
			assertThatExceptionOfType(ConflictingAccessException.class).isThrownBy(eyePop::worker);
		}
	}

	private Map<String, String> environment(String... variables) {
		Map<String, String> environment = new HashMap<>();
		environment.put("EYEPOP_URL", this.emulator.url().toString());
		for (int i = 0; i < variables.length; i += 2) {
			environment.put(variables[i], variables[i + 1]);
		}
		return environment;
	}

	@ParameterizedTest
	@ValueSource(strings = { "EYEPOP_API_KEY", "EYEPOP_ACCESS_TOKEN", "EYEPOP_SECRET_KEY" })
	void aKeyThatIsSetComesBeforeThatOfTheEnvironment(String variable) {
		try (EyePop eyePop = EyePop.builder()
			.environment(environment(variable, "other"))
			.apiKey(this.emulator.apiKey())
			.build()) {
			assertThat(eyePop.syncWorker().upload(IMAGE).predict()).isNotNull();
		}
	}

	@Test
	void anEmptyVariableIsNotSet() {
		try (EyePop eyePop = EyePop.builder().environment(Map.of("EYEPOP_URL", "", "EYEPOP_API_KEY", " ")).build()) {
			assertThatExceptionOfType(MissingCredentialException.class).isThrownBy(eyePop::worker);
		}
	}

	@Test
	void onlyAClientOfItsOwnIsClosed() {
		Map<String, String> environment = environment("EYEPOP_API_KEY", this.emulator.apiKey());
		EyePop own = EyePop.builder().environment(environment).build();
		assertThat(own.syncWorker().upload(IMAGE).predict()).isNotNull();
		own.close();
		Awaitility.await().until(() -> this.emulator.openConnections() == 0);
		try (EyePopHttp http = EyePopHttp.create()) {
			EyePop given = EyePop.builder().environment(environment).http(http).build();
			assertThat(given.syncWorker().upload(IMAGE).predict()).isNotNull();
			given.close();
			Awaitility.await().during(Duration.ofMillis(300)).until(() -> this.emulator.openConnections() > 0);
		}
	}

	@Test
	void takesTheSettingsOfRetries() {
		this.emulator.faults().add(Fault.builder().status(503).build());
		try (EyePop eyePop = EyePop.builder()
			.environment(environment("EYEPOP_API_KEY", this.emulator.apiKey()))
			.retry(RetrySettings.defaults().withMaxRetries(0))
			.build()) {
			assertThatExceptionOfType(ServiceException.class)
				.isThrownBy(() -> eyePop.syncWorker().upload(IMAGE).predict())
				.withMessageContaining("status 503");
		}
	}

}
