package ai.eyepop.autoconfigure;

import java.net.URI;
import java.util.Map;
import java.util.Objects;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.mock.env.MockEnvironment;

import ai.eyepop.auth.ConflictingAccessException;
import ai.eyepop.auth.MissingCredentialException;
import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.http.EyePopHttp;
import ai.eyepop.pop.InferenceComponent;
import ai.eyepop.pop.InferenceType;
import ai.eyepop.pop.Pop;
import ai.eyepop.prediction.PredictedClass;
import ai.eyepop.wire.ReplayServer;
import ai.eyepop.wire.WireVector;
import ai.eyepop.worker.SyncWorkerEndpoint;
import ai.eyepop.worker.WorkerEndpoint;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link EyePopAutoConfiguration}, {@link EyePopWorkerAutoConfiguration} and
 * {@link EyePopEmulatorAutoConfiguration}.
 */
@ExtendWith(OutputCaptureExtension.class)
class EyePopAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withBean(ReactorResourceFactory.class, OwnResources::create)
		.withConfiguration(AutoConfigurations.of(ReactiveHttpClientAutoConfiguration.class,
				WebClientAutoConfiguration.class, EyePopAutoConfiguration.class, EyePopEmulatorAutoConfiguration.class,
				EyePopWorkerAutoConfiguration.class));

	private final ApplicationContextRunner withoutEmulator = this.runner
		.withClassLoader(new FilteredClassLoader(EyePopEmulator.class));

	@Test
	void withApiKeyThenEndpointsCanBeInjected() {
		this.withoutEmulator.withPropertyValues("eyepop.api-key=k")
			.withUserConfiguration(Consumer.class)
			.run((context) -> {
				assertThat(context).hasSingleBean(WorkerEndpoint.class).hasSingleBean(SyncWorkerEndpoint.class);
				assertThat(context.getBean(EyePopConnectionDetails.class).getApiKey()).isEqualTo("k");
				assertThat(context.getBean(EyePopConnectionDetails.class).getUrl()).isNull();
			});
	}

	@Test
	void withoutCredentialAndWithoutNeedThenContextStarts() {
		this.withoutEmulator.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void withoutCredentialAndWithNeedThenFailureSaysWhatToSet() {
		this.withoutEmulator.withUserConfiguration(Consumer.class).run((context) -> {
			assertThat(context).hasFailed().getFailure().rootCause().isInstanceOf(MissingCredentialException.class);
			FailureAnalysis analysis = new MissingCredentialFailureAnalyzer(new MockEnvironment(),
					new DefaultListableBeanFactory())
				.analyze(Objects.requireNonNull(context.getStartupFailure()));
			assertThat(analysis).isNotNull()
				.extracting(FailureAnalysis::getAction, as(InstanceOfAssertFactories.STRING))
				.contains("eyepop.api-key", "EYEPOP_API_KEY", "ai.eyepop:eyepop-emulator");
		});
	}

	@Test
	void withEmulatorAndWithoutCredentialThenEmulatorIsUsed(CapturedOutput output) {
		this.runner.withUserConfiguration(Consumer.class)
			.withPropertyValues("eyepop.worker.pop.components[0].type=inference",
					"eyepop.worker.pop.components[0].ability=eyepop.image-contents:latest",
					"eyepop.worker.pop.components[0].inferenceTypes[0]=image_classification")
			.run((context) -> {
				assertThat(output.getAll().lines().filter((line) -> line.contains("WARN"))).hasSize(1)
					.first()
					.asString()
					.contains("predictions come from the emulator at http://127.0.0.1", "Set eyepop.api-key");
				assertThat(Objects
					.requireNonNull(context.getBean(SyncWorkerEndpoint.class)
						.upload(new ClassPathResource("vectors/media/image.jpg"))
						.predict())
					.classes()).extracting(PredictedClass::category).contains("color");
			});
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "eyepop.api-key=|is set, but empty.",
			"eyepop.access-token=${NOBODY_SETS_IT}|is the placeholder ${NOBODY_SETS_IT}" })
	void withEmulatorAndAnEmptyCredentialThenTheWarningSaysSo(String property, String sentence, CapturedOutput output) {
		this.runner.withUserConfiguration(Consumer.class).withPropertyValues(property).run((context) -> {
			context.getBean(EyePopEmulator.class);
			assertThat(output.getAll().lines().filter((line) -> line.contains("WARN"))).singleElement()
				.asString()
				.contains("The property '" + property.substring(0, property.indexOf('=')) + "'", sentence);
		});
	}

	@Test
	void whenTheCredentialIsThereOnlyAtRunTimeThenConflictsAreFound() {
		// as where the application was processed ahead of time
		this.runner.withInitializer((context) -> context.addBeanFactoryPostProcessor((beans) -> {
			TestPropertyValues.of("eyepop.api-key=k", "eyepop.pop-id=mine").applyTo(context.getEnvironment());
			assertThat(beans.containsBeanDefinition(EyePopEmulatorAutoConfiguration.class.getName())).isTrue();
		}))
			.run((context) -> assertThat(context).hasFailed()
				.getFailure()
				.rootCause()
				.isInstanceOf(ConflictingAccessException.class));
	}

	@Test
	void withEmulatorAndWithoutNeedThenEmulatorIsNotStarted(CapturedOutput output) {
		this.runner
			.run((context) -> assertThat(context.getBeanFactory().containsSingleton("eyePopEmulator")).isFalse());
		assertThat(output.getAll()).doesNotContain("emulator");
	}

	@Test
	void whenContextClosesThenPipelineIsDeletedAndEmulatorIsClosed() {
		this.runner.withUserConfiguration(Consumer.class).run((context) -> {
			context.getBean(SyncWorkerEndpoint.class)
				.upload(new ClassPathResource("vectors/media/image.jpg"))
				.predict();
			EyePopEmulator emulator = context.getBean(EyePopEmulator.class);
			assertThat(emulator.pipelines()).hasSize(1);
			context.close();
			assertThat(emulator.pipelines()).isEmpty();
			assertThat(emulator.openConnections()).isZero();
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "eyepop.api-key=k", "eyepop.url=http://localhost:1", "eyepop.emulator.enabled=false",
			"eyepop.access-token=t", "eyepop.secret-key=s", "eyepop.local-mode=true" })
	void whenServiceIsConfiguredThenEmulatorBacksOff(String property) {
		this.runner.withPropertyValues(property)
			.run((context) -> assertThat(context).doesNotHaveBean(EyePopEmulator.class));
	}

	@Test
	void whenApiKeyIsEmptyThenEmulatorIsUsed() {
		this.runner.withPropertyValues("eyepop.api-key=")
			.run((context) -> assertThat(context.getBean(EyePopConnectionDetails.class))
				.isInstanceOf(EmulatorEyePopConnectionDetails.class));
	}

	@Test
	void whenApiKeyIsAPlaceholderThatNothingResolvesThenItIsNotSet() {
		this.runner.withPropertyValues("eyepop.api-key=${EYEPOP_KEY_THAT_NOBODY_SETS}")
			.run((context) -> assertThat(context).hasSingleBean(EyePopEmulator.class));
		this.withoutEmulator.withPropertyValues("eyepop.api-key=${EYEPOP_KEY_THAT_NOBODY_SETS}")
			.withUserConfiguration(Consumer.class)
			.run((context) -> assertThat(context).hasFailed()
				.getFailure()
				.rootCause()
				.isInstanceOf(MissingCredentialException.class));
	}

	@Test
	void whenListInPopHasCommasThenItIsSplit() {
		Pop pop = new PopProperty("pop").toPop(Map.of("components",
				Map.of("0", Map.of("type", "inference", "inference-types", "object_detection, ocr"))));
		assertThat(pop).isEqualTo(Pop.of(InferenceComponent.builder()
			.inferenceTypes(InferenceType.OBJECT_DETECTION, InferenceType.OCR)
			.build()));
	}

	@Test
	void whenAPopHasHintsThenItIsUsedAndEachIsAWarning(CapturedOutput output) {
		this.withoutEmulator.withUserConfiguration(Consumer.class)
			.withPropertyValues("eyepop.api-key=k", "eyepop.worker.pop.components[0].type=inference",
					"eyepop.worker.pop.components[0].ability=eyepop.person:latest",
					"eyepop.worker.pop.components[0].confidence-threshold=1.5",
					"eyepop.worker.pop.components[0].top-k=0")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(output.getAll().lines().filter((line) -> line.contains("eyepop.worker.pop"))).hasSize(2)
					.allSatisfy((line) -> assertThat(line).contains("WARN"))
					.anySatisfy((line) -> assertThat(line).endsWith("eyepop.worker.pop.components[0]"
							+ ".confidenceThreshold: This is from 0 to 1 as a rule. The service may refuse others."))
					.anySatisfy((line) -> assertThat(line).endsWith("eyepop.worker.pop.components[0]"
							+ ".topK: This is 1 or more as a rule. The service may refuse others."));
			});
	}

	@Test
	void whenDisabledThenNothingIsConfigured() {
		this.runner.withPropertyValues("eyepop.enabled=false", "eyepop.api-key=k")
			.run((context) -> assertThat(context).doesNotHaveBean(WorkerEndpoint.class)
				.doesNotHaveBean(EyePopHttp.class)
				.doesNotHaveBean(EyePopConnectionDetails.class)
				.doesNotHaveBean(EyePopProperties.class)
				.doesNotHaveBean(EyePopEmulator.class));
	}

	@Test
	void whenUserDefinesConnectionDetailsThenTheyAreUsed() {
		try (EyePopEmulator emulator = EyePopEmulator.builder().apiKeys("theirs").start()) {
			EyePopConnectionDetails details = mock();
			given(details.getUrl()).willReturn(emulator.url());
			given(details.getApiKey()).willReturn("theirs");
			this.runner.withPropertyValues("eyepop.api-key=ignored", "eyepop.url=http://localhost:1")
				.withBean(EyePopConnectionDetails.class, () -> details)
				.run((context) -> {
					assertThat(context).doesNotHaveBean(EyePopEmulator.class);
					assertThat(context.getBean(SyncWorkerEndpoint.class)
						.upload(new ClassPathResource("vectors/media/image.jpg"))
						.predict()).isNotNull();
				});
		}
	}

	@Test
	void whenUserDefinesEndpointThenAutoConfigurationBacksOff() {
		WorkerEndpoint endpoint = mock();
		this.runner.withBean(WorkerEndpoint.class, () -> endpoint)
			.run((context) -> assertThat(context).hasSingleBean(WorkerEndpoint.class)
				.hasSingleBean(SyncWorkerEndpoint.class)
				.getBean(WorkerEndpoint.class)
				.isSameAs(endpoint));
	}

	@Test
	void startingConnectsToNothing() {
		try (ReplayServer server = new ReplayServer(WireVector.of("connect", "worker.connect/api-key"))) {
			this.runner.withUserConfiguration(Consumer.class)
				.withPropertyValues("eyepop.api-key=key-1", "eyepop.url=" + server.url())
				.run((context) -> {
					assertThat(context).hasNotFailed();
					assertThat(server.connections()).isZero();
				});
		}
	}

	@Test
	void whenConnectOnStartupThenConnects() {
		try (ReplayServer server = new ReplayServer(WireVector.of("connect", "worker.connect/api-key"))) {
			this.runner.withUserConfiguration(Consumer.class)
				.withPropertyValues("eyepop.api-key=key-1", "eyepop.url=" + server.url(),
						"eyepop.worker.connect-on-startup=true")
				.run((context) -> assertThat(server.received()).hasSize(2));
		}
	}

	@Test
	void bindsEnvironmentVariablesThatUsersHave() {
		this.runner.withInitializer((context) -> context.getEnvironment()
			.getPropertySources()
			.addFirst(new SystemEnvironmentPropertySource("systemEnvironment",
					Map.of("EYEPOP_API_KEY", "from-env", "EYEPOP_URL", "https://eyepop.test", "EYEPOP_SESSION_NAME",
							"s", "EYEPOP_PIPELINE_IMAGE", "i", "EYEPOP_PIPELINE_VERSION", "v"))))
			.run((context) -> {
				EyePopProperties properties = context.getBean(EyePopProperties.class);
				assertThat(properties.getApiKey()).isEqualTo("from-env");
				assertThat(properties.getUrl()).isEqualTo(URI.create("https://eyepop.test"));
				assertThat(properties.getSessionName()).isEqualTo("s");
				assertThat(properties.getPipelineImage()).isEqualTo("i");
				assertThat(properties.getPipelineVersion()).isEqualTo("v");
			});
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"components[0].abilty=x | .components[0].abilty | There is no field 'abilty' here. Did you mean 'ability'?",
			"components[0].forward.targets[0].type=contour | .components[0].forward.targets[0].type | no component of the type 'contour'. It takes component_finder, contour_finder, forward",
			"components[1].ability=x | .components[1].type | needs a 'type': component_finder, contour_finder",
			"components[0].topK=many | .components[0].topK | must be a whole number",
			"components[1].type=contour_finder | .components[1].contourType | The field 'contourType' is missing",
			"kind=x | .kind | It takes components or postTransform" })
	void whenPopIsWrongThenFailureNamesTheField(String property, String path, String reason) {
		this.runner.withUserConfiguration(Consumer.class)
			.withPropertyValues("eyepop.api-key=k", "eyepop.worker.pop.components[0].type=inference",
					"eyepop.worker.pop." + property)
			.run((context) -> assertThat(context).hasFailed()
				.getFailure()
				.rootCause()
				.isInstanceOfSatisfying(InvalidConfigurationPropertyValueException.class, (ex) -> {
					assertThat(ex.getName()).isEqualTo("eyepop.worker.pop" + path);
					assertThat(ex.getReason()).contains(reason);
				}));
	}

	@Configuration(proxyBeanMethods = false)
	static class Consumer {

		@Bean
		String user(WorkerEndpoint worker, SyncWorkerEndpoint syncWorker) {
			return "user";
		}

	}

}
