package ai.eyepop.worker;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

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

import ai.eyepop.auth.ConflictingAccessException;
import ai.eyepop.compute.ComputeSessionException;
import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.emulator.fault.Fault;
import ai.eyepop.emulator.inspect.RecordedRequest;
import ai.eyepop.http.AccessTokens;
import ai.eyepop.http.EyePopHttp;
import ai.eyepop.http.ServiceException;
import ai.eyepop.pop.InferenceComponent;
import ai.eyepop.pop.InferenceType;
import ai.eyepop.pop.Pop;
import ai.eyepop.prediction.PredictedClass;
import ai.eyepop.prediction.Prediction;
import ai.eyepop.source.Source;
import ai.eyepop.wire.LogRecorder;
import ai.eyepop.wire.TestClock;
import ai.eyepop.wire.TestHttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Every way in, and what becomes of Pops and pipelines on it, over sockets to an
 * emulator.
 */
class WorkerAccessTests {

	private static final String CLASSES_JSON = """
			{"components": [{"type": "inference", "inferenceTypes": ["image_classification"]}]}""";

	private static final Pop CLASSES = Pop
		.of(InferenceComponent.builder().inferenceTypes(InferenceType.IMAGE_CLASSIFICATION).build());

	private static final Pop OBJECTS = Pop
		.of(InferenceComponent.builder().inferenceTypes(InferenceType.OBJECT_DETECTION).build());

	private static final Path IMAGE = Path.of("src/test/resources/vectors/media/image.jpg");

	private static final MediaType MP4 = MediaType.parseMediaType("video/mp4");

	private static final int FRAME = 1000;

	@RegisterExtension
	private final LogRecorder log = new LogRecorder(Level.WARN, Level.ERROR);

	private final TestClock clock = new TestClock();

	private final EyePopEmulator emulator = EyePopEmulator.builder()
		.accessTokens("acc-token")
		.secretKeys("secret")
		.localMode(false)
		.developmentPop("dev", CLASSES_JSON)
		.productionPop("prod", CLASSES_JSON)
		.stoppedPop("stopped", CLASSES_JSON)
		.permanentSession("perm", CLASSES_JSON)
		.relativeUrls(true)
		.bytesPerFrame(FRAME)
		.clock(this.clock)
		.start();

	/** Those of the named Pops and of the permanent session. */
	private final long pipelinesBefore = this.emulator.pipelinesCreated();

	private final int sessionsBefore = this.emulator.sessions().size();

	private final EyePopHttp http = TestHttp.create();

	private final List<WorkerEndpoint> endpoints = new ArrayList<>();

