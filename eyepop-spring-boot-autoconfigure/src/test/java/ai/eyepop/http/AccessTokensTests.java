package ai.eyepop.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

import ai.eyepop.wire.TestClock;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AccessTokens}.
 */
class AccessTokensTests {

	private final TestClock clock = new TestClock();

	private final AtomicInteger fetched = new AtomicInteger();

	private final Mono<AccessToken> source = Mono.fromSupplier(
			() -> AccessToken.of("token-" + this.fetched.incrementAndGet(), Duration.ofHours(1), this.clock.instant()));

	@Test
	void fetchesOnceAndAgainSixtySecondsBeforeExpiry() {
		AccessTokens tokens = new AccessTokens(this.source, null, this.clock);
		assertThat(value(tokens)).isEqualTo("token-1");
		this.clock.set(TestClock.START.plusSeconds(3539));
		assertThat(value(tokens)).isEqualTo("token-1");
		this.clock.set(TestClock.START.plusSeconds(3540));
		assertThat(value(tokens)).isEqualTo("token-2");
		assertThat(this.fetched).hasValue(2);
	}

	@Test
	void usesTheInitialTokenUntilItIsDue() {
		AccessToken initial = AccessToken.of("initial", Duration.ofSeconds(100), TestClock.START);
		AccessTokens tokens = new AccessTokens(this.source, initial, this.clock);
		this.clock.set(TestClock.START.plusSeconds(49));
		assertThat(value(tokens)).isEqualTo("initial");
		this.clock.set(TestClock.START.plusSeconds(50));
		assertThat(value(tokens)).isEqualTo("token-1");
	}

	@Test
	void fetchesOnceHoweverManyWait() {
		Sinks.One<AccessToken> answer = Sinks.one();
		AtomicInteger requests = new AtomicInteger();
		AccessTokens tokens = new AccessTokens(answer.asMono().doFirst(requests::incrementAndGet), null, this.clock);
		List<AccessToken> given = new ArrayList<>();
		for (int i = 0; i < 1000; i++) {
			tokens.get().subscribe(given::add);
		}
		answer.tryEmitValue(new AccessToken("one", null, null));
		assertThat(requests).hasValue(1);
		assertThat(given).hasSize(1000).allMatch((token) -> token.value().equals("one"));
	}

	@Test
	void dropsARefusedTokenOnceHoweverManySawIt() {
		AccessTokens tokens = new AccessTokens(this.source, null, this.clock);
		AccessToken first = Objects.requireNonNull(tokens.get().block());
		tokens.refuse(first);
		assertThat(value(tokens)).isEqualTo("token-2");
		tokens.refuse(first);
		assertThat(value(tokens)).isEqualTo("token-2");
	}

	@Test
	void usesADueTokenAsLongAsItLastsWhenThereIsNoNewOne() {
		AccessToken initial = AccessToken.of("initial", Duration.ofSeconds(300), TestClock.START);
		AccessTokens tokens = new AccessTokens(Mono.error(new IllegalStateException("down")), initial, this.clock);
		this.clock.set(TestClock.START.plusSeconds(299));
		assertThat(value(tokens)).isEqualTo("initial");
		this.clock.set(TestClock.START.plusSeconds(300));
		StepVerifier.create(tokens.get()).verifyErrorMessage("down");
	}

	@Test
	void waitsNotLongForANewTokenWhileTheOldOneIsGood() {
		VirtualTimeScheduler time = VirtualTimeScheduler.getOrSet();
		try {
			Sinks.One<AccessToken> answer = Sinks.one();
			AtomicInteger requests = new AtomicInteger();
			AccessToken initial = AccessToken.of("initial", Duration.ofSeconds(300), TestClock.START);
			AccessTokens tokens = new AccessTokens(answer.asMono().doFirst(requests::incrementAndGet), initial,
					this.clock);
			this.clock.set(TestClock.START.plusSeconds(250));
			StepVerifier.create(tokens.get().map(AccessToken::value))
				.then(() -> time.advanceTimeBy(Duration.ofSeconds(1)))
				.expectNext("initial")
				.verifyComplete();
			answer.tryEmitValue(new AccessToken("new", null, null));
			assertThat(value(tokens)).isEqualTo("new");
			assertThat(requests).hasValue(1);
		}
		finally {
			VirtualTimeScheduler.reset();
		}
	}

	@Test
	void doesNotAskForANewTokenWithEachRequestWhenThereIsNone() {
		AtomicInteger requests = new AtomicInteger();
		AccessToken initial = AccessToken.of("initial", Duration.ofSeconds(300), TestClock.START);
		AccessTokens tokens = new AccessTokens(
				Mono.<AccessToken>error(new IllegalStateException("down")).doFirst(requests::incrementAndGet), initial,
				this.clock);
		this.clock.set(TestClock.START.plusSeconds(250));
		for (int i = 0; i < 10; i++) {
			assertThat(value(tokens)).isEqualTo("initial");
		}
		assertThat(requests).hasValue(1);
		this.clock.set(TestClock.START.plusSeconds(255));
		assertThat(value(tokens)).isEqualTo("initial");
		assertThat(requests).hasValue(2);
	}

	@Test
	void doesNotKeepAFailure() {
		AtomicInteger attempts = new AtomicInteger();
		AccessTokens tokens = new AccessTokens(Mono.defer(() -> (attempts.incrementAndGet() == 1)
				? Mono.error(new ServiceException(HttpMethod.POST, "/t", HttpStatus.BAD_GATEWAY, null, "", null, false))
				: Mono.just(new AccessToken("late", null, null))), null, this.clock);
		StepVerifier.create(tokens.get()).verifyError(ServiceException.class);
		assertThat(value(tokens)).isEqualTo("late");
	}

	@Test
	void showsNoSecret() {
		assertThat(new AccessToken("s3cret", TestClock.START, TestClock.START)).asString().doesNotContain("s3cret");
	}

	private String value(AccessTokens tokens) {
		return Objects.requireNonNull(tokens.get().block()).value();
	}

}
