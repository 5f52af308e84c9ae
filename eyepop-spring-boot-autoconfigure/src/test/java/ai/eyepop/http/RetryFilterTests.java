package ai.eyepop.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

import javax.net.ssl.SSLHandshakeException;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.http.client.reactive.ClientHttpResponse;
import org.springframework.mock.http.client.reactive.MockClientHttpRequest;
import org.springframework.mock.http.client.reactive.MockClientHttpResponse;
import org.springframework.retry.backoff.FixedBackOffPolicy;
import org.springframework.retry.policy.NeverRetryPolicy;
import org.springframework.retry.policy.SimpleRetryPolicy;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RetryFilter}: what is sent when, on a clock that is turned by hand.
 */
class RetryFilterTests {

	private final Queue<Object> answers = new ArrayDeque<>();

	private final List<Long> attempts = new ArrayList<>();

	private final List<String> requestIds = new ArrayList<>();

	private final List<@Nullable String> authorizations = new ArrayList<>();

	private VirtualTimeScheduler time = VirtualTimeScheduler.getOrSet();

	@BeforeEach
	void startTime() {
		this.time = VirtualTimeScheduler.getOrSet(VirtualTimeScheduler.create());
	}

	@AfterEach
	void endTime() {
		VirtualTimeScheduler.reset();
	}

	@ParameterizedTest
	@ValueSource(ints = { 500, 502, 503, 504 })
	void aServerErrorIsRetriedThreeTimesAfterOneTwoAndFourSeconds(int status) {
		answer(status, status, status, 200);
		verifySuccess(send(withoutJitter()));
		assertThat(this.attempts).containsExactly(0L, 1000L, 3000L, 7000L);
	}

	@Test
	void afterThreeRetriesTheLastAnswerIsTheError() {
		answer(500, 500, 500, 502, 200);
		verifyFailure(send(withoutJitter()), "status 502");
		assertThat(this.attempts).hasSize(4);
	}

	@ParameterizedTest
	@ValueSource(ints = { 400, 403, 404, 409, 413, 422, 501, 507 })
	void otherErrorsAreFinal(int status) {
		answer(status, 200);
		verifyFailure(send(withoutJitter()), "status " + status);
		assertThat(this.attempts).hasSize(1);
	}

	@ParameterizedTest
	@CsvSource({ "0, 500, 1500", "-1, 1500, 4500" })
	void chanceMakesEachWaitHalfAsLongToHalfAsLongAgain(long bits, long second, long third) {
		answer(500, 500, 200);
		verifySuccess(send((builder) -> builder.random(() -> bits)));
		assertThat(this.attempts).containsExactly(0L, second, third);
	}

	@Test
	void theServiceSaysHowLongToWait() {
		answer(retryAfter(429, "7"), 200);
		verifySuccess(send(withoutJitter()));
		assertThat(this.attempts).containsExactly(0L, 7000L);
	}

