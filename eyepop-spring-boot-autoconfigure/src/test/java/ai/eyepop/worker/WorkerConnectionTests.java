package ai.eyepop.worker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import ch.qos.logback.classic.Level;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.MediaType;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

import ai.eyepop.compute.ComputeHealthCheckException;
import ai.eyepop.emulator.fault.Fault;
import ai.eyepop.emulator.inspect.RecordedRequest;
import ai.eyepop.prediction.Prediction;
import ai.eyepop.source.Source;
import ai.eyepop.source.UnreadableSourceException;
import ai.eyepop.wire.LogRecorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Connections that follow each other, and their end, over sockets to an emulator.
 */
class WorkerConnectionTests {

	private static final MediaType MP4 = MediaType.parseMediaType("video/mp4");

	@RegisterExtension
	private final LogRecorder log = new LogRecorder(Level.WARN, Level.ERROR);

	private final AccessFixture fixture = new AccessFixture();

	@AfterEach
	void close() {
		this.fixture.close();
	}

	@Test
	void aReplacedPipelineEndsWithItsLastJob() {
		// faults.md 13
		WorkerEndpoint endpoint = this.fixture
			.endpoint(this.fixture.builder().apiKey(this.fixture.emulator.apiKey()).pop(AccessFixture.CLASSES));
		Sinks.Many<DataBuffer> camera = Sinks.many().unicast().onBackpressureBuffer();
		StepVerifier
			.create(endpoint.upload(Source.of(camera.asFlux(), MP4)).predictions().mapNotNull(Prediction::offset))
			.then(() -> camera.tryEmitNext(frame()))
			.expectNext(0L)
			.then(() -> endpoint.setPop(AccessFixture.OBJECTS).block())
			.then(() -> assertThat(this.fixture.predict(endpoint).classes()).isEmpty())
			.then(() -> assertThat(this.fixture.emulator.pipelinesDeleted()).isZero())
			.then(() -> camera.tryEmitNext(frame()))
			.expectNext(1L)
			.then(camera::tryEmitComplete)
			.verifyComplete();
		Awaitility.await().until(() -> this.fixture.emulator.pipelinesDeleted() == 1);
		endpoint.close();
		assertThat(this.fixture.emulator.pipelinesDeleted()).isEqualTo(2);
	}

	@Test
	void aConfigurationIsFetchedAgainWhenItIsOld() {
		WorkerEndpoint endpoint = this.fixture
			.endpoint(this.fixture.builder().secretKey("secret").popId("prod").clock(this.fixture.clock));
		this.fixture.predict(endpoint);
		this.fixture.clock.advance(Duration.ofSeconds(3000));
		this.fixture.predict(endpoint);
		assertThat(configurations()).isOne();
		this.fixture.clock.advance(Duration.ofSeconds(721));
		this.fixture.predict(endpoint);
		assertThat(configurations()).isEqualTo(2);
	}

	@Test
	void connectingAnewDoesNotStopOurOwnJobs() {
		WorkerEndpoint endpoint = this.fixture
			.endpoint(this.fixture.builder().secretKey("secret").popId("dev").clock(this.fixture.clock));
		Sinks.Many<DataBuffer> camera = Sinks.many().unicast().onBackpressureBuffer();
		StepVerifier
			.create(endpoint.upload(Source.of(camera.asFlux(), MP4)).predictions().mapNotNull(Prediction::offset))
			.then(() -> camera.tryEmitNext(frame()))
			.expectNext(0L)
			.then(() -> this.fixture.clock.advance(Duration.ofSeconds(3722)))
			.then(() -> this.fixture.predict(endpoint))
			.then(() -> assertThat(configurations()).isEqualTo(2))
			.then(() -> camera.tryEmitNext(frame()))
			.expectNext(1L)
			.then(camera::tryEmitComplete)
			.verifyComplete();
	}

