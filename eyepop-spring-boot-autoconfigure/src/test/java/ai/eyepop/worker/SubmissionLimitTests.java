package ai.eyepop.worker;

import java.time.Duration;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

import ai.eyepop.emulator.fault.Fault;
import ai.eyepop.http.EyePopHttp;
import ai.eyepop.http.HttpSettings;
import ai.eyepop.http.RetrySettings;
import ai.eyepop.wire.TestHttp;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How often and how long a submission is tried, over sockets to an emulator.
 */
class SubmissionLimitTests {

	private final FailoverFixture fixture = new FailoverFixture();

	@AfterEach
	void close() {
		this.fixture.close();
	}

	@Test
	void withoutRetriesASourceIsSentOnce() {
		try (EyePopHttp once = EyePopHttp.builder().retry(RetrySettings.defaults().withMaxRetries(0)).build();
				WorkerEndpoint endpoint = this.fixture.production(once)) {
			this.fixture.emulator.faults().add(Fault.builder().reset().times(9).build());
			StepVerifier.create(endpoint.upload(FailoverFixture.IMAGE).predictions())
				.verifyError(PopNotReachableException.class);
			this.fixture.emulator.faults().clear();
			this.fixture.emulator.faults().add(Fault.builder().pipelineGone().times(9).build());
			StepVerifier.create(endpoint.upload(FailoverFixture.IMAGE).predictions())
				.verifyError(PopNotReachableException.class);
			assertThat(
					this.fixture.emulator.requests().stream().filter((request) -> request.path().endsWith("/source")))
				.hasSize(2);
		}
	}

	@Test
	void retriesOfAllKindsTogetherStayWithinTheirNumber() {
		this.fixture.emulator.faults().add(Fault.builder().reset().times(99).build());
		WorkerEndpoint endpoint = this.fixture.transientEndpoint(this.fixture.patient);
		StepVerifier.create(endpoint.upload(FailoverFixture.IMAGE).predictions())
			.verifyError(PopNotReachableException.class);
		assertThat(this.fixture.emulator.faults().struck()).isEqualTo(4);
		endpoint.close();
	}

	@Test
	void noOtherEndpointIsTriedWhenTheTimeIsOver() {
		try (EyePopHttp impatient = EyePopHttp.builder()
			.settings(HttpSettings.defaults().withReadTimeout(Duration.ofMillis(500)))
			.retry(TestHttp.FAST_RETRIES.withMaxTime(Duration.ofMillis(200)))
			.build(); WorkerEndpoint endpoint = this.fixture.production(impatient)) {
			this.fixture.emulator.faults().add(Fault.builder().stall().times(10).build());
			StepVerifier.create(endpoint.upload(FailoverFixture.IMAGE).predictions())
				.verifyError(PopNotReachableException.class);
			assertThat(this.fixture.emulator.faults().struck()).isEqualTo(2);
		}
	}

	@Test
	void noFreshConnectionIsTriedWhenTheTimeIsOver() {
		// the time is 2 s, and begins with the first failure
		WorkerEndpoint endpoint = this.fixture.transientEndpoint(this.fixture.http);
		this.fixture.predict(endpoint);
		this.fixture.emulator.faults().add(Fault.builder().status(503).build());
		this.fixture.emulator.faults().add(Fault.builder().delay(Duration.ofMillis(2500)).reset().build());
		StepVerifier.create(endpoint.upload(FailoverFixture.IMAGE).predictions())
			.verifyError(PopNotReachableException.class);
		assertThat(this.fixture.emulator.faults().struck()).isEqualTo(2);
		endpoint.close();
	}

	@Test
	void aJobThatTakesTooLongLeavesItsConnection() {
		try (EyePopHttp patient = EyePopHttp.builder()
			.settings(HttpSettings.defaults().withReadTimeout(Duration.ofHours(1)))
			.build();
				WorkerEndpoint limited = WorkerEndpoint.builder(patient)
					.url(this.fixture.emulator.url())
					.secretKey("emulator-secret-key")
					.jobTimeout(Duration.ofSeconds(2))
					.build()) {
			this.fixture.predict(this.fixture.production);
			this.fixture.predict(limited);
			int before = this.fixture.emulator.openConnections();
			this.fixture.emulator.faults().add(Fault.builder().stall().build());
			StepVerifier.create(limited.upload(FailoverFixture.IMAGE).predictions())
				.verifyError(JobTimeoutException.class);
			Awaitility.await().until(() -> this.fixture.emulator.openConnections() < before);
		}
	}

	@Test
	void aJobThatTakesTooLongIsStopped() {
		// the first job of all loads classes
		this.fixture.predict(this.fixture.production);
		WorkerEndpoint limited = WorkerEndpoint.builder(this.fixture.http)
			.url(this.fixture.emulator.url())
			.secretKey("emulator-secret-key")
			.jobTimeout(Duration.ofSeconds(2))
			.build();
		this.fixture.predict(limited);
		this.fixture.emulator.faults().add(Fault.builder().stall().build());
		StepVerifier.create(limited.upload(FailoverFixture.IMAGE).predictions())
			.verifyErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(JobTimeoutException.class)
				.hasMessageContaining("within 2000 ms")
				.hasMessageContaining("eyepop.worker.job-timeout"));
		Awaitility.await().until(() -> this.fixture.emulator.runningJobs() == 0);
		this.fixture.predict(limited);
		limited.close();
	}

}
