package ai.eyepop.sample.stream;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.http.WireJson;
import ai.eyepop.prediction.PredictedObject;
import ai.eyepop.prediction.PredictedText;
import ai.eyepop.prediction.Prediction;
import ai.eyepop.sample.Requests;
import ai.eyepop.sample.SampleTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link StreamController}, over sockets.
 */
@SampleTest
class StreamControllerTests {

	private static final ParameterizedTypeReference<ServerSentEvent<String>> EVENT = new ParameterizedTypeReference<>() {
	};

	private static final Duration LIMIT = Duration.ofMinutes(2);

	@Autowired
	private WebTestClient client;

	@Autowired
	private EyePopEmulator emulator;

	@Autowired
	private LiveStreams streams;

	@LocalServerPort
	private int port;

	private WebClient web;

	private byte[] clip;

	@BeforeEach
	void connect() {
		this.clip = Requests.clip(this.client);
		this.web = WebClient.create("http://localhost:" + this.port);
	}

	@Test
	void eachFrameOfTheClipIsAnEvent() {
		List<ServerSentEvent<String>> events = run((id) -> put(id, this.clip, MediaType.IMAGE_GIF, ""));
		assertThat(events).first().extracting(ServerSentEvent::event).isEqualTo("open");
		assertThat(events).last().satisfies((event) -> {
			assertThat(event.event()).isEqualTo("end");
			assertThat(event.data()).isEqualTo("{\"predictions\":60}");
		});
		List<Prediction> frames = events.subList(1, events.size() - 1).stream().map(this::prediction).toList();
		assertThat(frames).hasSize(60);
		assertThat(frames).extracting(Prediction::seconds).isSorted().first().isEqualTo(0.0);
		assertThat(frames).allSatisfy((frame) -> {
			assertThat(frame.sourceWidth()).isEqualTo(480);
			assertThat(labels(frame)).contains("circle", "square");
		});
		assertThat(frames.get(10))
			.satisfies((frame) -> assertThat(labels(frame)).doesNotContain("triangle", "qr_code"));
		assertThat(frames.get(20)).satisfies((frame) -> assertThat(labels(frame)).contains("triangle"));
		assertThat(frames.get(40).texts()).extracting(PredictedText::text).containsExactly("Seen in a stream");
		assertThat(events.get(5).id()).isEqualTo("4");
	}

	@Test
	void fewerFramesAreLookedAtIfAskedFor() {
		List<ServerSentEvent<String>> events = run((id) -> put(id, this.clip, MediaType.IMAGE_GIF, "?fps=2"));
		assertThat(events).last().extracting(ServerSentEvent::data).isEqualTo("{\"predictions\":12}");
	}

	@Test
	void predictionsArriveWhileTheVideoIsSentAndItsJobEndsWithTheListener() {
		HttpStatusCode[] answer = new HttpStatusCode[1];
		// without an end: what comes back was not waited for
		Flux<DataBuffer> video = Flux.generate((sink) -> sink.next(buffer(new byte[16 * 1024])));
		List<String> names = this.web.get()
			.uri("/api/streams")
			.retrieve()
			.bodyToFlux(EVENT)
			.doOnNext((event) -> ifOpen(event,
					(id) -> this.web.put()
						.uri("/api/streams/" + id)
						.contentType(MediaType.parseMediaType("video/mp4"))
						.body(video, DataBuffer.class)
						.exchangeToMono((response) -> Mono.fromRunnable(() -> answer[0] = response.statusCode()))))
			.map((event) -> String.valueOf(event.event()))
			.take(6)
			.collectList()
			.block(LIMIT);
		assertThat(names).containsExactly("open", "prediction", "prediction", "prediction", "prediction", "prediction");
		Awaitility.await().atMost(LIMIT).untilAsserted(() -> {
			assertThat(this.emulator.runningJobs()).isZero();
			assertThat(this.streams.isEmpty()).isTrue();
		});
	}

	@Test
	void whatIsNoVideoIsToldAsAnEvent() {
		byte[] text = "no video".getBytes(StandardCharsets.UTF_8);
		List<ServerSentEvent<String>> events = run((id) -> put(id, text, MediaType.IMAGE_GIF, ""));
		assertThat(events).extracting(ServerSentEvent::event).containsExactly("open", "failure");
		assertThat(events.get(1).data()).contains("\"status\":422").contains("not an image");
	}

