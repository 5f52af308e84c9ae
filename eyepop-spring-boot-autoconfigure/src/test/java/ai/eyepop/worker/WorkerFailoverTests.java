package ai.eyepop.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.MediaType;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.emulator.fault.Fault;
import ai.eyepop.emulator.inspect.RecordedRequest;
import ai.eyepop.http.EyePopHttp;
import ai.eyepop.http.HttpSettings;
import ai.eyepop.http.RetrySettings;
import ai.eyepop.http.ServiceException;
import ai.eyepop.source.Source;
import ai.eyepop.source.UnreadableSourceException;
import ai.eyepop.wire.TestClock;
import ai.eyepop.wire.TestHttp;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What becomes of submissions when endpoints, pipelines or tokens go, over sockets to an
 * emulator.
 */
class WorkerFailoverTests {

	private static final String POP = """
			{"components": [{"type": "inference", "inferenceTypes": ["image_classification"]}]}""";

	private static final Path IMAGE = Path.of("src/test/resources/vectors/media/image.jpg");

	private final EyePopEmulator emulator = EyePopEmulator.builder().endpoints(3).productionPop("prod", POP).start();

	/** An endpoint that failed is left alone for 3 s. */
	private final EyePopHttp http = EyePopHttp.builder()
		.settings(HttpSettings.defaults().withReadTimeout(Duration.ofSeconds(5)))
		.retry(TestHttp.FAST_RETRIES.withMaxTime(Duration.ofSeconds(2)))
		.build();

	private final EyePopHttp patient = TestHttp.create();

	private final WorkerEndpoint production = production(this.http);

	@AfterEach
	void close() {
		this.emulator.faults().clear();
		Awaitility.await().until(() -> this.emulator.runningJobs() == 0);
		this.production.close();
		this.http.close();
		this.patient.close();
		this.emulator.close();
	}

	@Test
	void submissionsAreSpreadOverTheEndpoints() {
		for (int i = 0; i < 9; i++) {
			predict(this.production);
		}
		assertThat(submissions()).containsExactly(3, 3, 3);
		assertThat(this.production.endpoints()).hasSize(3).allMatch(EndpointState::isHealthy);
	}

	@ParameterizedTest
	@ValueSource(strings = { "404", "reset", "refused" })
	void aSubmissionGoesOnWithAnotherEndpoint(String failure) {
		predict(this.production);
		predict(this.production);
		predict(this.production);
		int first = next();
		switch (failure) {
			case "404" -> this.emulator.faults().add(Fault.builder().endpoint(first).pipelineGone().build());
			case "reset" -> this.emulator.faults().add(Fault.builder().endpoint(first).reset().build());
			default -> this.emulator.endpointDown(first);
		}
		predict(this.production);
		assertThat(this.production.endpoints().get(first)).satisfies((state) -> {
			assertThat(state.isHealthy()).isFalse();
			assertThat(state.lastFailure()).isNotBlank();
		});
		assertThat(configurations()).isOne();
	}

	@Test
	void anEndpointThatSaysNothingIsLeftForAnother() {
		try (EyePopHttp impatient = EyePopHttp.builder()
			.settings(HttpSettings.defaults().withReadTimeout(Duration.ofSeconds(1)))
			.retry(TestHttp.FAST_RETRIES)
			.build(); WorkerEndpoint endpoint = production(impatient)) {
			this.emulator.faults().add(Fault.builder().stall().build());
			predict(endpoint);
			assertThat(endpoint.endpoints()).filteredOn((state) -> !state.isHealthy()).hasSize(1);
		}
	}

	@Test
	void aServerErrorIsTriedOnEachEndpointBeforeOneIsAskedTwice() {
		this.emulator.faults().add(Fault.builder().status(503).times(3).build());
		predict(this.production);
		assertThat(submissions()).containsExactlyInAnyOrder(1, 1, 2);
		assertThat(this.production.endpoints()).allMatch(EndpointState::isHealthy);
	}

	@Test
	void whenNoEndpointIsLeftTheConfigurationIsFetchedAgain() {
		this.emulator.faults().add(Fault.builder().pipelineGone().times(3).build());
		predict(this.production);
		assertThat(configurations()).isEqualTo(2);
		assertThat(this.emulator.requests().stream().filter((request) -> request.path().endsWith("/source")))
			.hasSize(4);
	}

