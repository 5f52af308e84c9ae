package ai.eyepop.docs;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroup;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroups;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;

import ai.eyepop.autoconfigure.EyePopWebClientCustomizer;
import ai.eyepop.autoconfigure.WorkerEndpointBuilderCustomizer;
import ai.eyepop.http.EyePopHttp;
import ai.eyepop.telemetry.trace.TraceSettings;
import ai.eyepop.worker.WorkerEndpoint;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the guide says of properties and customizers.
 */
class ConfigurationTests {

	@Test
	void tracingIsSwitchedOff() {
		try (ConfigurableApplicationContext context = SnippetContext.start("tracing.yaml")) {
			assertThat(context.getBean(TraceSettings.class).enabled()).isFalse();
		}
	}

	@Test
	void connections() {
		try (ConfigurableApplicationContext context = SnippetContext.start("connections.yaml")) {
			assertThat(context.getBean(SslBundles.class).getBundleNames()).contains("company");
			assertThat(context.getBean(EyePopHttp.class)).isNotNull();
		}
	}

	@Test
	void workersArePartOfReadinessIfAsked() {
		try (ConfigurableApplicationContext context = SnippetContext.start("readiness.yaml")) {
			HealthEndpointGroup readiness = context.getBean(HealthEndpointGroups.class).get("readiness");
			assertThat(readiness).isNotNull();
			assertThat(readiness.isMember("eyePopWorker")).isTrue();
			assertThat(readiness.isMember("eyePopData")).isFalse();
		}
	}

	@Test
	void shutDown() {
		try (ConfigurableApplicationContext context = SnippetContext.start("shutdown.yaml")) {
			assertThat(context.getEnvironment().getProperty("eyepop.worker.shutdown-timeout", Duration.class))
				.isLessThan(context.getEnvironment()
					.getProperty("spring.lifecycle.timeout-per-shutdown-phase", Duration.class));
			assertThat(context.getBean(WorkerEndpoint.class)).isNotNull();
		}
	}

	@Test
	void retries() {
		try (ConfigurableApplicationContext context = SnippetContext.start("retry.yaml")) {
			assertThat(context.getBean(EyePopHttp.class).retrySettings().maxRetries()).isEqualTo(5);
			assertThat(context.getBean(EyePopHttp.class).retrySettings().maxTime()).hasMinutes(2);
		}
	}

	@Test
	void limits() {
		try (ConfigurableApplicationContext context = SnippetContext.start("limits.yaml")) {
			assertThat(context.getBean(WorkerEndpoint.class).status().jobs().limit()).isEqualTo(64);
		}
	}

	@Test
	void customizersAreCalled() {
		try (ConfigurableApplicationContext context = SnippetContext.start("workers.yaml", Customizers.class,
				"SHELF_SECRET_KEY=key")) {
			assertThat(context.getBean("gateWorkerEndpoint", WorkerEndpoint.class).status().jobs().limit())
				.isEqualTo(2);
			assertThat(context.getBean(WorkerEndpoint.class).status().jobs().limit()).isEqualTo(1024);
		}
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class Customizers {

		// tag::worker[]
		@Bean
		WorkerEndpointBuilderCustomizer slowGate() {
			return (builder, name) -> {
				if ("gate".equals(name)) {
					builder.jobQueueLength(2).jobTimeout(Duration.ofMinutes(1));
				}
			};
		}
		// end::worker[]

		// tag::web-client[]
		@Bean
		EyePopWebClientCustomizer userAgent() {
			return (builder) -> builder.defaultHeader(HttpHeaders.USER_AGENT, "shop/1.0");
		}
		// end::web-client[]

	}

}
