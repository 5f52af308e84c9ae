package ai.eyepop.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

import ai.eyepop.compute.ComputeHealthCheckException;
import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.emulator.fault.Fault;
import ai.eyepop.emulator.fault.FaultBuilder;
import ai.eyepop.http.EyePopHttp;
import ai.eyepop.http.HttpSettings;
import ai.eyepop.http.MalformedStreamException;
import ai.eyepop.http.ServiceException;
import ai.eyepop.source.UnreadableSourceException;
import ai.eyepop.wire.TestHttp;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a caller sees when the service fails in the middle of a job, and that nothing
 * stays taken: after each test as many jobs run as there are slots.
 */
class WorkerFaultTests {

	private static final int SLOTS = 2;

	private final EyePopEmulator emulator = EyePopEmulator.start();

	private final EyePopHttp http = EyePopHttp.builder()
		.settings(HttpSettings.defaults().withReadTimeout(Duration.ofMillis(300)).withMaxConnections(SLOTS))
		.retry(TestHttp.FAST_RETRIES)
		.build();

	private final WorkerEndpoint endpoint = WorkerEndpoint.builder(this.http)
		.url(this.emulator.url())
		.apiKey(this.emulator.apiKey())
		.jobQueueLength(SLOTS)
		.sessionTimeout(Duration.ofSeconds(2))
		.sessionInterval(Duration.ofMillis(50))
		.build();

	private final Path image = Path.of("src/test/resources/vectors/media/image.jpg");

	@AfterEach
	void nothingStaysTaken() {
		this.emulator.faults().clear();
		Awaitility.await().until(() -> this.emulator.runningJobs() == 0);
		// all slots and connections are needed at once
		this.emulator.faults().add(Fault.builder().stall().times(10 * SLOTS).build());
		List<WorkerJob> jobs = IntStream.range(0, SLOTS).mapToObj((i) -> this.endpoint.upload(this.image)).toList();
		Awaitility.await().until(() -> this.emulator.runningJobs() == SLOTS);
		this.emulator.faults().clear();
		jobs.forEach((job) -> StepVerifier.create(job.predictions()).expectNextCount(1).verifyComplete());
		StepVerifier.create(this.endpoint.upload(new byte[10], MediaType.parseMediaType("video/mp4")).predictions())
			.expectNextCount(1)
			.verifyComplete();
		this.endpoint.close();
		assertThat(this.emulator.pipelines()).isEmpty();
		this.http.close();
		this.emulator.close();
	}

	@Test
	void aStallIsEndedByTheReadTimeout() {
		this.emulator.faults().add(Fault.builder().stall().times(10).build());
		verifyFailure(PopNotReachableException.class,
				"it sent nothing for longer than the read time-out (eyepop.http.read-timeout)");
	}

	@Test
	void aResetBeforeTheAnswerIsAConnectionThatBroke() {
		this.emulator.faults().add(Fault.builder().reset().times(10).build());
		verifyFailure(PopNotReachableException.class, "the connection broke");
	}

	@Test
	void aResetAfterTheOnlyLineCostsNoJob() {
		this.emulator.faults().add(Fault.builder().reset().afterLines(1).build());
		StepVerifier.create(this.endpoint.upload(this.image).predictions()).expectNextCount(1).verifyComplete();
		assertThat(this.emulator.faults().struck()).isOne();
	}

	@Test
	void aLineThatIsCutOffIsMalformed() {
		this.emulator.faults().add(Fault.builder().truncateLine().build());
		verifyFailure(MalformedStreamException.class, "Line 1 of EyePop's answer is not the JSON that was expected");
	}

