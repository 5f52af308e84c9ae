package ai.eyepop.autoconfigure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import org.springframework.http.MediaType;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;

import ai.eyepop.compute.ComputeHealthCheckException;
import ai.eyepop.job.JobState;
import ai.eyepop.source.Source;
import ai.eyepop.wire.ReplayServer;
import ai.eyepop.wire.WireVector;
import ai.eyepop.worker.JobTimeoutException;
import ai.eyepop.worker.WorkerEndpoint;
import ai.eyepop.worker.WorkerJob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Checks of {@code eyepop.worker}.
 */
class WorkerPropertyChecks extends PropertyChecks {

	WorkerPropertyChecks() {
		checkWithoutDefault("eyepop.worker.pop",
				() -> assertThat(
						json(requests("worker.connect/api-key-with-pop", POP).get(0)).at("/pop/components/0/ability")
							.asString())
					.isEqualTo("eyepop.person:latest"));
		check("eyepop.worker.auto-start", () -> assertThat(
				requestsOf(IN_PRODUCTION, "eyepop.secret-key=s", "eyepop.pop-id=p", "eyepop.worker.auto-start=false")
					.get(1)
					.uri())
			.hasQuery("auto_start=false"));
		checkWithoutDefault("eyepop.worker.job-timeout", this::checkJobTimeout);
		check("eyepop.worker.stop-jobs", () -> {
			assertThat(requests("worker.connect/api-key-with-pop", POP)).hasSize(3);
			assertThat(requests("worker.connect/api-key-with-pop", POP[0], POP[1], "eyepop.worker.stop-jobs=false"))
				.hasSize(2);
		});
		checkWithoutDefault("eyepop.worker.dataset-uuid", this::checkDatasetUuid);
		check("eyepop.worker.job-queue-length", this::checkJobQueueLength);
		check("eyepop.worker.connect-on-startup", this::checkConnectOnStartup);
		check("eyepop.worker.shutdown-phase", () -> RUNNER.withPropertyValues("eyepop.worker.shutdown-phase=42")
			.run((context) -> assertThat(context.getBean(WorkerEndpointLifecycle.class).getPhase()).isEqualTo(42)));
		check("eyepop.worker.shutdown-timeout", this::checkShutdownTimeout);
		check("eyepop.worker.session.timeout", () -> checkUnhealthy("eyepop.worker.session.timeout=234ms"));
		check("eyepop.worker.session.interval", () -> {
			assertThat(requests("worker.connect/api-key/health-503-then-running", "eyepop.worker.session.interval=1ms",
					"eyepop.worker.session.timeout=30s"))
				.hasSize(3);
			assertThat(checkUnhealthy("eyepop.worker.session.interval=1h", "eyepop.worker.session.timeout=234ms"))
				.isEqualTo(1);
			assertThat(checkUnhealthy("eyepop.worker.session.interval=10ms", "eyepop.worker.session.timeout=234ms"))
				.isGreaterThan(1);
		});
	}

	private void checkDatasetUuid() {
		try (ReplayServer server = new ReplayServer(WireVector.of("connect", WITHOUT_SESSIONS),
				WireVector.of("worker-jobs", "worker.upload/image/api-key/no-sessions"))) {
			connected(server, "eyepop.worker.dataset-uuid=ds-1").run((context) -> {
				context.getBean(WorkerEndpoint.class).upload(media("image.jpg")).predictions().blockLast();
				assertThat(json(server.received().get(3)).get("datasetUuid").asString()).isEqualTo("ds-1");
			});
		}
	}

	private void checkJobQueueLength() {
		RUNNER.withPropertyValues("eyepop.worker.job-queue-length=1").run((context) -> {
			WorkerEndpoint worker = context.getBean(WorkerEndpoint.class);
			WorkerJob endless = worker.upload(Source.of(Flux.never(), MediaType.IMAGE_PNG));
			WorkerJob waiting = worker.upload(media("image.jpg"));
			assertThat(waiting.state()).isEqualTo(JobState.CREATED);
			endless.cancel();
			assertThat(waiting.predictions().blockLast()).isNotNull();
		});
	}

	private void checkConnectOnStartup() {
		try (ReplayServer server = new ReplayServer(WireVector.of("connect", WITHOUT_SESSIONS))) {
			connected(server).run((context) -> assertThat(server.received()).isEmpty());
			connected(server, "eyepop.worker.connect-on-startup=true")
				.run((context) -> assertThat(server.received()).hasSize(3));
		}
	}

	private void checkShutdownTimeout() {
		AtomicReference<WorkerJob> endless = new AtomicReference<>();
		RUNNER.withPropertyValues("eyepop.worker.shutdown-timeout=10ms").run((context) -> {
			endless.set(context.getBean(WorkerEndpoint.class).upload(Source.of(Flux.never(), MediaType.IMAGE_PNG)));
			context.close();
			assertThat(endless.get().isCanceled()).isTrue();
		});
	}

	private void checkJobTimeout() {
		RUNNER.withPropertyValues("eyepop.worker.job-timeout=1s")
			.run((context) -> assertThatExceptionOfType(JobTimeoutException.class)
				.isThrownBy(() -> context.getBean(WorkerEndpoint.class)
					.upload(Source.of(Flux.never(), MediaType.IMAGE_PNG))
					.predictions()
					.blockLast(Duration.ofSeconds(60))));
	}

	private long checkUnhealthy(String... properties) {
		List<JsonNode> recorded = WireVector.of("connect", "worker.connect/api-key/health-503-then-running").requests();
		List<JsonNode> script = new ArrayList<>(recorded.subList(0, 2));
		try (ReplayServer server = new ReplayServer(script)) {
			connected(server, properties).run((context) -> assertThatExceptionOfType(ComputeHealthCheckException.class)
				.isThrownBy(() -> context.getBean(WorkerEndpoint.class).connect().block())
				.withMessageContaining("PT0.234S"));
			return server.received().stream().filter((request) -> request.uri().getPath().endsWith("/health")).count();
		}
	}

}
