package ai.eyepop.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.WebClientCustomizer;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.web.reactive.function.client.WebClient;

import ai.eyepop.data.DataEndpoint;
import ai.eyepop.http.EyePopHttp;
import ai.eyepop.http.RetrySettings;
import ai.eyepop.job.Job;
import ai.eyepop.job.JobListener;
import ai.eyepop.wire.ReplayServer;
import ai.eyepop.wire.WireVector;
import ai.eyepop.worker.SyncWorkerEndpoint;
import ai.eyepop.worker.WorkerEndpoint;
import ai.eyepop.worker.WorkerEndpointBuilder;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for beans that customize what is auto-configured.
 */
class CustomizerTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withBean(ReactorResourceFactory.class, OwnResources::create)
		.withConfiguration(AutoConfigurations.of(ReactiveHttpClientAutoConfiguration.class,
				WebClientAutoConfiguration.class, EyePopAutoConfiguration.class, EyePopEmulatorAutoConfiguration.class,
				EyePopWorkerAutoConfiguration.class, EyePopDataAutoConfiguration.class,
				EyePopDataEventsAutoConfiguration.class));

	@Test
	void webClientOfEyePopIsCustomizedInOrderAfterThatOfTheApplication() {
		try (ReplayServer server = new ReplayServer(WireVector.of("connect", "worker.connect/api-key/no-sessions"))) {
			this.runner.withUserConfiguration(WebClients.class)
				.withPropertyValues("eyepop.url=" + server.url(), "eyepop.api-key=k")
				.run((context) -> {
					context.getBean(WorkerEndpoint.class).connect().block();
					assertThat(server.received()).isNotEmpty()
						.allSatisfy((request) -> assertThat(request.headers()).containsEntry("x-all", "all")
							.containsEntry("x-order", "second"));
					context.getBean(WebClient.Builder.class)
						.build()
						.get()
						.uri(server.url())
						.exchangeToMono((response) -> response.releaseBody())
						.block();
					int last = server.received().size() - 1;
					assertThat(server.received().get(last).headers()).containsEntry("x-all", "all")
						.doesNotContainKey("x-order");
				});
		}
	}

	@Test
	void httpClientIsCustomizedAfterItsProperties() {
		this.runner.withPropertyValues("eyepop.retry.max-retries=1")
			.withBean(EyePopHttpBuilderCustomizer.class,
					() -> (builder) -> builder.retry(RetrySettings.defaults().withMaxRetries(9)))
			.run((context) -> assertThat(context.getBean(EyePopHttp.class).retrySettings().maxRetries()).isEqualTo(9));
	}

	@Test
	void workerEndpointsAreCustomizedWithTheirNames() {
		List<String> told = new CopyOnWriteArrayList<>();
		this.runner.withBean(WorkerEndpointBuilderCustomizer.class,
				() -> (builder, name) -> builder.listener(new JobListener() {

					@Override
					public void onCreated(Job<?> job) {
						told.add(String.valueOf(name));
					}

				}))
			.withPropertyValues("eyepop.workers.front.pop.components[0].type=inference")
			.run((context) -> {
				predict(context.getBean(SyncWorkerEndpoint.class));
				predict(context.getBean("frontSyncWorkerEndpoint", SyncWorkerEndpoint.class));
				assertThat(told).containsExactly("null", "front");
			});
	}

	@Test
	void workerEndpointIsCustomizedInOrderAfterItsProperties() {
		List<String> order = new ArrayList<>();
		this.runner.withBean("a", WorkerEndpointBuilderCustomizer.class, () -> (builder, name) -> order.add("second"))
			.withBean("z", WorkerEndpointBuilderCustomizer.class, () -> new First(order))
			.run((context) -> {
				assertThat(context.getBean(WorkerEndpoint.class)).isNotNull();
				assertThat(order).containsExactly("first", "second");
			});
	}

	@Test
	void dataEndpointIsCustomizedAfterItsProperties() {
		try (ReplayServer server = new ReplayServer(WireVector.of("connect", "data.connect/api-key"))) {
			this.runner
				.withPropertyValues("eyepop.url=" + server.url(), "eyepop.api-key=k", "eyepop.account-id=mine",
						"eyepop.retry.max-retries=0")
				.withBean(DataEndpointBuilderCustomizer.class, () -> (builder) -> builder.accountId("theirs"))
				.run((context) -> {
					context.getBean(DataEndpoint.class).datasets().list().onErrorComplete().blockLast();
					assertThat(server.received())
						.anySatisfy((request) -> assertThat(request.uri()).hasQuery("account_uuid=theirs"));
				});
		}
	}

	private static void predict(SyncWorkerEndpoint worker) {
		assertThat(worker.upload(new ClassPathResource("vectors/media/image.jpg")).predict()).isNotNull();
	}

	@Order(1)
	private record First(List<String> order) implements WorkerEndpointBuilderCustomizer {

		@Override
		public void customize(WorkerEndpointBuilder builder, @Nullable String name) {
			this.order.add("first");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class WebClients {

		@Bean
		WebClientCustomizer all() {
			return (builder) -> builder.defaultHeader("X-All", "all");
		}

		@Bean
		@Order(2)
		EyePopWebClientCustomizer second() {
			return (builder) -> builder.defaultHeaders((headers) -> headers.set("X-Order", "second"));
		}

		@Bean
		@Order(1)
		EyePopWebClientCustomizer first() {
			return (builder) -> builder.defaultHeaders((headers) -> headers.set("X-Order", "first"));
		}

	}

}