	@Test
	void aLineThatIsNoJsonIsMalformed() {
		this.emulator.faults().add(Fault.builder().malformedLine("<html>busy</html>").build());
		verifyFailure(MalformedStreamException.class, "it begins with: <html>busy</html>");
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void anErrorEventFailsTheJobInBothItsForms(boolean oldForm) {
		FaultBuilder fault = Fault.builder();
		this.emulator.faults()
			.add((oldForm ? fault.errorEventOldForm("no decoder") : fault.errorEvent("no decoder")).build());
		verifyFailure(SourceException.class, "no decoder");
	}

	@Test
	void aSlowDripOnlyTakesTime() {
		this.emulator.faults().add(Fault.builder().slowDripBytes(Duration.ofMillis(1)).build());
		StepVerifier.create(this.endpoint.upload(this.image).predictions()).expectNextCount(1).verifyComplete();
	}

	@Test
	void anExpiredTokenIsReplaced() {
		this.emulator.faults().add(Fault.builder().expiredToken().build());
		StepVerifier.create(this.endpoint.upload(this.image).predictions()).expectNextCount(1).verifyComplete();
	}

	@Test
	void anErrorStatusIsTheServicesAnswer() {
		this.emulator.faults().add(Fault.builder().status(507).body("{\"detail\":\"full\"}").build());
		verifyFailure(ServiceException.class, "status 507: {\"detail\":\"full\"}");
	}

	@Test
	void aStatusThatPassesIsRetried() {
		this.emulator.faults().add(Fault.builder().status(503).times(3).build());
		StepVerifier.create(this.endpoint.upload(this.image).predictions()).expectNextCount(1).verifyComplete();
		assertThat(this.emulator.faults().struck()).isEqualTo(3);
	}

	@Test
	void aStatusThatDoesNotPassIsTheServicesAnswer() {
		this.emulator.faults().add(Fault.builder().status(503).times(4).build());
		verifyFailure(ServiceException.class, "try again later");
	}

	@Test
	void faultsThatStrikeByChanceFailNoJob() {
		this.emulator.faults().add(Fault.builder().status(429).retryAfter(Duration.ZERO).probability(0.05, 1).build());
		this.emulator.faults().add(Fault.builder().reset().probability(0.05, 2).build());
		List<WorkerJob> jobs = IntStream.range(0, 200).mapToObj((i) -> this.endpoint.upload(this.image)).toList();
		StepVerifier.create(Flux.fromIterable(jobs).flatMap(WorkerJob::predictions, jobs.size()))
			.expectNextCount(200)
			.verifyComplete();
		assertThat(this.emulator.faults().struck()).isPositive();
	}

	@Test
	void aPipelineThatIsGoneIsReplaced() {
		this.emulator.faults().add(Fault.builder().pipelineGone().build());
		StepVerifier.create(this.endpoint.upload(this.image).predictions()).expectNextCount(1).verifyComplete();
	}

	@Test
	void aWorkerThatGoesWhileItAnswersIsAConnectionThatBroke() {
		this.emulator.faults().add(Fault.builder().path("/prepareSource").slowDrip(Duration.ofMillis(100)).build());
		WorkerJob job = this.endpoint.upload(new byte[1_000_000], MediaType.parseMediaType("video/mp4"));
		StepVerifier.create(job.predictions())
			.expectNextCount(1)
			.then(() -> this.emulator.endpointDown(0))
			.thenConsumeWhile((prediction) -> true)
			.verifyErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(PopNotReachableException.class));
		this.emulator.endpointUp(0);
	}

	@Test
	void aWorkerThatIsDownIsNotHealthy() {
		StepVerifier.create(this.endpoint.upload(this.image).predictions()).expectNextCount(1).verifyComplete();
		this.emulator.endpointDown(0);
		StepVerifier.create(this.endpoint.upload(this.image).predictions())
			.verifyErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(PopNotReachableException.class)
				.hasCauseInstanceOf(ComputeHealthCheckException.class)
				.hasMessageContaining("was not healthy within PT2S"));
		this.emulator.endpointUp(0);
	}

	@Test
	void aCancelWhileItIsWaitedForARetryEndsTheJob() {
		this.emulator.faults().add(Fault.builder().status(503).retryAfter(Duration.ofSeconds(20)).build());
		WorkerJob job = this.endpoint.upload(this.image);
		Awaitility.await().until(() -> this.emulator.faults().struck() == 1);
		job.cancel();
		StepVerifier.create(job.predictions()).verifyComplete();
	}

	@Test
	void aCancelWhileTheServiceStallsEndsTheJob() {
		this.emulator.faults().add(Fault.builder().stall().build());
		WorkerJob job = this.endpoint.upload(this.image);
		Awaitility.await().until(() -> this.emulator.runningJobs() == 1);
		job.cancel();
		StepVerifier.create(job.predictions()).verifyComplete();
		assertThat(job.isCanceled()).isTrue();
	}

	private void verifyFailure(Class<? extends Exception> type, String message) {
		StepVerifier.create(this.endpoint.upload(this.image).predictions())
			.verifyErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(type).hasMessageContaining(message));
	}

	@Test
	void aFileThatIsGoneWhenItIsSentAgainIsNotTheWorkersFault(@TempDir Path folder) throws IOException {
		Path file = Files.copy(this.image, folder.resolve("image.jpg"));
		this.emulator.faults().add(Fault.builder().status(503).retryAfter(Duration.ofSeconds(1)).build());
		WorkerJob job = this.endpoint.upload(file);
		Awaitility.await().until(() -> this.emulator.faults().struck() == 1);
		Files.delete(file);
		StepVerifier.create(job.predictions())
			.verifyErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(UnreadableSourceException.class));
		assertThat(this.endpoint.endpoints()).allMatch(EndpointState::isHealthy);
		assertThat(this.emulator.pipelinesCreated()).isOne();
	}

	@Test
	void aWorkerThatSaysNothingIsNotAskedAgainOnAFreshConnection() {
		this.emulator.faults().add(Fault.builder().stall().build());
		StepVerifier.create(this.endpoint.upload(this.image).predictions()).expectNextCount(1).verifyComplete();
		assertThat(this.emulator.pipelinesCreated()).isEqualTo(2);
	}

}
