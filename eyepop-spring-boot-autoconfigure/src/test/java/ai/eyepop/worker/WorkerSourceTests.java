package ai.eyepop.worker;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

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
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.http.client.reactive.MockClientHttpRequest;
import org.springframework.mock.web.MockMultipartFile;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import ai.eyepop.job.JobState;
import ai.eyepop.prediction.PredictedObject;
import ai.eyepop.prediction.Prediction;
import ai.eyepop.source.MediaSource;
import ai.eyepop.source.Source;
import ai.eyepop.source.UnreadableSourceException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for the sources of a {@link WorkerEndpoint}, over sockets to an emulator.
 */
class WorkerSourceTests extends EmulatedWorker {

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
	void writesAFileOnTheThreadThatOpensIt(@TempDir Path directory) throws IOException {
		Path file = Files.write(directory.resolve("photo.png"), png());
		MockClientHttpRequest request = new MockClientHttpRequest(HttpMethod.POST, "/source");
		AtomicReference<Thread> thread = new AtomicReference<>();
		request.setWriteHandler((body) -> {
			thread.set(Thread.currentThread());
			return Mono.empty();
		});
		Source.of(file).writeTo(request).block();
		assertThat(thread).hasValue(Thread.currentThread());
		assertThat(request.getHeaders().getContentLength()).isEqualTo(Files.size(file));
	}

	private static Resource named(byte[] bytes) {
		return new ByteArrayResource(bytes) {

			@Override
			public String getFilename() {
				return "square.png";
			}

		};
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
