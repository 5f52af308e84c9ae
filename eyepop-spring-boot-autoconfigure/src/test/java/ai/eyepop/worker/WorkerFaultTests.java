package ai.eyepop.worker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.test.StepVerifier;

import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.emulator.fault.Fault;
import ai.eyepop.http.EyePopHttp;
import ai.eyepop.http.HttpSettings;
import ai.eyepop.http.MalformedStreamException;
import ai.eyepop.http.ServiceException;
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
		.build();

	private final Path image = Path.of("src/test/resources/vectors/media/image.jpg");

	@AfterEach
	void nothingStaysTaken() {
		this.emulator.faults().clear();
		Awaitility.await().until(() -> this.emulator.runningJobs() == 0);
		IntStream.range(0, 3 * SLOTS)
			.mapToObj((i) -> this.endpoint.upload(this.image))
			.toList()
			.forEach((job) -> StepVerifier.create(job.predictions()).expectNextCount(1).verifyComplete());
		this.endpoint.close();
		assertThat(this.emulator.pipelines()).isEmpty();
		this.http.close();
		this.emulator.close();
	}

	@Test
	void aStallIsEndedByTheReadTimeout() {
		this.emulator.faults().add(Fault.builder().stall().build());
		verifyFailure(PopNotReachableException.class,
				"it sent nothing for longer than the read time-out (eyepop.http.read-timeout)");
	}

	@Test
	void aResetBeforeTheAnswerIsAConnectionThatBroke() {
		this.emulator.faults().add(Fault.builder().reset().build());
		verifyFailure(PopNotReachableException.class, "the connection broke");
	}

	@Test
	void aResetAfterTheFirstLineDeliversThatLine() {
		this.emulator.faults().add(Fault.builder().reset().afterLines(1).build());
		StepVerifier.create(this.endpoint.upload(this.image).predictions())
			.expectNextCount(1)
			.verifyErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(PopNotReachableException.class));
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
		Fault.Builder fault = Fault.builder();
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

}
