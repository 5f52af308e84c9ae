package ai.eyepop.worker;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.UrlResource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

import ai.eyepop.auth.Access;
import ai.eyepop.auth.MissingCredentialException;
import ai.eyepop.compute.ComputeSessionException;
import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.emulator.inspect.RecordedRequest;
import ai.eyepop.http.AccessTokens;
import ai.eyepop.http.EyePopHttp;
import ai.eyepop.http.RequestTarget;
import ai.eyepop.job.JobState;
import ai.eyepop.pop.InferenceComponent;
import ai.eyepop.pop.InferenceType;
import ai.eyepop.pop.Pop;
import ai.eyepop.prediction.PredictedObject;
import ai.eyepop.prediction.Prediction;
import ai.eyepop.source.MediaSource;
import ai.eyepop.source.Source;
import ai.eyepop.source.UnreadableSourceException;
import ai.eyepop.wire.TestHttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link WorkerEndpoint}, over sockets to an emulator.
 */
class WorkerEndpointTests {

	private static final Pop SHAPES = Pop
		.of(InferenceComponent.builder().inferenceTypes(InferenceType.OBJECT_DETECTION).build());

	private final EyePopEmulator emulator = EyePopEmulator.start();

	private final EyePopHttp http = TestHttp.create();

	private final WorkerEndpoint endpoint = builder().pop(SHAPES).build();

	@TempDir
	private Path folder;

	private Path square;

	@BeforeEach
	void drawSquare() throws IOException {
		this.square = Files.write(this.folder.resolve("square.png"), png());
	}

	@AfterEach
	void close() {
		this.endpoint.close();
		this.http.close();
		this.emulator.close();
	}

	@Test
	void findsTheSquareInAFile() {
		WorkerJob job = this.endpoint.upload(this.square);
		Prediction prediction = predict(job);
		assertThat(prediction.sourceWidth()).isEqualTo(320);
		assertThat(prediction.sourceHeight()).isEqualTo(240);
		PredictedObject object = prediction.objects().get(0);
		assertThat(object.classLabel()).isEqualTo("square");
		assertThat(object.x()).isBetween(95.0, 105.0);
		assertThat(object.width()).isBetween(75.0, 85.0);
		assertThat(object.outline()).isNotEmpty();
		assertThat(job.state()).isEqualTo(JobState.DRAINED);
		assertThat(job.source()).hasToString("file " + this.square + " (image/png)");
	}

	static Stream<Resource> resources() throws IOException {
		byte[] bytes = png();
		Path file = Files.write(Files.createTempFile("square", ".png"), bytes);
		file.toFile().deleteOnExit();
		return Stream.of(new FileSystemResource(file), new UrlResource(file.toUri()), named(bytes),
				new InputStreamResource(new ByteArrayInputStream(bytes)));
	}

	@ParameterizedTest
	@MethodSource("resources")
	void takesResources(Resource resource) {
		Prediction prediction = predict(this.endpoint.upload(resource));
		assertThat(prediction.objects()).extracting(PredictedObject::classLabel).containsExactly("square");
	}

	@Test
	void sendsTheLengthWhereItIsKnown() throws IOException {
		this.endpoint.upload(this.square).predictions().blockLast();
		this.endpoint.upload(named(png())).predictions().blockLast();
		this.endpoint.upload(png(), MediaType.IMAGE_PNG).predictions().blockLast();
		assertThat(sources()).hasSize(3)
			.allSatisfy((request) -> assertThat(request.headers().get("content-length"))
				.isEqualTo(List.of(String.valueOf(png().length))))
			.allSatisfy((request) -> assertThat(request.contentType()).isEqualTo("image/png"));
	}

	@Test
	void takesBytesStreamsAndMultipartFiles() throws IOException {
		byte[] bytes = png();
		Flux<DataBuffer> stream = Flux.range(0, bytes.length)
			.map((i) -> DefaultDataBufferFactory.sharedInstance.wrap(new byte[] { bytes[i] }));
		MockMultipartFile file = new MockMultipartFile("file", "photo.PNG", null, bytes);
		for (Source source : List.of(Source.of(bytes, MediaType.IMAGE_PNG), Source.of(stream, MediaType.IMAGE_PNG),
				Source.of(file))) {
			Prediction prediction = predict(this.endpoint.upload(source));
			assertThat(prediction.objects()).as(source.toString())
				.extracting(PredictedObject::classLabel)
				.containsExactly("square");
		}
	}

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
	void doesNotSendAStreamAgainThatWasRefused() {
		this.endpoint.upload(this.square).predictions().blockLast();
		this.emulator.expireTokens();
		Flux<DataBuffer> stream = Flux.defer(() -> Flux.just(DefaultDataBufferFactory.sharedInstance.wrap(png())));
		StepVerifier.create(this.endpoint.upload(Source.of(stream, MediaType.IMAGE_PNG)).predictions())
			.verifyErrorSatisfies((failure) -> assertThat(failure).hasMessageContaining("status 401"));
		assertThat(predict(this.endpoint.upload(this.square)).objects()).hasSize(1);
	}

