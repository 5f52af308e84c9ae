package ai.eyepop.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.http.client.ReactorResourceFactory;

import ai.eyepop.data.DataEndpoint;
import ai.eyepop.telemetry.EndpointListener;
import ai.eyepop.telemetry.EndpointMonitor;
import ai.eyepop.telemetry.meter.EyePopMeters;
import ai.eyepop.worker.SyncWorkerEndpoint;
import ai.eyepop.worker.WorkerEndpoint;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EyePopMetricsAutoConfiguration}.
 */
class EyePopMetricsAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withBean(ReactorResourceFactory.class, OwnResources::create)
		.withConfiguration(AutoConfigurations.of(ReactiveHttpClientAutoConfiguration.class,
				WebClientAutoConfiguration.class, EyePopAutoConfiguration.class, EyePopWorkerAutoConfiguration.class,
				EyePopDataAutoConfiguration.class, EyePopMetricsAutoConfiguration.class))
		.withPropertyValues("eyepop.api-key=k", "eyepop.workers.front-door.pop-id=transient");

	private final ApplicationContextRunner withRegistry = this.runner.withBean(MeterRegistry.class,
			SimpleMeterRegistry::new);

	@Test
	void withARegistryThenEveryEndpointHasMeters() {
		this.withRegistry.run((context) -> {
			assertThat(context).hasSingleBean(EyePopMeters.class);
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			assertThat(registry.getMeters()).isEmpty();
			context.getBeansOfType(WorkerEndpoint.class);
			context.getBean(DataEndpoint.class);
			assertThat(registry.get("eyepop.jobs.active").gauges())
				.extracting((gauge) -> gauge.getId().getTag("api") + " " + gauge.getId().getTag("endpoint"))
				.containsExactlyInAnyOrder("worker worker", "worker front-door", "data data");
		});
	}

	@Test
	void whenMetersAreDisabledByPropertyThenThereAreNone() {
		ApplicationContextRunner operated = this.runner
			.withConfiguration(AutoConfigurations.of(MetricsAutoConfiguration.class,
					CompositeMeterRegistryAutoConfiguration.class, SimpleMetricsExportAutoConfiguration.class));
		operated.run((context) -> assertThat(ours(context)).isNotEmpty());
		operated.withPropertyValues("management.metrics.enable.eyepop=false").run((context) -> {
			assertThat(context).hasSingleBean(EyePopMeters.class);
			assertThat(ours(context)).isEmpty();
		});
	}

	private static List<String> ours(ApplicationContext context) {
		assertThat(context.getBeansOfType(WorkerEndpoint.class)).isNotEmpty();
		return context.getBean(MeterRegistry.class)
			.getMeters()
			.stream()
			.map((meter) -> meter.getId().getName())
			.filter((name) -> name.startsWith("eyepop"))
			.toList();
	}

	@Test
	void withoutARegistryThenTheyBackOff() {
		this.runner.run((context) -> {
			assertThat(context).hasNotFailed().doesNotHaveBean(EyePopMeters.class);
			assertThat(context.getBean(SyncWorkerEndpoint.class)).isNotNull();
		});
	}

	@Test
	void withSeveralRegistriesOfWhichNoneIsFirstThenTheyBackOff() {
		this.withRegistry.withBean("second", MeterRegistry.class, SimpleMeterRegistry::new)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(EyePopMeters.class));
	}

	@Test
	void withoutMicrometersMetricsThenEndpointsWork() {
		this.runner.withClassLoader(new FilteredClassLoader("io.micrometer.core")).run((context) -> {
			assertThat(context).hasNotFailed().doesNotHaveBean("eyePopMeters");
			assertThat(context.getBean(SyncWorkerEndpoint.class)).isNotNull();
			assertThat(context.getBean(DataEndpoint.class)).isNotNull();
		});
	}

	@Test
	void withMetersOfTheApplicationThenTheyAreUsed() {
		EyePopMeters own = new EyePopMeters(new SimpleMeterRegistry());
		this.withRegistry.withBean("own", EyePopMeters.class, () -> own)
			.run((context) -> assertThat(context).getBean(EyePopMeters.class).isSameAs(own));
	}

	@Test
	void withAMonitorOfTheApplicationThenItWatchesOverEndpoints() {
		List<String> told = new ArrayList<>();
		EndpointMonitor monitor = (endpoint) -> {
			told.add("opened " + endpoint.name());
			return new EndpointListener() {

				@Override
				public void onClosed() {
					told.add("closed " + endpoint.name());
				}

			};
		};
		this.withRegistry.withBean("own", EndpointMonitor.class, () -> monitor)
			.run((context) -> context.getBean(WorkerEndpoint.class).close());
		assertThat(told).startsWith("opened worker", "closed worker");
	}

	@Test
	void whenEyePopIsSwitchedOffThenThereIsNothing() {
		this.withRegistry.withPropertyValues("eyepop.enabled=false")
			.withBean(ObservationRegistry.class, ObservationRegistry::create)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(EyePopMeters.class));
	}

}
