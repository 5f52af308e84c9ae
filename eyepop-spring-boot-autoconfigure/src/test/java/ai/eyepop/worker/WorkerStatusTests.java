package ai.eyepop.worker;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import reactor.core.publisher.Flux;

import ai.eyepop.compute.ComputeHealthCheckException;
import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.emulator.fault.Fault;
import ai.eyepop.http.ConnectionState;
import ai.eyepop.http.LastFailure;
import ai.eyepop.http.ServiceException;
import ai.eyepop.job.JobCounts;
import ai.eyepop.source.Source;
import ai.eyepop.wire.TestClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Tests for what an endpoint tells about itself, and for its looks at its health.
 */
class WorkerStatusTests {

	private final AccessFixture fixture = new AccessFixture();

	@AfterEach
	void close() {
		this.fixture.close();
	}

	@Test
	void whenNothingWasSubmittedThenNothingIsAskedFor() {
		WorkerEndpoint endpoint = compute();
		assertThat(endpoint.status())
			.isEqualTo(new WorkerStatus(ConnectionState.NEW, null, null, null, null, List.of(), counts(0, 0), null));
		endpoint.checkHealth().block();
		assertThat(this.fixture.emulator.requests()).isEmpty();
	}

	@Test
	void whenConnectedThenTheSessionAndThePipelineAreTold() {
		WorkerEndpoint endpoint = compute();
		this.fixture.predict(endpoint);
		WorkerStatus status = endpoint.status();
		assertThat(status.connection()).isEqualTo(ConnectionState.CONNECTED);
		assertThat(status.connectedAt()).isEqualTo(TestClock.START);
		assertThat(this.fixture.emulator.sessions()).extracting((session) -> session.id())
			.contains(status.sessionUuid());
		assertThat(status.popId()).isEqualTo("transient");
		assertThat(Objects.toString(status.url())).contains(Objects.requireNonNull(status.sessionUuid()));
		assertThat(status.endpoints()).singleElement().satisfies((place) -> assertThat(place.isHealthy()).isTrue());
		assertThat(status.lastFailure()).isNull();
		assertThat(new SyncWorkerEndpoint(endpoint).status()).isEqualTo(status);
	}

	@Test
	void whenJobsRunAndWaitThenTheyAreCounted() {
		WorkerEndpoint endpoint = this.fixture
			.endpoint(this.fixture.builder().apiKey(this.fixture.emulator.apiKey()).jobQueueLength(2));
		List<WorkerJob> jobs = Flux.range(0, 5)
			.map((i) -> endpoint.upload(Source.of(Flux.never(), MediaType.IMAGE_PNG)))
			.collectList()
			.block();
		assertThat(endpoint.status().jobs()).isEqualTo(new JobCounts(2, 3, 2));
		Objects.requireNonNull(jobs).forEach(WorkerJob::cancel);
		await().untilAsserted(() -> assertThat(endpoint.status().jobs()).isEqualTo(new JobCounts(0, 0, 2)));
	}

	@Test
	void whileConnectingThenThatIsTold() {
		this.fixture.emulator.faults().add(Fault.builder().path("/v1/sessions").stall().build());
		WorkerEndpoint endpoint = compute();
		endpoint.connect().onErrorComplete().subscribe();
		assertThat(endpoint.status().connection()).isEqualTo(ConnectionState.CONNECTING);
	}

	@Test
	void whenConnectingFailsThenTheReasonIsToldUntilItSucceeds() {
		this.fixture.emulator.faults().add(Fault.builder().path("/v1/sessions").status(403).times(1).build());
		WorkerEndpoint endpoint = compute();
		endpoint.connect().onErrorComplete().block();
		assertThat(endpoint.status().connection()).isEqualTo(ConnectionState.FAILED);
		assertThat(endpoint.status().lastFailure()).isNotNull()
			.satisfies((failure) -> assertThat(failure.message()).contains("403"))
			.extracting(LastFailure::time)
			.isEqualTo(TestClock.START);
		endpoint.connect().block();
		assertThat(endpoint.status().connection()).isEqualTo(ConnectionState.CONNECTED);
		assertThat(endpoint.status().lastFailure()).isNull();
	}

	@Test
	void whenDisconnectedThenThatIsTold() {
		WorkerEndpoint endpoint = compute();
		this.fixture.predict(endpoint);
		endpoint.disconnect().block();
		assertThat(endpoint.status().connection()).isEqualTo(ConnectionState.DISCONNECTED);
	}

