package ai.eyepop.worker;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.MediaType;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.resources.LoopResources;
import reactor.test.StepVerifier;

import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.emulator.fault.Fault;
import ai.eyepop.http.EyePopHttp;
import ai.eyepop.http.HttpSettings;
import ai.eyepop.http.ServiceException;
import ai.eyepop.prediction.Prediction;
import ai.eyepop.source.Source;
import ai.eyepop.source.UnreadableSourceException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Videos over sockets: media goes out while predictions come in.
 */
class WorkerVideoTests {

	private static final int FRAME = 1000;

	private static final MediaType MP4 = MediaType.parseMediaType("video/mp4");

	private final EyePopEmulator emulator = EyePopEmulator.builder().bytesPerFrame(FRAME).start();

	private final EyePopHttp http = EyePopHttp.builder()
		.settings(HttpSettings.defaults().withMaxConnections(2))
		.build();

	private final WorkerEndpoint endpoint = WorkerEndpoint.builder(this.http)
		.url(this.emulator.url())
		.apiKey(this.emulator.apiKey())
		.build();

	@AfterEach
	void close() {
		Awaitility.await().until(() -> this.emulator.runningJobs() == 0);
		this.endpoint.close();
		assertThat(this.emulator.pipelines()).isEmpty();
		this.http.close();
		this.emulator.close();
	}

	@Test
	void predictionsArriveWhileTheUploadStillRuns() {
		Sinks.Many<DataBuffer> camera = Sinks.many().unicast().onBackpressureBuffer();
		AtomicBoolean uploaded = new AtomicBoolean();
		Flux<DataBuffer> media = camera.asFlux().doOnComplete(() -> uploaded.set(true));
		StepVerifier.create(this.endpoint.upload(Source.of(media, MP4)).predictions().mapNotNull(Prediction::offset))
			.then(() -> camera.tryEmitNext(frame()))
			.expectNext(0L)
			.then(() -> camera.tryEmitNext(frame()))
			.expectNext(1L)
			.then(() -> assertThat(uploaded).isFalse())
			.then(camera::tryEmitComplete)
			.verifyComplete();
	}

	@Test
	void moreVideosThanConnectionsDoNotDeadlock() {
		// faults.md 12: the vendor's SDK stops for ever with as many videos as
		// connections
		byte[] video = new byte[20 * FRAME];
		List<WorkerJob> jobs = IntStream.range(0, 20).mapToObj((i) -> this.endpoint.upload(video, MP4)).toList();
		assertThat(Flux.fromIterable(jobs)
			.flatMap(WorkerJob::predictions, jobs.size())
			.count()
			.block(Duration.ofSeconds(50))).isEqualTo(400);
	}

	@Test
	void cancelEndsBothLegs() {
		AtomicBoolean canceled = new AtomicBoolean();
		Flux<DataBuffer> endless = Flux.interval(Duration.ofMillis(2))
			.onBackpressureDrop()
			.map((i) -> frame())
			.doOnCancel(() -> canceled.set(true));
		WorkerJob job = this.endpoint.upload(Source.of(endless, MP4));
		StepVerifier.create(job.predictions().take(3)).expectNextCount(3).verifyComplete();
		Awaitility.await().until(job::isCanceled);
		Awaitility.await().untilTrue(canceled);
	}

