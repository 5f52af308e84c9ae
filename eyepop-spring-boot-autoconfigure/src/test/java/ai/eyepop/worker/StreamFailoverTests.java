package ai.eyepop.worker;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import ai.eyepop.emulator.fault.Fault;
import ai.eyepop.http.EyePopHttp;
import ai.eyepop.http.ServiceException;
import ai.eyepop.source.Source;
import ai.eyepop.source.UnreadableSourceException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What becomes of sources that can be read once when a submission fails, over sockets to
 * an emulator.
 */
class StreamFailoverTests {

	private final FailoverFixture fixture = new FailoverFixture();

	@AfterEach
	void close() {
		this.fixture.close();
	}

	@Test
	void aStreamThatWasNotReadGoesOnWithAnotherEndpoint() {
		this.fixture.predict(this.fixture.production);
		this.fixture.emulator.endpointDown(this.fixture.next());
		Flux<DataBuffer> stream = Flux.defer(() -> Flux.just(image()));
		StepVerifier.create(this.fixture.production.upload(Source.of(stream, MediaType.IMAGE_JPEG)).predictions())
			.expectNextCount(1)
			.verifyComplete();
	}

	@Test
	void aStreamThatWasReadFailsAndSaysWhy() {
		this.fixture.emulator.faults().add(Fault.builder().status(503).build());
		Source stream = Source.of(Flux.defer(() -> Flux.just(image())), MediaType.IMAGE_JPEG);
		StepVerifier.create(this.fixture.production.upload(stream).predictions())
			.verifyErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(ServiceException.class)
				.hasMessageContaining("status 503")
				.hasMessageContaining("not sent again, because it is a stream"));
		StepVerifier.create(this.fixture.production.upload(stream).predictions())
			.verifyErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(UnreadableSourceException.class)
				.hasMessageContaining("stream (image/jpeg) was read already"));
	}

	@Test
	void aStreamThatWasReadFailsWithAllThatTheServiceSaid() {
		this.fixture.emulator.faults()
			.add(Fault.builder().status(503).retryAfter(Duration.ofSeconds(9)).body("busy").build());
		Source stream = Source.of(Flux.defer(() -> Flux.just(image())), MediaType.IMAGE_JPEG);
		StepVerifier.create(this.fixture.production.upload(stream).predictions())
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
		this.fixture.emulator.faults().add(Fault.builder().reset().build());
		Source stream = Source.of(Flux.defer(() -> Flux.just(image())), MediaType.IMAGE_JPEG);
		StepVerifier.create(this.fixture.production.upload(stream).predictions())
			.verifyErrorSatisfies((failure) -> assertThat(failure)
				.isInstanceOfSatisfying(PopNotReachableException.class,
						(ex) -> assertThat(ex.getEndpoints()).hasSize(3))
				.hasMessageContaining("the connection broke")
				.hasMessageContaining("not sent again, because it is a stream"));
	}

	@Test
	void aStreamThatIsReadLateFailsWithWhatHappenedBefore() {
		// as by an upload that begins to read when it is canceled
		Source stream = stream();
		AtomicInteger uploads = new AtomicInteger();
		ExchangeFilterFunction late = (request, next) -> {
			if (!request.url().getPath().endsWith("/source")) {
				return next.exchange(request);
			}
			return (uploads.incrementAndGet() == 1) ? Mono.error(new ConnectException("refused by the test"))
					: this.fixture.production.upload(stream).predictions().then(next.exchange(request));
		};
		try (EyePopHttp http = EyePopHttp.builder().webClientBuilder(WebClient.builder().filter(late)).build()) {
			StepVerifier.create(this.fixture.production(http).upload(stream).predictions())
				.verifyErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(PopNotReachableException.class)
					.hasMessageContaining("refused by the test")
					.hasMessageContaining("not sent again, because it is a stream"));
		}
		assertThat(uploads).hasValue(2);
	}

	@Test
	void aStreamThatIsRefusedForGoodHasNoHint() {
		this.fixture.emulator.faults().add(Fault.builder().status(400).build());
		StepVerifier
			.create(this.fixture.production
				.upload(Source.of(Flux.defer(() -> Flux.just(image())), MediaType.IMAGE_JPEG))
				.predictions())
			.verifyErrorSatisfies((failure) -> assertThat(failure.getMessage()).contains("status 400")
				.doesNotContain("not sent again"));
	}

	@Test
	void streamsRecoverFromAPipelineThatIsGone() {
		WorkerEndpoint endpoint = this.fixture.transientEndpoint(this.fixture.patient);
		this.fixture.predict(endpoint);
		this.fixture.emulator.faults().add(Fault.builder().pipelineGone().build());
		StepVerifier.create(endpoint.upload(stream()).predictions()).verifyError(PopNotReachableException.class);
		StepVerifier.create(endpoint.upload(stream()).predictions()).expectNextCount(1).verifyComplete();
		endpoint.close();
	}

	private static Source stream() {
		return Source.of(Flux.defer(() -> Flux.just(image())), MediaType.IMAGE_JPEG);
	}

	private static DataBuffer image() {
		try {
			return DefaultDataBufferFactory.sharedInstance.wrap(Files.readAllBytes(FailoverFixture.IMAGE));
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
