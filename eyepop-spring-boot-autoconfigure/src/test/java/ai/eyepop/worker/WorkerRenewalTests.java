package ai.eyepop.worker;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.emulator.fault.Fault;
import ai.eyepop.http.EyePopHttp;
import ai.eyepop.http.RetrySettings;
import ai.eyepop.wire.TestClock;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tokens, pipelines and services that go and are replaced, over sockets to an emulator.
 */
class WorkerRenewalTests {

	private final FailoverFixture fixture = new FailoverFixture();

	@AfterEach
	void close() {
		this.fixture.close();
	}

	@Test
	void aThousandJobsWithAnExpiredTokenShareOneNewOne() {
		WorkerEndpoint endpoint = this.fixture.transientEndpoint(this.fixture.patient);
		this.fixture.predict(endpoint);
		for (int round = 1; round <= 2; round++) {
			long before = this.fixture.emulator.tokensIssued();
			this.fixture.emulator.expireTokens();
			predictAtOnce(endpoint, 1000);
			assertThat(this.fixture.emulator.tokensIssued() - before).isOne();
		}
		endpoint.close();
	}

	@Test
	void aThousandJobsWithATokenThatIsDueShareOneNewOne() {
		TestClock clock = new TestClock();
		clock.set(Instant.now());
		WorkerEndpoint endpoint = WorkerEndpoint.builder(this.fixture.patient)
			.url(this.fixture.emulator.url())
			.apiKey(this.fixture.emulator.apiKey())
			.clock(clock)
			.build();
		this.fixture.predict(endpoint);
		long before = this.fixture.emulator.tokensIssued();
		clock.advance(Duration.ofMinutes(59).plusSeconds(30));
		predictAtOnce(endpoint, 1000);
		assertThat(this.fixture.emulator.tokensIssued() - before).isOne();
		endpoint.close();
	}

	@Test
	void aTokenThatExpiresBeforeItsSessionIsHealthyIsReplaced() {
		this.fixture.emulator.faults().add(Fault.builder().path("/health$").expiredToken().build());
		WorkerEndpoint endpoint = this.fixture.transientEndpoint(this.fixture.patient);
		this.fixture.predict(endpoint);
		assertThat(this.fixture.emulator.faults().struck()).isOne();
		assertThat(this.fixture.emulator.tokensIssued()).isEqualTo(2);
		endpoint.close();
	}

	@Test
	void jobsThatFindTheirPipelineGoneShareOneNewOne() {
		WorkerEndpoint endpoint = this.fixture.transientEndpoint(this.fixture.patient);
		this.fixture.predict(endpoint);
		long before = this.fixture.emulator.pipelinesCreated();
		this.fixture.emulator.faults().add(Fault.builder().pipelineGone().build());
		predictAtOnce(endpoint, 200);
		assertThat(this.fixture.emulator.pipelinesCreated() - before).isOne();
		endpoint.close();
		assertThat(this.fixture.emulator.pipelines()).isEmpty();
	}

	@Test
	void aPipelineIsMadeOnceWhenItsConnectionBreaks() {
		this.fixture.emulator.faults().add(Fault.builder().method("POST").path("/pipelines$").reset().times(5).build());
		WorkerEndpoint endpoint = this.fixture.transientEndpoint(this.fixture.patient);
		StepVerifier.create(endpoint.upload(FailoverFixture.IMAGE).predictions())
			.verifyErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(PopNotReachableException.class));
		assertThat(this.fixture.emulator.faults().struck()).isOne();
		this.fixture.emulator.faults().clear();
		this.fixture.predict(endpoint);
		endpoint.close();
	}

	@Test
	void withoutRetriesTheNextSubmissionConnectsAnew() {
		try (EyePopHttp once = EyePopHttp.builder().retry(RetrySettings.defaults().withMaxRetries(0)).build();
				WorkerEndpoint endpoint = this.fixture.transientEndpoint(once)) {
			this.fixture.predict(endpoint);
			this.fixture.emulator.faults().add(Fault.builder().pipelineGone().build());
			StepVerifier.create(endpoint.upload(FailoverFixture.IMAGE).predictions())
				.verifyError(PopNotReachableException.class);
			this.fixture.predict(endpoint);
		}
	}

	@Test
	void aRestartOfTheServiceIsSurvived() {
		int port;
		WorkerEndpoint endpoint;
		EyePopHttp client = EyePopHttp.builder()
			.retry(RetrySettings.defaults().withInitialInterval(Duration.ofMillis(50)).withMaxRetries(8))
			.build();
		try (EyePopEmulator first = EyePopEmulator.start()) {
			port = first.url().getPort();
			endpoint = WorkerEndpoint.builder(client).url(first.url()).apiKey(first.apiKey()).build();
			this.fixture.predict(endpoint);
		}
		WorkerJob job = endpoint.upload(FailoverFixture.IMAGE);
		try (EyePopEmulator second = EyePopEmulator.builder().port(port).start()) {
			StepVerifier.create(job.predictions()).expectNextCount(1).verifyComplete();
			endpoint.close();
			assertThat(second.pipelines()).isEmpty();
		}
		client.close();
	}

	private static void predictAtOnce(WorkerEndpoint endpoint, int count) {
		List<WorkerJob> jobs = IntStream.range(0, count)
			.mapToObj((i) -> endpoint.upload(FailoverFixture.IMAGE))
			.toList();
		StepVerifier.create(Flux.fromIterable(jobs).flatMap(WorkerJob::predictions, jobs.size()))
			.expectNextCount(count)
			.verifyComplete();
	}

}