	@Test
	void aConnectionThatWasGivenUpIsNotUsedAgain() {
		WorkerConnection connection = new WorkerConnection(this.fixture.http, null,
				new WorkerConnection.Site(this.fixture.emulator.url(), null, "prod", PopSupport.FIXED, false, null),
				new Shared<>(Mono.never()));
		StepVerifier.create(connection.using(Mono.just(1).flux())).expectNext(1).verifyComplete();
		StepVerifier.create(connection.giveUp()).expectNext(true).verifyComplete();
		StepVerifier.create(connection.using(Mono.just(1).flux())).verifyError(WorkerConnection.GivenUpException.class);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void aSessionThatNeverBecomesHealthyLeavesNoPipeline(boolean deletable) {
		int before = this.fixture.emulator.pipelines().size();
		this.fixture.emulator.faults().add(Fault.builder().path("/health$").status(503).times(1000).build());
		if (!deletable) {
			this.fixture.emulator.faults()
				.add(Fault.builder().method("DELETE").path("/pipelines/").status(403).build());
		}
		WorkerEndpoint endpoint = this.fixture.endpoint(this.fixture.builder()
			.apiKey(this.fixture.emulator.apiKey())
			.pop(AccessFixture.CLASSES)
			.sessionInterval(Duration.ofMillis(1))
			.sessionTimeout(Duration.ofMillis(50)));
		assertThatExceptionOfType(ComputeHealthCheckException.class).isThrownBy(() -> this.fixture.predict(endpoint))
			.withMessageContaining("was not healthy within PT0.05S");
		assertThat(this.fixture.emulator.pipelines()).hasSize(before + (deletable ? 0 : 1));
	}

	@ParameterizedTest
	@ValueSource(strings = { "pending", "failed" })
	void theFirstPipelineThatWasSeenIsDeletedUnlessTheSessionHasEnded(String status) {
		this.fixture.emulator.faults()
			.add(Fault.builder()
				.path("/health$")
				.status(200)
				.times(1000)
				.body("""
						{"session_uuid": "u", "session_status": "%s", "pipelines": [{"id": "first"}, {"id": "second"}]}"""
					.formatted(status))
				.build());
		WorkerEndpoint endpoint = this.fixture.endpoint(this.fixture.builder()
			.apiKey(this.fixture.emulator.apiKey())
			.pop(AccessFixture.CLASSES)
			.sessionInterval(Duration.ofMillis(1))
			.sessionTimeout(Duration.ofSeconds(1)));
		assertThatExceptionOfType(ComputeHealthCheckException.class).isThrownBy(() -> this.fixture.predict(endpoint));
		assertThat(this.fixture.emulator.requests()
			.stream()
			.filter((request) -> request.method().equals("DELETE"))
			.map((request) -> request.path().replaceFirst(".*/", "")))
			.isEqualTo(status.equals("failed") ? List.of() : List.of("first"));
	}

	@Test
	void anOldConnectionIsNotRenewedForASourceThatCannotBeRead() {
		WorkerEndpoint endpoint = this.fixture
			.endpoint(this.fixture.builder().secretKey("secret").popId("dev").clock(this.fixture.clock));
		this.fixture.predict(endpoint);
		this.fixture.clock.advance(Duration.ofSeconds(3722));
		StepVerifier.create(endpoint.upload(Path.of("nowhere.jpg")).predictions())
			.verifyError(UnreadableSourceException.class);
		assertThat(configurations()).isOne();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void nothingIsMadeAfterTheEnd(boolean withPop) {
		WorkerEndpoint endpoint = this.fixture.endpoint(this.fixture.builder()
			.apiKey(this.fixture.emulator.apiKey())
			.pop(withPop ? AccessFixture.CLASSES : null));
		this.fixture.predict(endpoint);
		endpoint.disconnect().block();
		long requests = this.fixture.emulator.requests().size();
		StepVerifier.create(endpoint.setPop(AccessFixture.OBJECTS)).verifyError(IllegalStateException.class);
		StepVerifier.create(endpoint.session())
			.verifyErrorSatisfies((failure) -> assertThat(failure).hasMessageContaining("call connect()"));
		assertThat(this.fixture.emulator.requests()).hasSize((int) requests);
		endpoint.connect().block();
		assertThat(this.fixture.predict(endpoint).sourceWidth()).isPositive();
	}

	@Test
	void closeWaitsForWhatIsStillBeingDeleted() {
		WorkerEndpoint endpoint = this.fixture
			.endpoint(this.fixture.builder().apiKey(this.fixture.emulator.apiKey()).pop(AccessFixture.CLASSES));
		this.fixture.predict(endpoint);
		this.fixture.emulator.faults()
			.add(Fault.builder().method("DELETE").path("/pipelines/").delay(Duration.ofSeconds(1)).build());
		endpoint.setPop(AccessFixture.OBJECTS).block();
		Awaitility.await().until(() -> this.fixture.emulator.faults().struck() == 1);
		endpoint.close();
		assertThat(this.fixture.emulator.pipelinesDeleted()).isEqualTo(2);
	}

	@Test
	void aPipelineThatIsLeftBehindIsSaidToBeSoOnce() {
		WorkerEndpoint endpoint = this.fixture
			.endpoint(this.fixture.builder().apiKey(this.fixture.emulator.apiKey()).pop(AccessFixture.CLASSES));
		this.fixture.predict(endpoint);
		this.fixture.emulator.faults()
			.add(Fault.builder().method("DELETE").path("/pipelines/").status(400).times(9).build());
		endpoint.close();
		assertThat(this.fixture.emulator.faults().struck()).isEqualTo(2);
		assertThat(this.log.lines()).filteredOn((line) -> line.contains("could not be deleted")).hasSize(1);
	}

	private long configurations() {
		return this.fixture.emulator.requests()
			.stream()
			.map(RecordedRequest::path)
			.filter((p) -> p.endsWith("/config"))
			.count();
	}

	private static DataBuffer frame() {
		return DefaultDataBufferFactory.sharedInstance.wrap(new byte[AccessFixture.FRAME]);
	}

}
