package ai.eyepop.autoconfigure;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

import io.micrometer.core.instrument.Meter;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import ai.eyepop.data.SyncDataEndpoint;
import ai.eyepop.data.dataset.DatasetCreate;
import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.emulator.fault.Fault;
import ai.eyepop.telemetry.meter.EyePopMeterDocumentation;
import ai.eyepop.worker.SyncWorkerEndpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Scrapes a real application, over sockets, after real jobs.
 */
class PrometheusScrapeTests {

	private static final Path IMAGE = Path.of("src/test/resources/vectors/media/image.jpg");

	private final HttpClient browser = HttpClient.newHttpClient();

	@Test
	void everyMeterIsThereAfterRealJobs() throws Exception {
		try (EyePopEmulator emulator = EyePopEmulator.start();
				ConfigurableApplicationContext context = start(emulator)) {
			URI url = URI.create("http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port"));
			assertThat(get(url.resolve("/predict"))).isEqualTo("1");
			emulator.expireTokens();
			emulator.faults().add(Fault.builder().path("/source").status(503).build());
			emulator.faults().add(Fault.builder().path("/source").status(507).build());
			assertThat(get(url.resolve("/predict"))).isEqualTo("ServiceException");
			SyncDataEndpoint data = context.getBean(SyncDataEndpoint.class);
			data.uploads().upload(IMAGE, data.datasets().create(DatasetCreate.builder("d").build()).uuid()).result();
			URI prometheus = url.resolve("/actuator/prometheus");
			await().untilAsserted(() -> assertThat(get(prometheus)).contains("eyepop_events_received_total{"));
			emulator.events().cut();
			await().untilAsserted(
					() -> assertThat(sum(get(prometheus), EyePopMeterDocumentation.EVENTS_RECONNECTS)).isPositive());
			await().untilAsserted(() -> assertThat(get(prometheus)).contains("state=\"connected\"} 1.0"));
			String scrape = get(prometheus);
			assertThat(EyePopMeterDocumentation.values())
				.allSatisfy((meter) -> assertThat(scrape).as(meter.getName()).contains("\n" + name(meter) + "{"));
			// those that are there from the start say nothing before they count
			assertThat(EyePopMeterDocumentation.values()).filteredOn((meter) -> meter.getType() != Meter.Type.GAUGE)
				.hasSizeGreaterThan(8)
				.allSatisfy((meter) -> assertThat(sum(scrape, meter)).as(meter.getName()).isPositive());
			assertThat(scrape).contains(
					"eyepop_jobs_ended_total{api=\"worker\",endpoint=\"worker\",kind=\"prediction\",outcome=\"success\"} 1.0",
					"eyepop_jobs_ended_total{api=\"worker\",endpoint=\"worker\",kind=\"prediction\",outcome=\"error\"} 1.0",
					"eyepop_jobs_ended_total{api=\"data\",endpoint=\"data\",kind=\"upload\",outcome=\"success\"} 1.0",
					"eyepop_jobs_active{api=\"worker\",endpoint=\"worker\"} 0.0",
					"eyepop_http_retries_total{api=\"worker\",endpoint=\"worker\",reason=\"server-error\"} 1.0",
					"eyepop_worker_endpoints_healthy{api=\"worker\",endpoint=\"worker\"} 1.0",
					"eyepop_events_socket{api=\"data\",endpoint=\"data\",state=\"connected\"} 1.0",
					"eyepop_predictions_total{api=\"worker\",endpoint=\"worker\"} 1.0");
			// the observations, as timers
			assertThat(scrape).containsPattern(
					"eyepop_job_seconds_count\\{endpoint=\"worker\",error=\"none\",exception=\"none\",kind=\"prediction\",outcome=\"success\",source=\"file\"} 1")
				.containsPattern("http_client_requests_seconds_count\\{[^}]*status=\"503\"[^}]*"
						+ "uri=\"/pipelines/\\{pipelineId}/source\"} 1")
				.doesNotContain(emulator.apiKey());
			assertThat(scrape.lines().filter((line) -> line.startsWith("http_client_requests_seconds_count")))
				.isNotEmpty()
				.noneMatch((line) -> line.contains("uri=\"none\"") || line.contains("client_name="));
			List<String> ours = scrape.lines().filter((line) -> line.startsWith("# TYPE eyepop")).toList();
			assertThat(ours).allMatch((line) -> line.startsWith("# TYPE eyepop_"))
				.hasSizeGreaterThanOrEqualTo(EyePopMeterDocumentation.values().length);
		}
	}

	private static double sum(String scrape, EyePopMeterDocumentation meter) {
		return scrape.lines()
			.filter((line) -> line.startsWith(name(meter) + "{"))
			.mapToDouble((line) -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
			.sum();
	}

	private static String name(EyePopMeterDocumentation meter) {
		String unit = (meter.getBaseUnit() != null) ? "_" + meter.getBaseUnit() : "";
		String suffix = switch (meter.getType()) {
			case COUNTER -> "_total";
			case TIMER -> "_seconds_count";
			default -> "";
		};
		return meter.getName().replace('.', '_').toLowerCase(Locale.ROOT) + unit + suffix;
	}

	private ConfigurableApplicationContext start(EyePopEmulator emulator) {
		return new SpringApplicationBuilder(Application.class).web(WebApplicationType.SERVLET)
			.properties("server.port=0", "spring.main.banner-mode=off", "logging.level.root=error",
					"management.endpoints.web.exposure.include=prometheus", "eyepop.api-key=" + emulator.apiKey(),
					"eyepop.url=" + emulator.url(), "eyepop.account-id=" + emulator.account(),
					"eyepop.retry.initial-interval=1ms", "eyepop.data.events.enabled=true",
					"eyepop.data.events.initial-delay=1ms")
			.run();
	}

	private String get(URI url) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(url).timeout(Duration.ofSeconds(60)).build();
		return this.browser.send(request, HttpResponse.BodyHandlers.ofString()).body();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		Controller controller(SyncWorkerEndpoint worker) {
			return new Controller(worker);
		}

	}

	/**
	 * What an application does.
	 */
	@RestController
	static class Controller {

		private final SyncWorkerEndpoint worker;

		Controller(SyncWorkerEndpoint worker) {
			this.worker = worker;
		}

		@GetMapping("/predict")
		String predict() {
			int count = 0;
			try {
				for (Object prediction : this.worker.upload(IMAGE)) {
					count++;
				}
			}
			catch (RuntimeException ex) {
				return ex.getClass().getSimpleName();
			}
			return String.valueOf(count);
		}

	}

}
