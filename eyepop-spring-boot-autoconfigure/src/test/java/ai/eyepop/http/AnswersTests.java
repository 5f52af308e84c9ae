package ai.eyepop.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.NettyDataBuffer;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.util.unit.DataSize;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Answers}, over sockets.
 */
class AnswersTests {

	private static final String TOKEN = "s3cret";

	private static final LineDecoder<String> TEXT = (bytes, offset, length, lineNumber) -> {
		String line = new String(bytes, offset, length, StandardCharsets.UTF_8);
		if (line.startsWith("bad")) {
			throw new MalformedStreamException(lineNumber, "is bad", null);
		}
		return line;
	};

	private final List<ByteBuf> buffers = new CopyOnWriteArrayList<>();

	private final EyePopHttp http = EyePopHttp.builder()
		.settings(HttpSettings.defaults().withMaxLineSize(DataSize.ofKilobytes(1)))
		.webClientBuilder(WebClient.builder()
			.filter((request, next) -> next.exchange(request)
				.map((response) -> response.mutate().body(this::watch).build())))
		.build();

	private final AtomicReference<BiFunction<HttpServerRequest, HttpServerResponse, Publisher<Void>>> handler = new AtomicReference<>();

	private final DisposableServer server = HttpServer.create()
		.host("127.0.0.1")
		.port(0)
		.handle((request, response) -> this.handler.get().apply(request, response))
		.bindNow();

	@AfterEach
	void close() {
		this.http.close();
		this.server.disposeNow();
		// fails for a buffer that was released once too often
		this.buffers.forEach(ByteBuf::release);
		Awaitility.await().until(() -> this.buffers.stream().allMatch((buffer) -> buffer.refCnt() == 0));
	}