	@Test
	void whenAllEndpointsStayDownTheErrorTellsAboutEachOfThem() {
		predict(this.production);
		IntStream.range(0, 3).forEach(this.emulator::endpointDown);
		StepVerifier.create(this.production.upload(IMAGE).predictions())
			.verifyErrorSatisfies(
					(failure) -> assertThat(failure).isInstanceOfSatisfying(PopNotReachableException.class, (ex) -> {
						assertThat(ex.getEndpoints()).hasSize(3);
						assertThat(ex).hasMessageContaining("Connection refused")
							.hasMessageContaining("left alone until");
					}));
		IntStream.range(0, 3).forEach(this.emulator::endpointUp);
		predict(this.production);
	}

	@Test
	void noJobFailsWhenAnEndpointIsKilledAndComesBackUnderLoad() {
		AtomicBoolean over = new AtomicBoolean();
		AtomicInteger done = new AtomicInteger();
		Flux<Integer> load = Flux.range(0, 16)
			.flatMap((lane) -> Flux.defer(() -> this.production.upload(IMAGE).predictions())
				.doOnNext((prediction) -> done.incrementAndGet())
				.repeat(() -> !over.get())
				.then(Mono.just(lane)), 16);
		StepVerifier.create(load)
			.then(() -> Awaitility.await().until(() -> done.get() > 100))
			.then(() -> this.emulator.endpointDown(1))
			.then(() -> waitForMore(done, 100))
			.then(() -> assertThat(this.production.endpoints().get(1).isHealthy()).isFalse())
			.then(() -> this.emulator.endpointUp(1))
			.then(() -> {
				int before = submissions().get(1);
				Awaitility.await().until(() -> submissions().get(1) > before + 20);
			})
			.then(() -> over.set(true))
			.expectNextCount(16)
			.verifyComplete();
		assertThat(this.production.endpoints()).allMatch(EndpointState::isHealthy);
		assertThat(done.get()).isGreaterThan(200);
	}

	@Test
	void aThousandJobsWithAnExpiredTokenShareOneNewOne() {
		WorkerEndpoint endpoint = transientEndpoint(this.patient);
		predict(endpoint);
		for (int round = 1; round <= 2; round++) {
			long before = this.emulator.tokensIssued();
			this.emulator.expireTokens();
			List<WorkerJob> jobs = IntStream.range(0, 1000).mapToObj((i) -> endpoint.upload(IMAGE)).toList();
			StepVerifier.create(Flux.fromIterable(jobs).flatMap(WorkerJob::predictions, jobs.size()))
				.expectNextCount(1000)
				.verifyComplete();
			assertThat(this.emulator.tokensIssued() - before).isOne();
		}
		endpoint.close();
	}

