package ai.eyepop.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.BeanWrapper;
import org.springframework.beans.BeanWrapperImpl;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.util.unit.DataSize;

import ai.eyepop.data.DataEndpoint;
import ai.eyepop.worker.WorkerEndpoint;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the ranges of numbers, times and sizes: what is outside is an error that
 * names property, value and range; the ends are accepted by the client.
 */
class PropertyRangeTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withBean(ReactorResourceFactory.class, OwnResources::create)
		.withPropertyValues("eyepop.api-key=k")
		.withConfiguration(AutoConfigurations.of(ReactiveHttpClientAutoConfiguration.class,
				WebClientAutoConfiguration.class, EyePopAutoConfiguration.class, EyePopEmulatorAutoConfiguration.class,
				EyePopWorkerAutoConfiguration.class, EyePopDataAutoConfiguration.class,
				EyePopDataEventsAutoConfiguration.class));

	@ParameterizedTest
	@CsvSource(nullValues = "-", value = { "http.connect-timeout, 0s, 1ms, 24d, 25d",
			"http.read-timeout, 0s, 1ms, 365d, 366d", "http.max-idle-time, -1s, 1ms, 365d, 366d",
			"http.max-connections, 1, 2, 2147483647, -", "http.max-line-size, 1023B, 1KB, 1GB, 1025MB",
			"http.proxy.port, 0, 1, 65535, 65536", "retry.max-retries, -1, 0, 2147483647, -",
			"retry.max-time, -1ms, 0s, 365d, 366d", "retry.initial-interval, 0s, 1ms, 365d, 366d",
			"retry.multiplier, 0.9, 1.0, 100.0, 101.0", "retry.jitter, -0.1, 0.0, 1.0, 1.1",
			"retry.jitter, NaN, 0.0, 1.0, -", "worker.job-queue-length, 0, 1, 2147483647, -",
			"worker.job-timeout, 0s, 1ms, 365d, 366d", "worker.shutdown-timeout, -1s, 0s, 365d, 366d",
			"worker.session.timeout, 0s, 1ms, 365d, 366d", "worker.session.interval, 0s, 1ms, 365d, 366d",
			"workers.a.job-queue-length, 0, 1, 2147483647, -", "workers.a.job-timeout, 0s, 1ms, 365d, 366d",
			"workers.a.shutdown-timeout, -1s, 0s, 365d, 366d", "workers.a.session.timeout, 0s, 1ms, 365d, 366d",
			"workers.a.session.interval, 0s, 1ms, 365d, 366d", "data.job-queue-length, 0, 1, 2147483647, -",
			"data.shutdown-timeout, -1s, 0s, 365d, 366d", "data.inference-timeout, 0s, 1ms, 365d, 366d",
			"data.evaluation-timeout, 0s, 1ms, 365d, 366d", "data.arrow.memory-limit, 0B, 1B, 9223372036854775807B, -",
			"data.events.initial-delay, 0s, 1ms, 60s, 366d", "data.events.max-delay, 0s, 1s, 365d, 366d",
			"data.events.ping-interval, 0s, 1ms, 365d, 366d", "data.events.ping-timeout, 0s, 1ms, 365d, 366d",
			"data.events.max-frame-size, 1023B, 1KB, 1GB, 1025MB", "data.events.buffer-size, 0, 1, 2147483647, -" })
	void valuesOutsideAreErrorsAndTheEndsAreAccepted(String name, String below, String min, String max, String above) {
		refused("eyepop." + name, below);
		if (above != null) {
			refused("eyepop." + name, above);
		}
		accepted("eyepop." + name, min);
		accepted("eyepop." + name, max);
	}

	@Test
	void emptyValuesAreAsGoodAsNotSet() {
		BeanWrapper properties = new BeanWrapperImpl(new EyePopProperties());
		String[] empty = PropertyNames.all()
			.stream()
			.filter((name) -> !List.of("eyepop.api-key", "eyepop.workers", "eyepop.worker.pop").contains(name))
			.filter((name) -> !isPrimitive(properties, name))
			.map((name) -> name + "=")
			.toArray(String[]::new);
		assertThat(empty).hasSizeGreaterThan(20);
		this.runner.withPropertyValues(empty)
			.withPropertyValues("eyepop.workers.a.url=", "eyepop.workers.a.session.timeout=")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(context.getBean(EyePopConnectionDetails.class).getUrl()).isNull();
				HttpProperties http = context.getBean(EyePopProperties.class).getHttp();
				assertThat(http.getMaxIdleTime()).hasSeconds(30);
				assertThat(http.getReadTimeout()).isNull();
				assertThat(context.getBean("aWorkerEndpoint", WorkerEndpoint.class)).isNotNull();
			});
		this.runner.withPropertyValues("eyepop.nothing=")
			.run((context) -> assertThat(context).hasFailed()
				.getFailure()
				.rootCause()
				.isInstanceOf(UnboundConfigurationPropertiesException.class));
	}

	@Test
	void variablesOfTheEnvironmentMayHaveAnyName() {
		this.runner
			.withInitializer((context) -> context.getEnvironment()
				.getPropertySources()
				.addFirst(new SystemEnvironmentPropertySource("systemEnvironment", Map.of("EYEPOP_OTHER_THING", "1"))))
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void withoutBeanValidationTheSameIsChecked() {
		this.runner.withClassLoader(new FilteredClassLoader("jakarta.validation"))
			.withPropertyValues("eyepop.http.max-connections=1")
			.run((context) -> assertThat(context).hasFailed()
				.getFailure()
				.rootCause()
				.isInstanceOf(InvalidEyePopPropertyException.class));
	}

	@Test
	void formatsValuesAsTheyAreWritten() {
		assertThat(PropertyRange.format(Duration.ofMinutes(90))).isEqualTo("90m");
		assertThat(PropertyRange.format(Duration.ofHours(48))).isEqualTo("2d");
		assertThat(PropertyRange.format(Duration.ofMillis(1500))).isEqualTo("1500ms");
		assertThat(PropertyRange.format(DataSize.ofKilobytes(2048))).isEqualTo("2MB");
		assertThat(PropertyRange.format(DataSize.ofBytes(1500))).isEqualTo("1500B");
	}

	private static boolean isPrimitive(BeanWrapper properties, String name) {
		String path = Pattern.compile("-([a-z])")
			.matcher(name.substring("eyepop.".length()))
			.replaceAll((found) -> found.group(1).toUpperCase(Locale.ROOT));
		return Objects.requireNonNull(properties.getPropertyType(path)).isPrimitive();
	}

	private void refused(String name, String value) {
		this.runner.withPropertyValues(name + "=" + value)
			.run((context) -> assertThat(context).hasFailed()
				.getFailure()
				.rootCause()
				.isInstanceOfSatisfying(InvalidEyePopPropertyException.class, (failure) -> {
					assertThat(failure.getName()).isEqualTo(name);
					assertThat(failure.getValue()).isEqualTo(value);
					assertThat(failure.getReason()).startsWith("it must be ");
					assertThat(failure.getAction()).startsWith("Set " + name + " to a value ");
				}));
	}

	private void accepted(String name, String value) {
		this.runner.withPropertyValues(name + "=" + value).run((context) -> {
			assertThat(context.getBeansOfType(WorkerEndpoint.class)).isNotEmpty();
			assertThat(context.getBean(DataEndpoint.class)).isNotNull();
		});
	}

}