	@Test
	void failsWithTheServicesMessageForWhatIsNoImage() {
		WorkerJob job = this.endpoint.upload("no image".getBytes(), MediaType.IMAGE_PNG);
		assertThatExceptionOfType(SourceException.class).isThrownBy(() -> job.predictions().blockLast())
			.satisfies((ex) -> assertThat(ex.getServiceMessage()).isNotBlank())
			.satisfies((ex) -> assertThat(ex.getSourceId()).isNotBlank());
	}

	@Test
	void failsBeforeAnyRequestForAFileThatCannotBeRead() {
		assertThatExceptionOfType(UnreadableSourceException.class)
			.isThrownBy(() -> this.endpoint.upload(Path.of("nowhere.jpg")).predictions().blockLast())
			.withMessageContaining("nowhere.jpg: there is no such file");
		assertThatExceptionOfType(UnreadableSourceException.class)
			.isThrownBy(() -> this.endpoint.upload(this.folder).predictions().blockLast())
			.withMessageContaining("this is not a file");
		assertThatExceptionOfType(UnreadableSourceException.class)
			.isThrownBy(() -> this.endpoint.upload(new UrlResource("file:/nowhere.jpg")).predictions().blockLast());
		assertThat(this.emulator.requests()).isEmpty();
	}

	@Test
	void failsWhenASourceBreaksWhileItIsSent() {
		Flux<DataBuffer> broken = Flux.concat(Flux.just(DefaultDataBufferFactory.sharedInstance.wrap(new byte[10])),
				Flux.error(new IOException("the camera is gone")));
		assertThatExceptionOfType(UnreadableSourceException.class)
			.isThrownBy(() -> this.endpoint.upload(Source.of(broken, MediaType.IMAGE_PNG)).predictions().blockLast())
			.withMessageContaining("the camera is gone");
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
	void sendsAMultipartFileAgainAfterARefusedToken() {
		predict(this.endpoint.upload(this.square));
		this.emulator.expireTokens();
		MockMultipartFile file = new MockMultipartFile("file", "photo.png", "image/*", png());
		assertThat(predict(this.endpoint.upload(Source.of(file))).objects()).hasSize(1);
		assertThat(sources()).last()
			.satisfies((request) -> assertThat(request.contentType()).isEqualTo("image/png"))
			.satisfies((request) -> assertThat(request.headers()).containsKey("content-length"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "image/*", "foo", "", "*/*" })
	void takesTheMediaTypeFromTheNameWhenWhatTheClientSaysIsOfNoUse(String contentType) {
		assertThat(Source.of(new MockMultipartFile("file", "photo.gif", contentType, new byte[0])))
			.hasToString("upload photo.gif (image/gif)");
	}

	@Test
	void looksForAResourceOnAThreadThatMayWait() {
		AtomicReference<String> thread = new AtomicReference<>();
		Resource resource = new ByteArrayResource(png()) {

			@Override
			public boolean exists() {
				thread.set(Thread.currentThread().getName());
				return true;
			}

		};
		predict(this.endpoint.upload(resource));
		assertThat(thread.get()).startsWith("boundedElastic");
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

	private static Prediction predict(WorkerJob job) {
		return Objects.requireNonNull(job.predictions().blockLast());
	}

	private WorkerEndpointBuilder builder() {
		return WorkerEndpoint.builder(this.http).url(this.emulator.url()).apiKey(this.emulator.apiKey());
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

	private List<RecordedRequest> sources() {
		return this.emulator.requests()
			.stream()
			.filter((request) -> request.path().endsWith("/source") && request.method().equals("POST"))
			.toList();
	}

	private static Resource named(byte[] bytes) {
		return new ByteArrayResource(bytes) {

			@Override
			public String getFilename() {
				return "square.png";
			}

		};
	}

	private static byte[] png() {
		BufferedImage image = new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB);
		Graphics2D graphics = image.createGraphics();
		graphics.setColor(Color.WHITE);
		graphics.fillRect(0, 0, 320, 240);
		graphics.setColor(Color.RED);
		graphics.fillRect(100, 60, 80, 80);
		graphics.dispose();
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try {
			ImageIO.write(image, "png", bytes);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		return bytes.toByteArray();
	}

	@Test
	void failsWhenAResourceThatCouldBeSentAgainBreaksWhileItIsSent() {
		Resource broken = new ByteArrayResource(png()) {

			@Override
			public InputStream getInputStream() throws IOException {
				throw new IOException("the disk is gone");
			}

		};
		StepVerifier.create(this.endpoint.upload(Source.of(broken, MediaType.IMAGE_PNG)).predictions())
			.verifyErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(UnreadableSourceException.class)
				.hasMessageContaining("the disk is gone"));
		assertThat(this.emulator.pipelinesCreated()).isOne();
	}

	@Test
	void aStreamIsReadOnceEvenByWhoDoesNotAsk() {
		// two jobs may look at it before either begins to read
		MediaSource stream = Source.of(Flux.defer(() -> Flux.just(DefaultDataBufferFactory.sharedInstance.wrap(png()))),
				MediaType.IMAGE_PNG);
		StepVerifier.create(stream.readableContent(DefaultDataBufferFactory.sharedInstance))
			.expectNextCount(1)
			.verifyComplete();
		StepVerifier.create(stream.readableContent(DefaultDataBufferFactory.sharedInstance))
			.verifyErrorSatisfies((failure) -> assertThat(failure).hasMessageContaining("was read already"));
	}

}