	@Test
	void whenTheConnectionIsLostThenTheReasonIsTold() {
		WorkerEndpoint endpoint = compute();
		this.fixture.predict(endpoint);
		this.fixture.emulator.faults().add(Fault.builder().path(Fault.SOURCES).status(404).build());
		this.fixture.emulator.faults().add(Fault.builder().path("/v1/sessions").status(403).build());
		assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> this.fixture.predict(endpoint));
		assertThat(endpoint.status().connection()).isEqualTo(ConnectionState.FAILED);
		assertThat(endpoint.status().lastFailure()).isNotNull();
	}

	@Test
	void aLookIsOneRequestForTheSession() {
		WorkerEndpoint endpoint = compute();
		this.fixture.predict(endpoint);
		int before = this.fixture.emulator.requests().size();
		endpoint.checkHealth().block();
		assertThat(this.fixture.emulator.requests().subList(before, this.fixture.emulator.requests().size()))
			.singleElement()
			.satisfies((request) -> assertThat(request.path()).endsWith("/health"));
	}

	@Test
	void aLookReplacesATokenThatHasExpired() {
		WorkerEndpoint endpoint = compute();
		this.fixture.predict(endpoint);
		this.fixture.emulator.expireTokens();
		endpoint.checkHealth().block();
		assertThat(this.fixture.emulator.sessions()).hasSize(this.fixture.sessionsBefore + 1);
	}

	@Test
	void whenTheSessionEndedThenALookSaysSo() {
		WorkerEndpoint endpoint = compute();
		this.fixture.predict(endpoint);
		this.fixture.emulator.faults()
			.add(Fault.builder()
				.path("/health")
				.status(200)
				.times(2)
				.body("{\"session_uuid\": \"u\", \"session_status\": \"failed\", \"session_message\": \"out of memory\"}")
				.build());
		assertThatExceptionOfType(ComputeHealthCheckException.class).isThrownBy(() -> endpoint.checkHealth().block())
			.withMessageContaining("status failed: out of memory");
		assertThatExceptionOfType(ComputeHealthCheckException.class)
			.isThrownBy(() -> new SyncWorkerEndpoint(endpoint).checkHealth());
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"session_uuid\": \"u\", \"session_status\": \"idle\"}", "{\"message\": \"ok\"}" })
	void wordsThatAreNotKnownAreNoFailure(String health) {
		WorkerEndpoint endpoint = compute();
		this.fixture.predict(endpoint);
		this.fixture.emulator.faults().add(Fault.builder().path("/health").status(200).body(health).build());
		endpoint.checkHealth().block();
		assertThat(this.fixture.emulator.faults().struck()).isEqualTo(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "perm", "dev", "prod" })
	void whereThereIsNoSessionOfOursThePipelineIsLookedAt(String way) {
		WorkerEndpointBuilder builder = way.equals("perm")
				? this.fixture.builder().apiKey(this.fixture.emulator.apiKey()).sessionUuid(way)
				: this.fixture.builder().secretKey("secret").popId(way);
		WorkerEndpoint endpoint = this.fixture.endpoint(builder);
		this.fixture.predict(endpoint);
		endpoint.checkHealth().block();
		assertThat(this.fixture.emulator.requests()).last()
			.satisfies((request) -> assertThat(request.path()).matches(".*/pipelines/[^/]+"));
		this.fixture.emulator.faults().add(Fault.builder().path("/pipelines/[^/]+$").status(404).build());
		assertThatExceptionOfType(ServiceException.class).isThrownBy(() -> endpoint.checkHealth().block());
	}

	@Test
	void whenTheServiceIsGoneThenALookSaysWhere() {
		WorkerEndpoint endpoint = compute();
		this.fixture.predict(endpoint);
		URI url = this.fixture.emulator.url();
		this.fixture.emulator.close();
		assertThatExceptionOfType(PopNotReachableException.class).isThrownBy(() -> endpoint.checkHealth().block())
			.withMessageContaining(url.toString());
	}

	@Test
	void oneOfSeveralWorkersThatAnswersIsEnough() {
		try (EyePopEmulator several = EyePopEmulator.builder()
			.secretKeys("secret")
			.productionPop("prod", "{\"components\": []}")
			.endpoints(3)
			.start()) {
			WorkerEndpoint endpoint = this.fixture
				.endpoint(this.fixture.builder().url(several.url()).secretKey("secret").popId("prod"));
			endpoint.connect().block();
			assertThat(endpoint.status().endpoints()).hasSize(3);
			several.endpointDown(0);
			several.endpointDown(2);
			endpoint.checkHealth().block(Duration.ofSeconds(60));
			several.endpointDown(1);
			assertThatExceptionOfType(PopNotReachableException.class)
				.isThrownBy(() -> endpoint.checkHealth().block(Duration.ofSeconds(60)));
		}
	}

	private WorkerEndpoint compute() {
		return this.fixture
			.endpoint(this.fixture.builder().apiKey(this.fixture.emulator.apiKey()).clock(this.fixture.clock));
	}

	private static JobCounts counts(int running, int queued) {
		return new JobCounts(running, queued, 1024);
	}

}