	private Flux<DataBuffer> watch(Flux<DataBuffer> body) {
		// held once more here, so that one release too many shows, too
		return body.doOnNext((buffer) -> this.buffers.add(((NettyDataBuffer) buffer).getNativeBuffer().retain()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "bad\n", "ok\nbad\nok\n", "ok\nbad" })
	void releasesEachBufferOnceWhenALineIsBad(String body) {
		answer(body);
		StepVerifier.create(lines()).thenConsumeWhile("ok"::equals).verifyError(MalformedStreamException.class);
	}

	@Test
	void releasesEachBufferOnceWhenTheConsumerGoesAway() {
		answer("ok\n".repeat(100_000));
		StepVerifier.create(lines().take(2)).expectNext("ok", "ok").verifyComplete();
	}

	@Test
	void readsNoFasterThanItIsAsked() {
		AtomicLong sent = new AtomicLong();
		String line = "x".repeat(999) + "\n";
		this.handler.set((request,
				response) -> response.sendObject(Flux.range(0, 100_000)
					.map((i) -> Unpooled.copiedBuffer(line, StandardCharsets.UTF_8))
					.doOnNext((buffer) -> sent.incrementAndGet())));
		AtomicLong before = new AtomicLong(-1);
		StepVerifier.create(lines(), 1)
			.expectNextCount(1)
			.then(() -> Awaitility.await()
				.pollInterval(Duration.ofMillis(200))
				.until(() -> sent.get() == before.getAndSet(sent.get())))
			.thenCancel()
			.verify();
		assertThat(sent).as("lines sent when the server could send no more").hasValueLessThan(100_000);
	}

	@Test
	void turnsAnErrorStatusIntoAnExceptionThatSaysWhatToDo() {
		this.handler.set((request, response) -> response.status(503).sendString(Flux.just("down ".repeat(1000))));
		StepVerifier.create(lines()).verifyErrorSatisfies((failure) -> {
			ServiceException exception = (ServiceException) failure;
			assertThat(exception.getStatus().value()).isEqualTo(503);
			assertThat(exception.getExcerpt()).startsWith("down down").hasSizeLessThanOrEqualTo(500);
			assertThat(exception.getRequestId()).matches("[0-9a-f]{32}");
			assertThat(exception).hasMessageStartingWith("EyePop answered GET /lines/{id} with status 503: down")
				.hasMessageContaining("(request id " + exception.getRequestId() + ")")
				.hasMessageEndingWith("try again later.");
		});
	}

	@Test
	void quotesACharacterThatTwoBuffersShare() {
		byte[] bytes = "caf\u00e9".getBytes(StandardCharsets.UTF_8);
		this.handler.set((request, response) -> response.status(400)
			.sendObject(Flux.just(Unpooled.wrappedBuffer(bytes, 0, 4), Unpooled.wrappedBuffer(bytes, 4, 1)),
					(part) -> true));
		StepVerifier.create(lines())
			.verifyErrorSatisfies(
					(failure) -> assertThat(((ServiceException) failure).getExcerpt()).isEqualTo("caf\u00e9"));
	}

	@Test
	void releasesWhatComesOfAnErrorAfterItsCancellation() {
		AtomicReference<Subscriber<? super DataBuffer>> body = new AtomicReference<>();
		Flux<DataBuffer> bodyOnItsWay = Flux.from((subscriber) -> {
			body.set(subscriber);
			subscriber.onSubscribe(Operators.emptySubscription());
		});
		ClientRequest request = ClientRequest.create(HttpMethod.GET, URI.create("http://h")).build();
		Disposable call = new Answers(1024, Clock.systemUTC()).errorFilter(false)
			.filter(request,
					(sent) -> Mono.just(ClientResponse.create(HttpStatus.BAD_GATEWAY).body(bodyOnItsWay).build()))
			.subscribe();
		call.dispose();
		ByteBuf late = Unpooled.wrappedBuffer(new byte[] { 1 });
		body.get().onNext(new NettyDataBufferFactory(UnpooledByteBufAllocator.DEFAULT).wrap(late));
		assertThat(late.refCnt()).isZero();
	}

	@Test
	void quotesNoCredentialThatTheServiceEchoes() {
		this.handler.set((request, response) -> response.status(400)
			.sendString(Flux.just("bad token " + request.requestHeaders().get("Authorization"))));
		StepVerifier.create(lines())
			.verifyErrorSatisfies((failure) -> assertThat(failure).hasMessageContaining("bad token Bearer ******")
				.hasMessageNotContaining(TOKEN));
	}

	@Test
	void setsTheBearerBelowTheFiltersOfTheApplication() {
		List<String> seen = new ArrayList<>();
		AtomicReference<String> sent = new AtomicReference<>();
		this.handler.set((request, response) -> {
			sent.set(request.requestHeaders().get("Authorization"));
			return response.sendString(Flux.just("ok"));
		});
		try (EyePopHttp http = EyePopHttp.builder().webClientBuilder(WebClient.builder().filter((request, next) -> {
			seen.add(String.valueOf(request.headers()));
			return next.exchange(request);
		})).build()) {
			http.answers().lines(request(http), TEXT).blockLast();
		}
		assertThat(sent).hasValue("Bearer " + TOKEN);
		assertThat(seen).hasSize(1).noneMatch((headers) -> headers.contains(TOKEN));
	}

	@Test
	void doesNotFollowARedirect() {
		List<String> paths = new ArrayList<>();
		this.handler.set((request, response) -> {
			paths.add(request.uri());
			return response.status(307).header("Location", "http://u:pw@there/" + TOKEN + "?signature=abc").send();
		});
		StepVerifier.create(lines())
			.verifyErrorSatisfies((failure) -> assertThat(failure)
				.hasMessageContaining("status 307: it redirects to http://******@there/******, which is not followed"));
		assertThat(paths).containsExactly("/lines/7");
	}

	@Test
	void failsForAnAnswerThatIsTooLong() {
		answer("\"" + "x".repeat(2000) + "\"");
		StepVerifier.create(this.http.answers().json(request(), String.class))
			.verifyErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(MalformedStreamException.class)
				.hasMessageContaining("longer than 1024 bytes"));
	}

	@Test
	void failsForAnAnswerThatIsNotJson() {
		answer("<html>");
		StepVerifier.create(this.http.answers().json(request(), String.class))
			.verifyErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(MalformedStreamException.class)
				.hasMessageContaining("is not the JSON that was expected"));
	}

	private void answer(String body) {
		this.handler.set((request, response) -> response.sendString(Flux.just(body)));
	}

	private Flux<String> lines() {
		return this.http.answers().lines(request(), TEXT);
	}

	private WebClient.RequestHeadersSpec<?> request() {
		return request(this.http);
	}

	private WebClient.RequestHeadersSpec<?> request(EyePopHttp http) {
		URI base = URI.create("http://127.0.0.1:" + this.server.port());
		return RequestTarget.of(base, "/lines/{id}", 7).applyTo(http.authorizedClient(TOKEN).get());
	}

}