	@Test
	void jobsThatFindTheirPipelineGoneShareOneNewOne() {
		WorkerEndpoint endpoint = transientEndpoint(this.patient);
		predict(endpoint);
		long before = this.emulator.pipelinesCreated();
		this.emulator.faults().add(Fault.builder().pipelineGone().build());
		List<WorkerJob> jobs = IntStream.range(0, 200).mapToObj((i) -> endpoint.upload(IMAGE)).toList();
		StepVerifier.create(Flux.fromIterable(jobs).flatMap(WorkerJob::predictions, jobs.size()))
			.expectNextCount(200)
			.verifyComplete();
		assertThat(this.emulator.pipelinesCreated() - before).isOne();
		endpoint.close();
		assertThat(this.emulator.pipelines()).isEmpty();
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
			predict(endpoint);
		}
		WorkerJob job = endpoint.upload(IMAGE);
		try (EyePopEmulator second = EyePopEmulator.builder().port(port).start()) {
			StepVerifier.create(job.predictions()).expectNextCount(1).verifyComplete();
			endpoint.close();
			assertThat(second.pipelines()).isEmpty();
		}
		client.close();
	}

	@Test
	void aStreamThatWasNotReadGoesOnWithAnotherEndpoint() {
		predict(this.production);
		this.emulator.endpointDown(next());
		Flux<DataBuffer> stream = Flux.defer(() -> Flux.just(image()));
		StepVerifier.create(this.production.upload(Source.of(stream, MediaType.IMAGE_JPEG)).predictions())
			.expectNextCount(1)
			.verifyComplete();
	}

	@Test
	void aStreamThatWasReadFailsAndSaysWhy() {
		this.emulator.faults().add(Fault.builder().status(503).build());
		Source stream = Source.of(Flux.defer(() -> Flux.just(image())), MediaType.IMAGE_JPEG);
		StepVerifier.create(this.production.upload(stream).predictions())
			.verifyErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(ServiceException.class)
				.hasMessageContaining("status 503")
				.hasMessageContaining("not sent again, because it is a stream"));
		StepVerifier.create(this.production.upload(stream).predictions())
			.verifyErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(UnreadableSourceException.class)
				.hasMessageContaining("stream (image/jpeg) was read already"));
	}

	@Test
	void aStreamThatIsRefusedForGoodHasNoHint() {
		this.emulator.faults().add(Fault.builder().status(400).build());
		StepVerifier
			.create(this.production.upload(Source.of(Flux.defer(() -> Flux.just(image())), MediaType.IMAGE_JPEG))
				.predictions())
			.verifyErrorSatisfies((failure) -> assertThat(failure.getMessage()).contains("status 400")
				.doesNotContain("not sent again"));
	}

	@Test
	void aVideoGoesOnWithAnotherEndpointUntilItsFirstPrediction() {
		this.emulator.faults().add(Fault.builder().path("/prepareSource").reset().build());
		StepVerifier
			.create(this.production.upload(new byte[200_000], MediaType.parseMediaType("video/mp4")).predictions())
			.expectNextCount(4)
			.verifyComplete();
	}

	@Test
	void aVideoIsNotBegunAgainAfterItsFirstPrediction() {
		this.emulator.faults().add(Fault.builder().path("/prepareSource").reset().afterLines(3).build());
		StepVerifier
			.create(this.production.upload(new byte[500_000], MediaType.parseMediaType("video/mp4")).predictions())
			.thenConsumeWhile((prediction) -> true)
			.verifyErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(PopNotReachableException.class));
		assertThat(this.emulator.requests().stream().filter((request) -> request.path().endsWith("/prepareSource")))
			.hasSize(1);
	}

	@Test
	void streamsRecoverFromAPipelineThatIsGone() {
		WorkerEndpoint endpoint = transientEndpoint(this.patient);
		predict(endpoint);
		this.emulator.faults().add(Fault.builder().pipelineGone().build());
		StepVerifier.create(endpoint.upload(stream()).predictions()).verifyError(PopNotReachableException.class);
		StepVerifier.create(endpoint.upload(stream()).predictions()).expectNextCount(1).verifyComplete();
		endpoint.close();
	}

	@Test
	void withoutRetriesTheNextSubmissionConnectsAnew() {
		try (EyePopHttp once = EyePopHttp.builder().retry(RetrySettings.defaults().withMaxRetries(0)).build();
				WorkerEndpoint endpoint = transientEndpoint(once)) {
			predict(endpoint);
			this.emulator.faults().add(Fault.builder().pipelineGone().build());
			StepVerifier.create(endpoint.upload(IMAGE).predictions()).verifyError(PopNotReachableException.class);
			predict(endpoint);
		}
	}

	private static Source stream() {
		return Source.of(Flux.defer(() -> Flux.just(image())), MediaType.IMAGE_JPEG);
	}

	@Test
	void aPipelineIsMadeOnceWhenItsConnectionBreaks() {
		this.emulator.faults().add(Fault.builder().method("POST").path("/pipelines$").reset().times(5).build());
		WorkerEndpoint endpoint = transientEndpoint(this.patient);
		StepVerifier.create(endpoint.upload(IMAGE).predictions())
			.verifyErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(PopNotReachableException.class));
		assertThat(this.emulator.faults().struck()).isOne();
		this.emulator.faults().clear();
		predict(endpoint);
		endpoint.close();
	}

	@Test
	void anEndpointThatWantsTimeDoesNotHoldUpASubmission() {
		this.emulator.faults()
			.add(Fault.builder().endpoint(0).status(503).retryAfter(Duration.ofHours(1)).times(9).build());
		for (int i = 0; i < 6; i++) {
			predict(this.production);
		}
		assertThat(this.emulator.faults().struck()).isPositive();
	}

	@Test
	void withoutRetriesASourceIsSentOnce() {
		try (EyePopHttp once = EyePopHttp.builder().retry(RetrySettings.defaults().withMaxRetries(0)).build();
				WorkerEndpoint endpoint = production(once)) {
			this.emulator.faults().add(Fault.builder().reset().times(9).build());
			StepVerifier.create(endpoint.upload(IMAGE).predictions()).verifyError(PopNotReachableException.class);
			this.emulator.faults().clear();
			this.emulator.faults().add(Fault.builder().pipelineGone().times(9).build());
			StepVerifier.create(endpoint.upload(IMAGE).predictions()).verifyError(PopNotReachableException.class);
			assertThat(this.emulator.requests().stream().filter((request) -> request.path().endsWith("/source")))
				.hasSize(2);
		}
	}

	@Test
	void retriesOfAllKindsTogetherStayWithinTheirNumber() {
		this.emulator.faults().add(Fault.builder().reset().times(99).build());
		WorkerEndpoint endpoint = transientEndpoint(this.patient);
		StepVerifier.create(endpoint.upload(IMAGE).predictions()).verifyError(PopNotReachableException.class);
		assertThat(this.emulator.faults().struck()).isEqualTo(4);
		endpoint.close();
	}

	@Test
	void aThousandJobsWithATokenThatIsDueShareOneNewOne() {
		TestClock clock = new TestClock();
		clock.set(Instant.now());
		WorkerEndpoint endpoint = WorkerEndpoint.builder(this.patient)
			.url(this.emulator.url())
			.apiKey(this.emulator.apiKey())
			.clock(clock)
			.build();
		predict(endpoint);
		long before = this.emulator.tokensIssued();
		clock.advance(Duration.ofMinutes(59).plusSeconds(30));
		List<WorkerJob> jobs = IntStream.range(0, 1000).mapToObj((i) -> endpoint.upload(IMAGE)).toList();
		StepVerifier.create(Flux.fromIterable(jobs).flatMap(WorkerJob::predictions, jobs.size()))
			.expectNextCount(1000)
			.verifyComplete();
		assertThat(this.emulator.tokensIssued() - before).isOne();
		endpoint.close();
	}

	@Test
	void aJobThatTakesTooLongIsStopped() {
		WorkerEndpoint limited = WorkerEndpoint.builder(this.http)
			.url(this.emulator.url())
			.secretKey("emulator-secret-key")
			.jobTimeout(Duration.ofSeconds(2))
			.build();
		predict(limited);
		this.emulator.faults().add(Fault.builder().stall().build());
		StepVerifier.create(limited.upload(IMAGE).predictions())
			.verifyErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(JobTimeoutException.class)
				.hasMessageContaining("within 2000 ms")
				.hasMessageContaining("eyepop.worker.job-timeout"));
		Awaitility.await().until(() -> this.emulator.runningJobs() == 0);
		predict(limited);
		limited.close();
	}

	private static void waitForMore(AtomicInteger done, int more) {
		int before = done.get();
		Awaitility.await().until(() -> done.get() > before + more);
	}

	private WorkerEndpoint production(EyePopHttp http) {
		return WorkerEndpoint.builder(http)
			.url(this.emulator.url())
			.secretKey("emulator-secret-key")
			.popId("prod")
			.build();
	}

	private WorkerEndpoint transientEndpoint(EyePopHttp http) {
		return WorkerEndpoint.builder(http).url(this.emulator.url()).apiKey(this.emulator.apiKey()).build();
	}

	/** The endpoint whose turn it is next, if nothing fails. */
	private int next() {
		List<RecordedRequest> sources = this.emulator.requests()
			.stream()
			.filter((request) -> request.path().endsWith("/source"))
			.toList();
		String last = sources.get(sources.size() - 1).path();
		List<EndpointState> states = this.production.endpoints();
		for (int i = 0; i < states.size(); i++) {
			if (last.contains(states.get(i).pipelineId())) {
				return (i + 1) % states.size();
			}
		}
		throw new IllegalStateException(last);
	}

	private List<Integer> submissions() {
		return this.production.endpoints()
			.stream()
			.map((state) -> (int) this.emulator.requests()
				.stream()
				.filter((request) -> request.path().endsWith("/source") && request.path().contains(state.pipelineId()))
				.count())
			.toList();
	}

	private long configurations() {
		return this.emulator.requests().stream().filter((request) -> request.path().endsWith("/config")).count();
	}

	private static void predict(WorkerEndpoint endpoint) {
		assertThat(Objects.requireNonNull(endpoint.upload(IMAGE).predictions().collectList().block())).hasSize(1);
	}

	private static DataBuffer image() {
		try {
			return DefaultDataBufferFactory.sharedInstance.wrap(Files.readAllBytes(IMAGE));
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Test
	void aStreamThatWasReadFailsWithAllThatTheServiceSaid() {
		this.emulator.faults().add(Fault.builder().status(503).retryAfter(Duration.ofSeconds(9)).body("busy").build());
		Source stream = Source.of(Flux.defer(() -> Flux.just(image())), MediaType.IMAGE_JPEG);
		StepVerifier.create(this.production.upload(stream).predictions())
			.verifyErrorSatisfies(
					(failure) -> assertThat(failure).isInstanceOfSatisfying(ServiceException.class, (refusal) -> {
						assertThat(refusal).hasMessageContaining("not sent again, because it is a stream");
						assertThat(refusal.getStatus().value()).isEqualTo(503);
						assertThat(refusal.getRetryAfter()).hasSeconds(9);
						assertThat(refusal.getExcerpt()).isEqualTo("busy");
					}));
	}

	@Test
	void aStreamThatWasReadWhenTheConnectionBrokeFailsAndSaysWhy() {
		this.emulator.faults().add(Fault.builder().reset().build());
		Source stream = Source.of(Flux.defer(() -> Flux.just(image())), MediaType.IMAGE_JPEG);
		StepVerifier.create(this.production.upload(stream).predictions())
			.verifyErrorSatisfies((failure) -> assertThat(failure)
				.isInstanceOfSatisfying(PopNotReachableException.class,
						(ex) -> assertThat(ex.getEndpoints()).hasSize(3))
				.hasMessageContaining("the connection broke")
				.hasMessageContaining("not sent again, because it is a stream"));
	}

	@Test
	void noOtherEndpointIsTriedWhenTheTimeIsOver() {
		try (EyePopHttp impatient = EyePopHttp.builder()
			.settings(HttpSettings.defaults().withReadTimeout(Duration.ofMillis(500)))
			.retry(TestHttp.FAST_RETRIES.withMaxTime(Duration.ofMillis(200)))
			.build(); WorkerEndpoint endpoint = production(impatient)) {
			this.emulator.faults().add(Fault.builder().stall().times(10).build());
			StepVerifier.create(endpoint.upload(IMAGE).predictions()).verifyError(PopNotReachableException.class);
			assertThat(this.emulator.faults().struck()).isEqualTo(2);
		}
	}

	@Test
	void noFreshConnectionIsTriedWhenTheTimeIsOver() {
		// the time is 2 s, and begins with the first failure
		WorkerEndpoint endpoint = transientEndpoint(this.http);
		predict(endpoint);
		this.emulator.faults().add(Fault.builder().status(503).build());
		this.emulator.faults().add(Fault.builder().delay(Duration.ofMillis(2500)).reset().build());
		StepVerifier.create(endpoint.upload(IMAGE).predictions()).verifyError(PopNotReachableException.class);
		assertThat(this.emulator.faults().struck()).isEqualTo(2);
		endpoint.close();
	}

	@Test
	void aRefusedVideoGoesOnWithAnotherEndpoint() {
		this.emulator.faults().add(Fault.builder().status(503).build());
		StepVerifier
			.create(this.production.upload(new byte[200_000], MediaType.parseMediaType("video/mp4")).predictions())
			.expectNextCount(4)
			.verifyComplete();
		assertThat(submissions()).containsExactlyInAnyOrder(0, 1, 1);
	}

}