	@AfterEach
	void close() {
		this.endpoints.forEach(WorkerEndpoint::close);
		this.http.close();
		this.emulator.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "acc-token", "Bearer acc-token", " bearer  acc-token " })
	void anAccessTokenIsAWayIn(String token) {
		WorkerEndpoint endpoint = endpoint(builder().accessToken(token).pop(CLASSES));
		assertThat(predict(endpoint).classes()).isNotEmpty();
		assertThat(pipelinesCreated()).isOne();
		endpoint.close();
		assertThat(this.emulator.pipelinesDeleted()).isOne();
	}

	@Test
	void anAccessTokenThatIsRefusedIsAnErrorAtOnce() {
		WorkerEndpoint endpoint = endpoint(builder().accessToken("other"));
		assertThatExceptionOfType(ServiceException.class).isThrownBy(() -> predict(endpoint))
			.withMessageContaining("The credential was refused: check the API key, access token or secret key");
		assertThat(this.emulator.requests()).hasSize(1);
	}

	@Test
	void aSecretKeyIsAWayInForAPopOfOnesOwn() {
		WorkerEndpoint endpoint = endpoint(builder().secretKey("secret").pop(CLASSES));
		assertThat(predict(endpoint).classes()).isNotEmpty();
		assertThat(endpoint.endpoints()).singleElement().satisfies((state) -> assertThat(state.isHealthy()).isTrue());
		endpoint.close();
		assertThat(this.emulator.pipelinesDeleted()).isOne();
	}

	@ParameterizedTest
	@ValueSource(strings = { "dev", "prod", "stopped" })
	void aSecretKeyIsAWayInForANamedPop(String popId) {
		WorkerEndpoint endpoint = endpoint(builder().secretKey("secret").popId(popId));
		assertThat(predict(endpoint).classes()).isNotEmpty();
		assertThat(Objects.requireNonNull(endpoint.pop().block()).components()).hasSize(1);
		endpoint.close();
		assertThat(this.emulator.pipelinesDeleted()).isZero();
	}

	@Test
	void aPopThatIsStoppedStaysSoWithoutAutoStart() {
		WorkerEndpoint endpoint = endpoint(builder().secretKey("secret").popId("stopped").autoStart(false));
		assertThatExceptionOfType(PopNotStartedException.class).isThrownBy(() -> predict(endpoint))
			.withMessageContaining("Pop stopped is not started")
			.withMessageContaining("eyepop.worker.auto-start");
	}

	@Test
	void aPermanentSessionIsAWayIn() {
		WorkerEndpoint endpoint = endpoint(builder().apiKey(this.emulator.apiKey()).sessionUuid("perm"));
		assertThat(predict(endpoint).classes()).isNotEmpty();
		assertThat(Objects.requireNonNull(endpoint.pop().block()).components()).hasSize(1);
		endpoint.close();
		assertThat(this.emulator.requests()).noneMatch((request) -> request.method().equals("DELETE"))
			.noneMatch((request) -> request.method().equals("PATCH"))
			.noneMatch((request) -> request.path().endsWith("/health"));
	}

	@Test
	void aSessionThatIsNotThereIsAnError() {
		WorkerEndpoint endpoint = endpoint(builder().apiKey(this.emulator.apiKey()).sessionUuid("a/b ?"));
		assertThatExceptionOfType(ComputeSessionException.class).isThrownBy(() -> predict(endpoint))
			.withMessageContaining("Session a/b ? could not be had")
			.withMessageContaining("404");
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void theLocalModeNeedsNoCredential(boolean withPop) {
		try (EyePopEmulator local = EyePopEmulator.builder().localMode(true).start()) {
			WorkerEndpoint endpoint = WorkerEndpoint.builder(this.http)
				.url(local.url())
				.localMode(true)
				.pop(withPop ? CLASSES : null)
				.build();
			assertThat(predict(endpoint).sourceWidth()).isPositive();
			endpoint.close();
			assertThat(local.requests()).noneMatch((request) -> request.headers().containsKey("authorization"))
				.noneMatch((request) -> request.path().endsWith("/health"));
			assertThat(local.pipelinesDeleted()).isEqualTo(local.pipelinesCreated());
		}
	}

	@Test
	void whatDoesNotGoTogetherIsAnErrorBeforeAnyRequest() {
		assertThatExceptionOfType(ConflictingAccessException.class)
			.isThrownBy(() -> builder().apiKey("k").popId("dev").build());
		assertThat(this.emulator.requests()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "prod", "perm" })
	void aPopInProductionIsNotChanged(String which) {
		WorkerEndpointBuilder builder = which.equals("perm")
				? builder().apiKey(this.emulator.apiKey()).sessionUuid(which)
				: builder().secretKey("secret").popId(which);
		WorkerEndpoint endpoint = endpoint(builder);
		assertThatExceptionOfType(PopConfigurationException.class).isThrownBy(() -> endpoint.setPop(OBJECTS).block());
		assertThat(predict(endpoint).classes()).isNotEmpty();
		WorkerEndpoint withPop = endpoint(builder.pop(OBJECTS));
		assertThatExceptionOfType(PopConfigurationException.class).isThrownBy(() -> predict(withPop))
			.withMessageContaining("eyepop.worker.pop");
	}

	@Test
	void aNamedPopInDevelopmentIsChangedWhereItIs() {
		WorkerEndpoint endpoint = endpoint(builder().secretKey("secret").popId("dev"));
		endpoint.setPop(OBJECTS).block();
		assertThat(predict(endpoint).classes()).isEmpty();
		assertThat(endpoint.pop().block()).isEqualTo(OBJECTS);
		assertThat(this.emulator.requests())
			.noneMatch((request) -> request.method().equals("POST") && request.path().endsWith("/pipelines"));
	}

	@Test
	void aPopThatIsSetBeforeTheFirstSubmissionCostsNothing() {
		WorkerEndpoint endpoint = endpoint(builder().apiKey(this.emulator.apiKey()));
		endpoint.setPop(CLASSES).block();
		assertThat(this.emulator.requests()).isEmpty();
		assertThat(predict(endpoint).classes()).isNotEmpty();
		assertThat(this.emulator.sessions()).hasSize(this.sessionsBefore + 1);
	}

	@Test
	void aReplacedPipelineEndsWithItsLastJob() {
		// faults.md 13
		WorkerEndpoint endpoint = endpoint(builder().apiKey(this.emulator.apiKey()).pop(CLASSES));
		Sinks.Many<DataBuffer> camera = Sinks.many().unicast().onBackpressureBuffer();
		StepVerifier
			.create(endpoint.upload(Source.of(camera.asFlux(), MP4)).predictions().mapNotNull(Prediction::offset))
			.then(() -> camera.tryEmitNext(frame()))
			.expectNext(0L)
			.then(() -> endpoint.setPop(OBJECTS).block())
			.then(() -> assertThat(predict(endpoint).classes()).isEmpty())
			.then(() -> assertThat(this.emulator.pipelinesDeleted()).isZero())
			.then(() -> camera.tryEmitNext(frame()))
			.expectNext(1L)
			.then(camera::tryEmitComplete)
			.verifyComplete();
		Awaitility.await().until(() -> this.emulator.pipelinesDeleted() == 1);
		endpoint.close();
		assertThat(this.emulator.pipelinesDeleted()).isEqualTo(2);
	}

	@Test
	void aPopThatTheServiceDoesNotTakeLeavesTheOldOne() {
		WorkerEndpoint endpoint = endpoint(builder().apiKey(this.emulator.apiKey()).pop(CLASSES));
		predict(endpoint);
		this.emulator.faults().add(Fault.builder().method("POST").path("/v1/sessions").status(422).build());
		assertThatExceptionOfType(ComputeSessionException.class).isThrownBy(() -> endpoint.setPop(OBJECTS).block())
			.withMessageContaining("422");
		assertThat(endpoint.pop().block()).isEqualTo(CLASSES);
		assertThat(predict(endpoint).classes()).isNotEmpty();
	}

	@Test
	void popsThatAreSetAtTheSameTimeFollowEachOther() {
		WorkerEndpoint endpoint = endpoint(builder().apiKey(this.emulator.apiKey()).pop(CLASSES));
		predict(endpoint);
		IntStream.range(0, 5).forEach((i) -> endpoint.setPop((i % 2 == 0) ? OBJECTS : CLASSES).subscribe());
		endpoint.setPop(OBJECTS).block();
		assertThat(predict(endpoint).classes()).isEmpty();
		endpoint.close();
		assertThat(this.emulator.pipelinesDeleted()).isEqualTo(pipelinesCreated());
	}

	@Test
	void whoDoesNotWaitForANewPopLeavesNoPipelineBehind() {
		WorkerEndpoint endpoint = endpoint(builder().apiKey(this.emulator.apiKey()).pop(CLASSES));
		predict(endpoint);
		this.emulator.faults()
			.add(Fault.builder().method("POST").path("/v1/sessions").delay(Duration.ofMillis(200)).build());
		StepVerifier.create(endpoint.setPop(OBJECTS)).thenCancel().verify();
		Awaitility.await().until(() -> this.emulator.pipelinesDeleted() == 1);
		assertThat(predict(endpoint).classes()).isEmpty();
	}

	@Test
	void aConfigurationIsFetchedAgainWhenItIsOld() {
		WorkerEndpoint endpoint = endpoint(builder().secretKey("secret").popId("prod").clock(this.clock));
		predict(endpoint);
		this.clock.advance(Duration.ofSeconds(3000));
		predict(endpoint);
		assertThat(configurations()).isOne();
		this.clock.advance(Duration.ofSeconds(721));
		predict(endpoint);
		assertThat(configurations()).isEqualTo(2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "connect", "session", "pop" })
	void aPopThatIsSetBetweenConnectingAndSubmittingIsUsed(String before) {
		WorkerEndpoint endpoint = endpoint(builder().secretKey("secret").pop(before.equals("pop") ? null : CLASSES));
		switch (before) {
			case "connect" -> endpoint.connect().block();
			case "session" -> endpoint.session().block();
			default -> endpoint.pop().block();
		}
		endpoint.setPop(OBJECTS).block();
		assertThat(predict(endpoint).classes()).isEmpty();
		assertThat(endpoint.pop().block()).isEqualTo(OBJECTS);
		assertThat(pipelinesCreated()).isOne();
	}

	@ParameterizedTest
	@ValueSource(strings = { "dev", "transient" })
	void aPipelineThatIsGoneWhenItsPopIsSetIsReplaced(String popId) {
		WorkerEndpoint endpoint = endpoint(builder().secretKey("secret").popId(popId));
		predict(endpoint);
		this.emulator.faults().add(Fault.builder().method("PATCH").path("/pop$").pipelineGone().build());
		endpoint.setPop(CLASSES).block();
		assertThat(endpoint.pop().block()).isEqualTo(CLASSES);
		assertThat(predict(endpoint).classes()).isNotEmpty();
	}

	@Test
	void connectingAnewDoesNotStopOurOwnJobs() {
		WorkerEndpoint endpoint = endpoint(builder().secretKey("secret").popId("dev").clock(this.clock));
		Sinks.Many<DataBuffer> camera = Sinks.many().unicast().onBackpressureBuffer();
		StepVerifier
			.create(endpoint.upload(Source.of(camera.asFlux(), MP4)).predictions().mapNotNull(Prediction::offset))
			.then(() -> camera.tryEmitNext(frame()))
			.expectNext(0L)
			.then(() -> this.clock.advance(Duration.ofSeconds(3722)))
			.then(() -> predict(endpoint))
			.then(() -> assertThat(configurations()).isEqualTo(2))
			.then(() -> camera.tryEmitNext(frame()))
			.expectNext(1L)
			.then(camera::tryEmitComplete)
			.verifyComplete();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void nothingIsMadeAfterTheEnd(boolean withPop) {
		WorkerEndpoint endpoint = endpoint(builder().apiKey(this.emulator.apiKey()).pop(withPop ? CLASSES : null));
		predict(endpoint);
		endpoint.disconnect().block();
		long requests = this.emulator.requests().size();
		StepVerifier.create(endpoint.setPop(OBJECTS)).verifyError(IllegalStateException.class);
		StepVerifier.create(endpoint.session())
			.verifyErrorSatisfies((failure) -> assertThat(failure).hasMessageContaining("call connect()"));
		assertThat(this.emulator.requests()).hasSize((int) requests);
		endpoint.connect().block();
		assertThat(predict(endpoint).sourceWidth()).isPositive();
	}

	@Test
	void aFrontEndCanConnectToTheSameWorker() {
		WorkerEndpoint endpoint = endpoint(builder().apiKey(this.emulator.apiKey()).pop(CLASSES));
		WorkerSession session = Objects.requireNonNull(endpoint.session().block());
		assertThat(session.validUntil()).isGreaterThan(this.clock.millis());
		AccessTokens token = AccessTokens.fixed(Objects.requireNonNull(session.accessToken()));
		PipelineClient frontEnd = new PipelineClient(Objects.requireNonNull(session.baseUrl()),
				this.http.authorizedClient(token), this.http);
		assertThat(frontEnd.pop(Objects.requireNonNull(session.pipelineId())).block()).isEqualTo(CLASSES);
	}

	@Test
	void aSessionForAFrontEndHasATokenThatIsStillGood() {
		WorkerEndpoint endpoint = endpoint(builder().secretKey("secret").clock(this.clock));
		String first = Objects.requireNonNull(endpoint.session().block()).accessToken();
		this.clock.advance(Duration.ofMinutes(59).plusSeconds(30));
		assertThat(Objects.requireNonNull(endpoint.session().block()).accessToken()).isNotEqualTo(first);
	}

	private long pipelinesCreated() {
		return this.emulator.pipelinesCreated() - this.pipelinesBefore;
	}

	private long configurations() {
		return this.emulator.requests()
			.stream()
			.map(RecordedRequest::path)
			.filter((p) -> p.endsWith("/config"))
			.count();
	}

	private WorkerEndpointBuilder builder() {
		return WorkerEndpoint.builder(this.http).url(URI.create(this.emulator.url() + "/"));
	}

	private WorkerEndpoint endpoint(WorkerEndpointBuilder builder) {
		WorkerEndpoint endpoint = builder.build();
		this.endpoints.add(endpoint);
		return endpoint;
	}

	private static Prediction predict(WorkerEndpoint endpoint) {
		Prediction prediction = Objects.requireNonNull(endpoint.upload(IMAGE).predictions().blockLast());
		assertThat(prediction.classes()).allMatch((found) -> found instanceof PredictedClass);
		return prediction;
	}

	private static DataBuffer frame() {
		return DefaultDataBufferFactory.sharedInstance.wrap(new byte[FRAME]);
	}

	@Test
	void aConnectionThatWasGivenUpIsNotUsedAgain() {
		WorkerConnection connection = new WorkerConnection(this.http, null,
				new WorkerConnection.Site(this.emulator.url(), null, "prod", PopSupport.FIXED, false, null),
				new Shared<>(Mono.never()));
		StepVerifier.create(connection.using(Mono.just(1).flux())).expectNext(1).verifyComplete();
		StepVerifier.create(connection.giveUp()).expectNext(true).verifyComplete();
		StepVerifier.create(connection.using(Mono.just(1).flux())).verifyError(WorkerConnection.GivenUpException.class);
	}

	@Test
	void aPopThatTakesLongerIsStillFollowedByTheNext() {
		WorkerEndpoint endpoint = endpoint(builder().apiKey(this.emulator.apiKey()).pop(CLASSES));
		predict(endpoint);
		this.emulator.faults()
			.add(Fault.builder().method("POST").path("/v1/sessions").delay(Duration.ofMillis(500)).build());
		Mono<Void> slow = endpoint.setPop(OBJECTS).cache();
		slow.subscribe();
		Awaitility.await().until(() -> this.emulator.faults().struck() == 1);
		Mono.when(endpoint.setPop(CLASSES), slow).block();
		assertThat(endpoint.pop().block()).isEqualTo(CLASSES);
		assertThat(predict(endpoint).classes()).isNotEmpty();
	}

	@Test
	void closeWaitsForWhatIsStillBeingDeleted() {
		WorkerEndpoint endpoint = endpoint(builder().apiKey(this.emulator.apiKey()).pop(CLASSES));
		predict(endpoint);
		this.emulator.faults()
			.add(Fault.builder().method("DELETE").path("/pipelines/").delay(Duration.ofSeconds(1)).build());
		endpoint.setPop(OBJECTS).block();
		Awaitility.await().until(() -> this.emulator.faults().struck() == 1);
		endpoint.close();
		assertThat(this.emulator.pipelinesDeleted()).isEqualTo(2);
	}

	@Test
	void aPipelineThatIsLeftBehindIsSaidToBeSoOnce() {
		WorkerEndpoint endpoint = endpoint(builder().apiKey(this.emulator.apiKey()).pop(CLASSES));
		predict(endpoint);
		this.emulator.faults().add(Fault.builder().method("DELETE").path("/pipelines/").status(400).times(9).build());
		endpoint.close();
		assertThat(this.emulator.faults().struck()).isEqualTo(2);
		assertThat(this.log.lines()).filteredOn((line) -> line.contains("could not be deleted")).hasSize(1);
	}

	@Test
	void aPopThatWasSetIsKnownWithoutAsking() {
		WorkerEndpoint endpoint = endpoint(builder().secretKey("secret").popId("dev"));
		endpoint.setPop(OBJECTS).block();
		int before = this.emulator.requests().size();
		assertThat(endpoint.pop().block()).isEqualTo(OBJECTS);
		assertThat(this.emulator.requests()).hasSize(before);
	}

	@Test
	void aPopThatTheWorkerDoesNotTakeLeavesTheOldOne() {
		WorkerEndpoint endpoint = endpoint(builder().secretKey("secret").popId("dev"));
		this.emulator.faults().add(Fault.builder().method("PATCH").path("/pop").status(422).build());
		assertThatExceptionOfType(ServiceException.class).isThrownBy(() -> endpoint.setPop(OBJECTS).block())
			.withMessageContaining("422");
		assertThat(endpoint.pop().block()).isEqualTo(CLASSES);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void whatANamedPopDidBeforeIsStoppedIfThatIsWanted(boolean stopJobs) {
		predict(endpoint(builder().secretKey("secret").popId("dev").stopJobs(stopJobs)));
		assertThat(this.emulator.requests().stream().filter((request) -> request.method().equals("PATCH")))
			.hasSize(stopJobs ? 1 : 0);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void whatASessionDidBeforeIsStoppedIfThatIsWanted(boolean stopJobs) {
		predict(endpoint(builder().apiKey(this.emulator.apiKey()).pop(CLASSES).stopJobs(stopJobs)));
		assertThat(this.emulator.requests().stream().filter((request) -> request.method().equals("PATCH")))
			.hasSize(stopJobs ? 1 : 0);
	}

}
