package ai.eyepop.autoconfigure.actuate;

import java.util.Map;
import java.util.Objects;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.ApplicationContext;

import ai.eyepop.autoconfigure.EyePopAutoConfiguration;
import ai.eyepop.autoconfigure.EyePopConnectionDetails;
import ai.eyepop.autoconfigure.EyePopEmulatorAutoConfiguration;
import ai.eyepop.autoconfigure.EyePopWorkerAutoConfiguration;
import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.worker.WorkerEndpoint;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EyePopInfoContributorAutoConfiguration}.
 */
class EyePopInfoContributorAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ReactiveHttpClientAutoConfiguration.class,
				WebClientAutoConfiguration.class, EyePopAutoConfiguration.class, EyePopEmulatorAutoConfiguration.class,
				EyePopWorkerAutoConfiguration.class, EyePopInfoContributorAutoConfiguration.class));

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			eyepop.api-key=secret-1                             | compute | https://compute.eyepop.ai | api-key
			eyepop.access-token=secret-1                        | legacy  | https://api.eyepop.ai     | access-token
			eyepop.secret-key=secret-1 eyepop.pop-id=p          | legacy  | https://api.eyepop.ai     | secret-key
			eyepop.local-mode=true                              | local   | http://127.0.0.1:8080     | none
			eyepop.api-key=secret-1 eyepop.url=http://h:1/x     | compute | http://h:1/x              | api-key
			""")
	void tellsHowItIsConnectedWithoutASecret(String properties, String mode, String url, String credential) {
		this.runner.withPropertyValues(properties.split(" "))
			.run((context) -> assertThat(info(context)).containsEntry("mode", mode)
				.containsEntry("url", url)
				.containsEntry("credential", credential)
				.containsOnlyKeys("version", "mode", "url", "credential"));
	}

	@Test
	void tellsTheVersion() {
		this.runner
			.run((context) -> assertThat(info(context).get("version")).asInstanceOf(InstanceOfAssertFactories.STRING)
				.matches("\\d+\\.\\d+\\.\\d+.*"));
	}

	@Test
	void theEmulatorIsNotStartedToTellOfIt() {
		this.runner.run((context) -> {
			assertThat(info(context)).containsEntry("mode", "emulator").doesNotContainKey("url");
			assertThat(context.getBeanFactory().containsSingleton("eyePopEmulator")).isFalse();
			context.getBean(WorkerEndpoint.class);
			assertThat(info(context)).containsEntry("mode", "emulator")
				.containsEntry("url", context.getBean(EyePopEmulator.class).url().toString());
		});
	}

	@Test
	void withoutACredentialThenNotConfigured() {
		this.runner.withPropertyValues("eyepop.emulator.enabled=false")
			.run((context) -> assertThat(info(context)).containsEntry("mode", "not configured")
				.containsOnlyKeys("version", "mode"));
	}

	@Test
	void whenTheApplicationSaysWhereTheServiceIsThenThatIsTold() {
		this.runner.withBean(EyePopConnectionDetails.class, () -> () -> "secret-1")
			.run((context) -> assertThat(info(context)).containsEntry("mode", "compute")
				.containsEntry("credential", "api-key"));
	}

	@Test
	void sanitizingFunctionsAreHonoured() {
		this.runner.withPropertyValues("eyepop.api-key=secret-1")
			.withBean(SanitizingFunction.class,
					() -> (data) -> data.getKey().equals("eyepop.url") ? data.withValue("elsewhere") : data)
			.run((context) -> assertThat(info(context)).containsEntry("url", "elsewhere")
				.containsEntry("mode", "compute"));
		assertThat(SanitizableData.SANITIZED_VALUE).isEqualTo("******");
	}

	@ParameterizedTest
	@ValueSource(strings = { "management.info.eyepop.enabled=false", "management.info.defaults.enabled=false",
			"eyepop.enabled=false" })
	void whenSwitchedOffThenThereIsNone(String property) {
		this.runner.withPropertyValues(property)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(InfoContributor.class));
	}

	@Test
	void withoutTheActuatorThenItBacksOff() {
		this.runner.withClassLoader(new FilteredClassLoader(InfoContributor.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(WorkerEndpoint.class)
				.doesNotHaveBean("eyePopInfoContributor"));
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> info(ApplicationContext context) {
		Info.Builder builder = new Info.Builder();
		context.getBean(InfoContributor.class).contribute(builder);
		return (Map<String, Object>) Objects.requireNonNull(builder.build().get("eyepop"));
	}

}
