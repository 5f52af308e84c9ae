package ai.eyepop.telemetry;

import java.time.Duration;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.reactive.function.client.ClientRequestObservationContext;
import reactor.test.StepVerifier;

import ai.eyepop.emulator.fault.Fault;
import ai.eyepop.job.JobState;
import ai.eyepop.worker.WorkerEndpoint;
import ai.eyepop.worker.WorkerJob;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Shows how the end of jobs is observed, over sockets to an emulator.
 */
class JobOutcomeObservationTests {

	private final Observed observed = new Observed();

	@AfterEach
	void close() throws Exception {
		this.observed.close();
	}

	@Test
	void aJobThatFailsHasTheClassOfItsError() {
		this.observed.emulator().faults().add(Fault.builder().status(507).path("/source").build());
		StepVerifier.create(this.observed.worker().upload(Observed.IMAGE).predictions()).verifyError();
		assertOutcome("error", "ServiceException");
		assertThat(this.observed.job().getError()).isNotNull();
		assertThat(this.observed.events).containsExactly("eyepop.job: queue.wait");
	}

	@Test
	void aJobThatTakesTooLongFails() {
		this.observed.emulator().faults().add(Fault.builder().stall().path("/source").build());
		WorkerEndpoint worker = this.observed.worker((builder) -> builder.jobTimeout(Duration.ofMillis(500)));
		StepVerifier.create(worker.upload(Observed.IMAGE).predictions()).verifyError();
		assertOutcome("error", "JobTimeoutException");
	}

	@Test
	void aJobThatIsCanceledHasNoError() {
		this.observed.emulator().faults().add(Fault.builder().stall().path("/source").build());
		WorkerJob job = this.observed.worker().upload(Observed.IMAGE);
		Awaitility.await().until(() -> this.observed.emulator().runningJobs() == 1);
		job.cancel();
		assertOutcome("canceled", "none");
		Awaitility.await()
			.untilAsserted(
					() -> assertThat(this.observed.requests()).extracting((request) -> Observed.value(request, "uri"))
						.contains("/pipelines/{pipelineId}/source"));
		assertThat(this.observed.requests())
			.allSatisfy((request) -> assertThat(((ClientRequestObservationContext) request).isAborted())
				.isEqualTo(Observed.value(request, "uri").endsWith("/source")));
	}

	@Test
	void aJobThatIsCanceledInTheQueueNeverGotItsSlot() {
		this.observed.emulator().faults().add(Fault.builder().stall().path("/source").build());
		WorkerEndpoint worker = this.observed.worker((builder) -> builder.jobQueueLength(1));
		WorkerJob running = worker.upload(Observed.IMAGE);
		WorkerJob queued = worker.upload(Observed.IMAGE);
		assertThat(queued.state()).isEqualTo(JobState.CREATED);
		queued.cancel();
		assertOutcome("canceled", "none");
		assertThat(this.observed.events).containsExactly("eyepop.job: queue.wait");
		running.cancel();
	}

	@Test
	void aJobThatIsCutOffByTheEndOfItsEndpointIsCanceled() {
		this.observed.emulator().faults().add(Fault.builder().stall().path("/source").build());
		WorkerEndpoint worker = this.observed.worker((builder) -> builder.shutdownTimeout(Duration.ofMillis(100)));
		worker.upload(Observed.IMAGE);
		Awaitility.await().until(() -> this.observed.emulator().runningJobs() == 1);
		worker.close();
		assertOutcome("canceled", "none");
	}

	private void assertOutcome(String outcome, String exception) {
		assertThat(Observed.value(this.observed.job(), "outcome")).isEqualTo(outcome);
		assertThat(Observed.value(this.observed.job(), "exception")).isEqualTo(exception);
	}

}