	@Test
	void aStreamTakesOneVideo() {
		int[] status = new int[2];
		run((id) -> put(id, this.clip, MediaType.IMAGE_GIF, "").doOnNext((code) -> status[0] = code)
			.then(put(id, this.clip, MediaType.IMAGE_GIF, "").doOnNext((code) -> status[1] = code)));
		assertThat(status).containsExactly(200, 409);
	}

	@Test
	void anUnknownStreamTakesNothing() {
		this.client.put()
			.uri("/api/streams/none")
			.contentType(MediaType.IMAGE_GIF)
			.bodyValue(new byte[1])
			.exchange()
			.expectStatus()
			.isNotFound()
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody()
			.jsonPath("$.detail")
			.isEqualTo("There is no such stream, or it has ended.");
	}

	@Test
	void optionsThatMakeNoSenseAreRefused() {
		int[] status = new int[2];
		run((id) -> put(id, this.clip, MediaType.IMAGE_GIF, "?fps=often").doOnNext((code) -> status[0] = code)
			.then(put(id, this.clip, MediaType.ALL, "").doOnNext((code) -> status[1] = code))
			.then(put(id, this.clip, MediaType.IMAGE_GIF, "?fps=1")));
		assertThat(status).containsOnly(400);
	}

	@Test
	void thereIsALimitOfStreams() {
		Disposable.Composite open = Disposables.composite();
		try {
			Flux.range(0, LiveStreams.MOST)
				.flatMap((i) -> Mono.<Object>create((sink) -> open.add(this.web.get()
					.uri("/api/streams")
					.retrieve()
					.bodyToFlux(EVENT)
					.subscribe(sink::success, sink::error))), LiveStreams.MOST)
				.blockLast(LIMIT);
			this.client.get()
				.uri("/api/streams")
				.exchange()
				.expectStatus()
				.isEqualTo(503)
				.expectBody()
				.jsonPath("$.detail")
				.value(String.class, (detail) -> assertThat(detail).startsWith("32 streams are open already."));
		}
		finally {
			open.dispose();
		}
		Awaitility.await().atMost(LIMIT).untilAsserted(() -> assertThat(this.streams.isEmpty()).isTrue());
		assertThat(run((id) -> put(id, this.clip, MediaType.IMAGE_GIF, "?fps=1"))).hasSize(8);
	}

	private List<ServerSentEvent<String>> run(Function<String, Mono<?>> onOpen) {
		return Objects.requireNonNull(this.web.get()
			.uri("/api/streams")
			.retrieve()
			.bodyToFlux(EVENT)
			.doOnNext((event) -> ifOpen(event, onOpen))
			.collectList()
			.block(LIMIT));
	}

	private void ifOpen(ServerSentEvent<String> event, Function<String, Mono<?>> onOpen) {
		if ("open".equals(event.event())) {
			String id = String.valueOf(event.data()).replaceAll(".*\"id\":\"([^\"]+)\".*", "$1");
			onOpen.apply(id).onErrorComplete().subscribe();
		}
	}

	private Mono<Integer> put(String id, byte[] media, MediaType mediaType, String query) {
		return this.web.put()
			.uri("/api/streams/" + id + query)
			.header("Content-Type", mediaType.toString())
			.body(Mono.just(buffer(media)), DataBuffer.class)
			.exchangeToMono((response) -> response.releaseBody().thenReturn(response.statusCode().value()));
	}

	private DataBuffer buffer(byte[] bytes) {
		return DefaultDataBufferFactory.sharedInstance.wrap(bytes);
	}

	private Prediction prediction(ServerSentEvent<String> event) {
		assertThat(event.event()).isEqualTo("prediction");
		return WireJson.reader(Prediction.class).readValue(String.valueOf(event.data()));
	}

	private List<@Nullable String> labels(Prediction prediction) {
		return prediction.objects().stream().<@Nullable String>map(PredictedObject::classLabel).toList();
	}

}
