package ai.eyepop.worker;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import ai.eyepop.emulator.fault.Fault;
import ai.eyepop.http.EyePopHttp;
import ai.eyepop.http.HttpSettings;
import ai.eyepop.wire.TestHttp;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What becomes of submissions when endpoints go, over sockets to an emulator.
 */
class WorkerFailoverTests {

	private final FailoverFixture fixture = new FailoverFixture();

	@AfterEach
	void close() {
		this.fixture.close();
	}

	@Test
	void submissionsAreSpreadOverTheEndpoints() {
		for (int i = 0; i < 9; i++) {
			this.fixture.predict(this.fixture.production);
		}
		assertThat(this.fixture.submissions()).containsExactly(3, 3, 3);
		assertThat(this.fixture.production.endpoints()).hasSize(3).allMatch(EndpointState::isHealthy);
	}

	@ParameterizedTest
	@ValueSource(strings = { "404", "reset", "refused" })
	void aSubmissionGoesOnWithAnotherEndpoint(String failure) {
		this.fixture.predict(this.fixture.production);
		this.fixture.predict(this.fixture.production);
		this.fixture.predict(this.fixture.production);
		int first = this.fixture.next();
		switch (failure) {
			case "404" -> this.fixture.emulator.faults().add(Fault.builder().endpoint(first).pipelineGone().build());
			case "reset" -> this.fixture.emulator.faults().add(Fault.builder().endpoint(first).reset().build());
			default -> this.fixture.emulator.endpointDown(first);
		}
		this.fixture.predict(this.fixture.production);
		assertThat(this.fixture.production.endpoints().get(first)).satisfies((state) -> {
			assertThat(state.isHealthy()).isFalse();
			assertThat(state.lastFailure()).isNotNull();
		});
		assertThat(this.fixture.configurations()).isOne();
	}

	@Test
	void anEndpointThatSaysNothingIsLeftForAnother() {
		try (EyePopHttp impatient = EyePopHttp.builder()
			.settings(HttpSettings.defaults().withReadTimeout(Duration.ofSeconds(1)))
			.retry(TestHttp.FAST_RETRIES)
			.build(); WorkerEndpoint endpoint = this.fixture.production(impatient)) {
			this.fixture.emulator.faults().add(Fault.builder().stall().build());
			this.fixture.predict(endpoint);
			assertThat(endpoint.endpoints()).filteredOn((state) -> !state.isHealthy()).hasSize(1);
		}
	}

	@Test
	void anEndpointThatWantsTimeDoesNotHoldUpASubmission() {
		this.fixture.emulator.faults()
			.add(Fault.builder().endpoint(0).status(503).retryAfter(Duration.ofHours(1)).times(9).build());
		for (int i = 0; i < 6; i++) {
			this.fixture.predict(this.fixture.production);
		}
		assertThat(this.fixture.emulator.faults().struck()).isPositive();
	}

	@Test
	void aServerErrorIsTriedOnEachEndpointBeforeOneIsAskedTwice() {
		this.fixture.emulator.faults().add(Fault.builder().status(503).times(3).build());
		this.fixture.predict(this.fixture.production);
		assertThat(this.fixture.submissions()).containsExactlyInAnyOrder(1, 1, 2);
		assertThat(this.fixture.production.endpoints()).allMatch(EndpointState::isHealthy);
	}

	@Test
	void whenNoEndpointIsLeftTheConfigurationIsFetchedAgain() {
		this.fixture.emulator.faults().add(Fault.builder().pipelineGone().times(3).build());
		this.fixture.predict(this.fixture.production);
		assertThat(this.fixture.configurations()).isEqualTo(2);
		assertThat(this.fixture.emulator.requests().stream().filter((request) -> request.path().endsWith("/source")))
			.hasSize(4);
	}

	@Test
	void whenAllEndpointsStayDownTheErrorTellsAboutEachOfThem() {
		this.fixture.predict(this.fixture.production);
		IntStream.range(0, 3).forEach(this.fixture.emulator::endpointDown);
		StepVerifier.create(this.fixture.production.upload(FailoverFixture.IMAGE).predictions())
			.verifyErrorSatisfies(
					(failure) -> assertThat(failure).isInstanceOfSatisfying(PopNotReachableException.class, (ex) -> {
						assertThat(ex.getEndpoints()).hasSize(3);
						assertThat(ex).hasMessageContaining("Connection refused")
							.hasMessageContaining("left alone until");
					}));
		IntStream.range(0, 3).forEach(this.fixture.emulator::endpointUp);
		this.fixture.predict(this.fixture.production);
	}

	@Test
	void noJobFailsWhenAnEndpointIsKilledAndComesBackUnderLoad() {
		AtomicBoolean over = new AtomicBoolean();
		AtomicInteger done = new AtomicInteger();
		Flux<Integer> load = Flux.range(0, 16)
			.flatMap((lane) -> Flux.defer(() -> this.fixture.production.upload(FailoverFixture.IMAGE).predictions())
				.doOnNext((prediction) -> done.incrementAndGet())
				.repeat(() -> !over.get())
				.then(Mono.just(lane)), 16);
		StepVerifier.create(load)
			.then(() -> Awaitility.await().until(() -> done.get() > 100))
			.then(() -> this.fixture.emulator.endpointDown(1))
			.then(() -> waitForMore(done, 100))
			.then(() -> assertThat(this.fixture.production.endpoints().get(1).isHealthy()).isFalse())
			.then(() -> this.fixture.emulator.endpointUp(1))
			.then(() -> {
				int before = this.fixture.submissions().get(1);
				Awaitility.await().until(() -> this.fixture.submissions().get(1) > before + 20);
			})
			.then(() -> over.set(true))
			.expectNextCount(16)
			.verifyComplete();
		assertThat(this.fixture.production.endpoints()).allMatch(EndpointState::isHealthy);
		assertThat(done.get()).isGreaterThan(200);
	}

	@Test
	void aVideoGoesOnWithAnotherEndpointUntilItsFirstPrediction() {
		this.fixture.emulator.faults().add(Fault.builder().path("/prepareSource").reset().build());
		StepVerifier
			.create(this.fixture.production.upload(new byte[200_000], MediaType.parseMediaType("video/mp4"))
				.predictions())
			.expectNextCount(4)
			.verifyComplete();
	}

	@Test
	void aRefusedVideoGoesOnWithAnotherEndpoint() {
		this.fixture.emulator.faults().add(Fault.builder().status(503).build());
		StepVerifier
			.create(this.fixture.production.upload(new byte[200_000], MediaType.parseMediaType("video/mp4"))
				.predictions())
			.expectNextCount(4)
			.verifyComplete();
		assertThat(this.fixture.submissions()).containsExactlyInAnyOrder(0, 1, 1);
	}

	@Test
	void aVideoIsNotBegunAgainAfterItsFirstPrediction() {
		this.fixture.emulator.faults().add(Fault.builder().path("/prepareSource").reset().afterLines(3).build());
		StepVerifier
			.create(this.fixture.production.upload(new byte[500_000], MediaType.parseMediaType("video/mp4"))
				.predictions())
			.thenConsumeWhile((prediction) -> true)
			.verifyErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(PopNotReachableException.class));
		assertThat(this.fixture.emulator.requests()
			.stream()
			.filter((request) -> request.path().endsWith("/prepareSource"))).hasSize(1);
	}

	private static void waitForMore(AtomicInteger done, int more) {
		int before = done.get();
		Awaitility.await().until(() -> done.get() > before + more);
	}

}