	@Test
	void theServiceSaysUntilWhenToWait() {
		answer(retryAfter(503, "Thu, 1 Jan 2026 00:00:09 GMT"), 200);
		verifySuccess(send((builder) -> withoutJitter()
			.accept(builder.clock(Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC)))));
		assertThat(this.attempts).containsExactly(0L, 9000L);
	}

	@ParameterizedTest
	@ValueSource(strings = { "soon", "-5", "99999999999999999999", "Thu, 1 Jan 2015 00:00:00 GMT" })
	void aRetryAfterThatSaysNothingIsLeftAlone(String value) {
		answer(retryAfter(503, value), 200);
		verifySuccess(send(withoutJitter()));
		assertThat(this.attempts).containsExactly(0L, 1000L);
	}

	@Test
	void aRetryAfterBeyondTheTimeFailsAtOnceWithItsValue() {
		answer(retryAfter(429, "3600"), 200);
		StepVerifier.create(send(withoutJitter()))
			.verifyErrorSatisfies((failure) -> assertThat(failure).hasMessageContaining("asks to wait for 3600 s")
				.isInstanceOfSatisfying(ServiceException.class,
						(answer) -> assertThat(answer.getRetryAfter()).isEqualTo(Duration.ofHours(1))));
		assertThat(this.attempts).hasSize(1);
	}

	@Test
	void aRetryAfterThatIsHugeFailsAtOnce() {
		answer(retryAfter(429, "9223372036854775807"), 200);
		verifyFailure(send(withoutJitter()), "status 429");
		assertThat(this.attempts).hasSize(1);
	}

	@Test
	void allWaitsTogetherStayWithinTheTime() {
		answer(500, 429, 500, 429, 500, 200);
		verifyFailure(send((builder) -> withoutJitter()
			.accept(builder.retry(RetrySettings.defaults().withMaxTime(Duration.ofSeconds(5))))), "status 429");
		assertThat(this.attempts).containsExactly(0L, 1000L, 2000L, 4000L);
	}

	@Test
	void refusedTokensAndServerErrorsAreCountedEachForItself() {
		// faults.md 20: the vendor's SDK does not renew the token here
		answer(500, 401, 500, 200);
		verifySuccess(sendAuthorized());
		assertThat(this.attempts).containsExactly(0L, 1000L, 1000L, 3000L);
		assertThat(this.authorizations).containsExactly("Bearer t1", "Bearer t1", "Bearer t2", "Bearer t2");
	}

	@Test
	void aTokenIsRenewedOnce() {
		answer(401, 401, 200);
		verifyFailure(sendAuthorized(), "status 401");
		assertThat(this.attempts).containsExactly(0L, 0L);
	}

	@Test
	void aTokenThatCannotBeRenewedIsNotSentAgain() {
		answer(401, 200);
		verifyFailure(send(withoutJitter(), (http) -> http.authorizedClient(AccessTokens.fixed("bearer x")), (r) -> {
		}), "status 401");
		assertThat(this.authorizations).containsExactly("Bearer x");
	}

	@Test
	void everyAttemptHasItsOwnId() {
		answer(500, 500, 200);
		verifySuccess(send(withoutJitter()));
		assertThat(this.requestIds).hasSize(3).doesNotHaveDuplicates();
	}

	@Test
	void aConnectionThatFailsIsRetried() {
		answer(new ConnectException("refused"), new IOException("reset"), 200);
		verifySuccess(send(withoutJitter()));
		assertThat(this.attempts).containsExactly(0L, 1000L, 3000L);
	}

	@Test
	void aConnectionThatCanOnlyFailAgainIsNotRetried() {
		answer(new UnknownHostException("nowhere"), 200);
		verifyFailure(send(withoutJitter()), "nowhere");
		this.answers.clear();
		answer(new SSLHandshakeException("untrusted"), 200);
		verifyFailure(send(withoutJitter()), "untrusted");
		assertThat(this.attempts).hasSize(2);
	}

	@ParameterizedTest
	@CsvSource({ "500, false", "503, false", "401, true", "429, true" })
	void aCallThatIsNotIdempotentIsRetriedOnlyIfTheServiceCannotHaveActed(int status, boolean retried) {
		answer(status, 200);
		Mono<?> sent = send(withoutJitter(), this::renewable, RequestMarks::notIdempotent);
		if (retried) {
			verifySuccess(sent);
		}
		else {
			verifyFailure(sent, "status " + status);
		}
	}

	@Test
	void aCallThatIsNotIdempotentIsRetriedIfTheServiceAsksForIt() {
		answer(retryAfter(503, "1"), new ConnectException("refused"), 200);
		verifySuccess(send(withoutJitter(), EyePopHttp::anonymousClient, RequestMarks::notIdempotent));
		this.answers.clear();
		answer(new IOException("reset"), 200);
		verifyFailure(send(withoutJitter(), EyePopHttp::anonymousClient, RequestMarks::notIdempotent), "reset");
	}

	@Test
	void aPropertyWidensIt() {
		answer(500, 200);
		verifySuccess(send(
				(builder) -> builder
					.retry(new RetrySettings(3, Duration.ofSeconds(30), Duration.ofSeconds(1), 2, 0, true)),
				EyePopHttp::anonymousClient, RequestMarks::notIdempotent));
	}

	@Test
	void aBodyThatWasReadAndCannotBeReadAgainIsNotSentAgain() {
		AtomicInteger asked = new AtomicInteger();
		answer(500, 500, 200);
		verifyFailure(
				send(withoutJitter(), EyePopHttp::anonymousClient,
						(request) -> RequestMarks.replayable(request, () -> asked.incrementAndGet() == 1)),
				"status 500");
		assertThat(this.attempts).hasSize(2);
	}

	@Test
	void aLookIsNotRetried() {
		answer(503, 200);
		verifyFailure(send(withoutJitter(), EyePopHttp::anonymousClient, RequestMarks::sentOnce), "status 503");
	}

	@Test
	void withoutRetriesNothingIsSentAgain() {
		answer(500, 200);
		verifyFailure(send((builder) -> builder.retry(RetrySettings.defaults().withMaxRetries(0))), "status 500");
		assertThat(this.attempts).hasSize(1);
	}

	@Test
	void aStrategyCanBeAdded() {
		answer(409, 409, 409, 200);
		FixedBackOffPolicy backOff = new FixedBackOffPolicy();
		backOff.setBackOffPeriod(250);
		RetryStrategy strategy = RetryStrategy.named("conflict")
			.onStatus(409, 423)
			.policy(new SimpleRetryPolicy(3))
			.backOff(backOff)
			.build();
		verifyFailure(send((builder) -> withoutJitter().accept(builder.retryStrategy(strategy))), "status 409");
		assertThat(this.attempts).containsExactly(0L, 250L, 500L);
	}

	@Test
	void aStrategyCanBeReplaced() {
		answer(503, 200);
		RetryStrategy never = RetryStrategy.named(RetryStrategy.SERVER_ERROR)
			.onStatus(503)
			.policy(new NeverRetryPolicy())
			.build();
		verifyFailure(send((builder) -> builder.retryStrategy(never)), "status 503");
		this.answers.clear();
		answer(500, 200);
		verifyFailure(send((builder) -> builder.retryStrategy(never)), "status 500");
	}

	@Test
	void cancelWhileItWaitsSendsNothingMore() {
		answer(500, 200);
		StepVerifier.create(send(withoutJitter()))
			.then(() -> this.time.advanceTimeBy(Duration.ofMillis(500)))
			.thenCancel()
			.verify();
		this.time.advanceTimeBy(Duration.ofHours(1));
		assertThat(this.attempts).hasSize(1);
	}

	private Consumer<EyePopHttpBuilder> withoutJitter() {
		// in the middle of what is possible
		return (builder) -> builder.random(() -> Long.MIN_VALUE);
	}

	private Mono<?> send(Consumer<EyePopHttpBuilder> customizer) {
		return send(customizer, EyePopHttp::anonymousClient, (request) -> {
		});
	}

	private Mono<?> sendAuthorized() {
		return send(withoutJitter(), this::renewable, (request) -> {
		});
	}

	private WebClient renewable(EyePopHttp http) {
		AtomicInteger count = new AtomicInteger();
		return http.authorizedClient(
				new AccessTokens(Mono.fromSupplier(() -> new AccessToken("t" + count.incrementAndGet(), null, null)),
						null, Clock.systemUTC()));
	}

	private Mono<?> send(Consumer<EyePopHttpBuilder> customizer, Function<EyePopHttp, WebClient> client,
			Consumer<WebClient.RequestHeadersSpec<?>> mark) {
		EyePopHttpBuilder builder = EyePopHttp.builder().connector((httpClient) -> new Script());
		customizer.accept(builder);
		EyePopHttp http = builder.build();
		WebClient.RequestHeadersSpec<?> request = RequestTarget.of(URI.create("http://eyepop.test"), "/things")
			.applyTo(client.apply(http).post());
		mark.accept(request);
		return http.answers().nothing(request).thenReturn("done").doFinally((signal) -> http.close());
	}

	private void verifySuccess(Mono<?> sent) {
		StepVerifier.create(sent)
			.then(() -> this.time.advanceTimeBy(Duration.ofHours(2)))
			.expectNextCount(1)
			.verifyComplete();
	}

	private void verifyFailure(Mono<?> sent, String message) {
		StepVerifier.create(sent)
			.then(() -> this.time.advanceTimeBy(Duration.ofHours(2)))
			.verifyErrorSatisfies((failure) -> assertThat(failure).hasMessageContaining(message));
	}

	private void answer(Object... answers) {
		this.answers.addAll(List.of(answers));
	}

	private static MockClientHttpResponse retryAfter(int status, String value) {
		MockClientHttpResponse response = new MockClientHttpResponse(status);
		response.getHeaders().set(HttpHeaders.RETRY_AFTER, value);
		return response;
	}

	@Test
	void aStrategyThatIsAddedComesBeforeTheUsualOnes() {
		answer(503, 200);
		RetryStrategy never = RetryStrategy.named("never").onStatus(503).policy(new NeverRetryPolicy()).build();
		verifyFailure(send((builder) -> builder.retryStrategy(never)), "status 503");
		assertThat(this.attempts).hasSize(1);
	}

	@Test
	void theWaitsGrowAsTheSettingsSay() {
		// neither the multiplier nor the longest wait are those of Spring Retry
		answer(500, 500, 500, 200);
		verifySuccess(send((builder) -> withoutJitter()
			.accept(builder.retry(new RetrySettings(3, Duration.ofMinutes(10), Duration.ofSeconds(20), 3, 0, false)))));
		assertThat(this.attempts).containsExactly(0L, 20_000L, 80_000L, 260_000L);
	}

	/**
	 * Answers each attempt with what the script says.
	 */
	private final class Script implements ClientHttpConnector {

		@Override
		public Mono<ClientHttpResponse> connect(HttpMethod method, URI uri,
				Function<? super ClientHttpRequest, Mono<Void>> requestCallback) {
			RetryFilterTests tests = RetryFilterTests.this;
			MockClientHttpRequest request = new MockClientHttpRequest(method, uri);
			return requestCallback.apply(request).then(Mono.defer(() -> {
				tests.attempts.add(tests.time.now(TimeUnit.MILLISECONDS));
				tests.requestIds.add(String.valueOf(request.getHeaders().getFirst("X-Request-Id")));
				tests.authorizations.add(request.getHeaders().getFirst(HttpHeaders.AUTHORIZATION));
				Object answer = tests.answers.remove();
				if (answer instanceof Throwable failure) {
					return Mono.error(failure);
				}
				return Mono.just((answer instanceof MockClientHttpResponse response) ? response
						: new MockClientHttpResponse(HttpStatus.valueOf((Integer) answer)));
			}));
		}

	}

}
