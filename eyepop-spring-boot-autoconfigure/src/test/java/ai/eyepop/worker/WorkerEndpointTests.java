package ai.eyepop.worker;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.MediaType;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

import ai.eyepop.auth.Access;
import ai.eyepop.auth.MissingCredentialException;
import ai.eyepop.compute.ComputeSessionException;
import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.emulator.inspect.RecordedRequest;
import ai.eyepop.http.AccessTokens;
import ai.eyepop.http.RequestTarget;
import ai.eyepop.job.JobState;
import ai.eyepop.source.Source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link WorkerEndpoint}, over sockets to an emulator: its connection, and its
 * end.
 */
class WorkerEndpointTests extends EmulatedWorker {

	@Test
	void manySubmissionsShareOneSessionAndOnePipeline() {
		WorkerEndpoint withoutPop = builder().build();
		List<WorkerJob> jobs = IntStream.range(0, 50).mapToObj((i) -> withoutPop.upload(this.square)).toList();
		for (WorkerJob job : jobs) {
			StepVerifier.create(job.predictions())
				.expectNextMatches((prediction) -> prediction.sourceWidth() == 320 && prediction.objects().isEmpty())
				.verifyComplete();
		}
		assertThat(this.emulator.sessions()).hasSize(1);
		assertThat(this.emulator.pipelines()).hasSize(1);
		withoutPop.close();
		assertThat(this.emulator.pipelines()).isEmpty();
	}

	@Test
	void closeDeletesThePipelineAndRefusesSubmissions() {
		this.endpoint.upload(this.square).predictions().blockLast();
		assertThat(this.emulator.pipelines()).hasSize(1);
		this.endpoint.close();
		this.endpoint.close();
		assertThat(this.emulator.pipelines()).isEmpty();
		assertThat(this.emulator.requests().stream().filter((request) -> request.method().equals("DELETE"))).hasSize(1);
		assertThatIllegalStateException().isThrownBy(() -> this.endpoint.upload(this.square))
			.withMessageContaining("closed");
	}

	@Test
	void closeLetsRunningJobsEnd() {
		List<WorkerJob> jobs = IntStream.range(0, 10).mapToObj((i) -> this.endpoint.upload(this.square)).toList();
		this.endpoint.close();
		assertThat(jobs).allMatch((job) -> job.state() == JobState.FINISHED && !job.isCanceled());
		assertThat(predict(jobs.get(9)).objects()).hasSize(1);
	}

	@Test
	void closeWithoutUseSendsNothing() {
		this.endpoint.close();
		assertThat(this.emulator.requests()).isEmpty();
	}

	@Test
	void replacesAnExpiredTokenByOneRequestHoweverManyJobsNeedIt() {
		this.endpoint.upload(this.square).predictions().blockLast();
		this.emulator.expireTokens();
		List<WorkerJob> jobs = IntStream.range(0, 20).mapToObj((i) -> this.endpoint.upload(this.square)).toList();
		assertThat(jobs).allSatisfy((job) -> assertThat(predict(job).objects()).hasSize(1));
		assertThat(this.emulator.requests().stream().filter((request) -> request.path().endsWith("/authenticate")))
			.hasSize(1);
	}

	@Test
	void cancelEndsTheJobAndItsConnection() {
		this.endpoint.connect().block();
		Flux<DataBuffer> endless = Flux.interval(Duration.ofMillis(5))
			.map((i) -> DefaultDataBufferFactory.sharedInstance.wrap(new byte[100]));
		WorkerJob job = this.endpoint.upload(Source.of(endless, MediaType.IMAGE_PNG));
		Awaitility.await().until(() -> this.emulator.runningJobs() == 1);
		job.cancel();
		StepVerifier.create(job.predictions()).verifyComplete();
		Awaitility.await().until(() -> this.emulator.runningJobs() == 0);
	}

	@Test
	void failsWhenTheKeyIsRefused() {
		WorkerEndpoint refused = WorkerEndpoint.builder(this.http).url(this.emulator.url()).apiKey("wr0ng").build();
		assertThatExceptionOfType(ComputeSessionException.class)
			.isThrownBy(() -> refused.upload(this.square).predictions().blockLast())
			.withMessageContaining("The credential was refused: check the API key")
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("wr0ng"));
	}

	@Test
	void failsWhenTheWorkerIsGone() {
		this.endpoint.upload(this.square).predictions().blockLast();
		int port = this.emulator.url().getPort();
		this.emulator.close();
		assertThatExceptionOfType(PopNotReachableException.class)
			.isThrownBy(() -> this.endpoint.upload(this.square).predictions().blockLast())
			.withMessageContaining("127.0.0.1:" + port);
	}

	@Test
	void triesToConnectAgainAfterAFailure() {
		this.emulator.close();
		int port = this.emulator.url().getPort();
		assertThatExceptionOfType(ComputeSessionException.class)
			.isThrownBy(() -> this.endpoint.upload(this.square).predictions().blockLast());
		try (EyePopEmulator again = EyePopEmulator.builder().port(port).start()) {
			assertThat(predict(this.endpoint.upload(this.square)).objects()).hasSize(1);
			assertThat(again.sessions()).hasSize(1);
			this.endpoint.close();
		}
	}

	@Test
	void connectsAnewWhenThePipelineIsGone() {
		predict(this.endpoint.upload(this.square));
		String pipeline = this.emulator.pipelines().get(0).id();
		RecordedRequest source = sources().get(0);
		deletePipeline(source.path().replace("/source", ""));
		assertThat(this.emulator.pipelines()).isEmpty();
		assertThat(predict(this.endpoint.upload(this.square)).objects()).hasSize(1);
		assertThat(this.emulator.pipelines()).hasSize(1).noneMatch((snapshot) -> snapshot.id().equals(pipeline));
	}

	@Test
	void canBeConnectedAgainAfterItWasDisconnected() {
		predict(this.endpoint.upload(this.square));
		this.endpoint.disconnect().block();
		assertThat(this.emulator.pipelines()).isEmpty();
		assertThatIllegalStateException().isThrownBy(() -> this.endpoint.upload(this.square));
		this.endpoint.connect().block();
		assertThat(predict(this.endpoint.upload(this.square)).objects()).hasSize(1);
		this.endpoint.close();
		assertThat(this.emulator.pipelines()).isEmpty();
		StepVerifier.create(this.endpoint.connect()).verifyError(IllegalStateException.class);
	}

	@Test
	void refusesAUrlThatIsNone() {
		assertThatIllegalArgumentException().isThrownBy(() -> builder().url(URI.create("localhost:9")))
			.withMessageContaining("must begin with http:// or https://");
	}

	@Test
	void needsACredential() {
		assertThatExceptionOfType(MissingCredentialException.class)
			.isThrownBy(() -> WorkerEndpoint.builder(this.http).apiKey("  ").build())
			.withMessageContaining("give the endpoint an API key");
	}

	private void deletePipeline(String path) {
		AccessTokens tokens = Objects.requireNonNull(Access.builder()
			.url(this.emulator.url())
			.apiKey(this.emulator.apiKey())
			.build()
			.tokens(this.http, Clock.systemUTC()));
		this.http.answers()
			.nothing(RequestTarget.of(this.emulator.url(), path).applyTo(this.http.authorizedClient(tokens).delete()))
			.block();
	}

}