	@Test
	void aRefusedUploadFailsTheJobAndEndsThePredictions() {
		this.emulator.faults().add(Fault.builder().status(507).build());
		StepVerifier.create(this.endpoint.upload(new byte[FRAME], MP4).predictions())
			.verifyErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(ServiceException.class)
				.hasMessageContaining("status 507"));
	}

	@Test
	void predictionsThatBreakEndTheUpload() {
		this.emulator.faults().add(Fault.builder().path("/prepareSource").reset().afterLines(2).build());
		AtomicBoolean canceled = new AtomicBoolean();
		Flux<DataBuffer> endless = Flux.interval(Duration.ofMillis(2))
			.onBackpressureDrop()
			.map((i) -> frame())
			.doOnCancel(() -> canceled.set(true));
		StepVerifier.create(this.endpoint.upload(Source.of(endless, MP4)).predictions())
			.thenConsumeWhile((prediction) -> true)
			.verifyErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(PopNotReachableException.class));
		Awaitility.await().untilTrue(canceled);
	}

	@Test
	void aSourceThatBreaksEndsThePredictions() {
		Flux<DataBuffer> broken = Flux.concat(Flux.just(frame()), Flux.error(new IllegalStateException("camera gone")));
		StepVerifier.create(this.endpoint.upload(Source.of(broken, MP4)).predictions())
			.thenConsumeWhile((prediction) -> true)
			.verifyErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(UnreadableSourceException.class)
				.hasMessageContaining("camera gone"));
	}

	private static DataBuffer frame() {
		return DefaultDataBufferFactory.sharedInstance.wrap(new byte[FRAME]);
	}

	@Test
	void aStreamThatWasReadIsNotEvenAnnounced() {
		Source stream = Source.of(Flux.defer(() -> Flux.just(frame())), MP4);
		StepVerifier.create(this.endpoint.upload(stream).predictions()).expectNextCount(1).verifyComplete();
		int before = this.emulator.requests().size();
		StepVerifier.create(this.endpoint.upload(stream).predictions()).verifyError(UnreadableSourceException.class);
		assertThat(this.emulator.requests()).hasSize(before);
	}

	@Test
	void aVideoThatIsRefusedAfterItsFirstPredictionIsNotSentAgain() {
		AtomicInteger uploads = new AtomicInteger();
		Sinks.Empty<Void> uploaded = Sinks.empty();
		Sinks.One<Boolean> predicted = Sinks.one();
		LoopResources loops = LoopResources.create("refusing", 1, true);
		DisposableServer server = HttpServer.create()
			.host("127.0.0.1")
			.port(0)
			.runOn(loops)
			.route((routes) -> routes
				.get("/workers/config",
						(request, response) -> response
							.sendString(Mono.just("{\"base_url\": \"/\", \"pipeline_id\": \"p\"}")))
				.post("/pipelines/p/prepareSource",
						(request,
								response) -> response.sendString(Flux.concat(
										Flux.just("{\"event\": {\"type\": \"prepared\", \"source_id\": \"s\"}}\n"),
										uploaded.asMono().thenReturn("{\"source_width\": 1, \"source_height\": 1}\n"),
										Flux.never()), StandardCharsets.UTF_8))
				.post("/pipelines/p/source", (request, response) -> {
					uploads.incrementAndGet();
					return request.receive()
						.then()
						.doOnSuccess((done) -> uploaded.tryEmitEmpty())
						.then(predicted.asMono())
						.then(response.status(503).send());
				}))
			.bindNow();
		try (WorkerEndpoint refusing = WorkerEndpoint.builder(this.http)
			.url(URI.create("http://127.0.0.1:" + server.port()))
			.accessToken("t")
			.stopJobs(false)
			.build()) {
			StepVerifier.create(refusing.upload(new byte[FRAME], MP4).predictions())
				.expectNextCount(1)
				.then(() -> predicted.tryEmitValue(true))
				.expectErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(ServiceException.class)
					.hasMessageContaining("status 503"))
				.verify(Duration.ofSeconds(20));
			assertThat(uploads).hasValue(1);
		}
		finally {
			server.disposeNow();
			loops.dispose();
		}
	}

	@Test
	void aStreamOfVideoThatWasRefusedIsNotSentAgain() {
		this.emulator.faults().add(Fault.builder().status(503).build());
		Source stream = Source.of(Flux.defer(() -> Flux.just(frame())), MP4);
		StepVerifier.create(this.endpoint.upload(stream).predictions())
			.verifyErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(ServiceException.class)
				.hasMessageContaining("status 503")
				.hasMessageContaining("not sent again, because it is a stream"));
	}

}
