package ai.eyepop.telemetry.trace;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import ch.qos.logback.classic.Level;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

import ai.eyepop.http.ServiceException;
import ai.eyepop.http.TestFailures;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for reports that the service does not take.
 */
class TraceReporterFailureTests extends TraceReporterFixture {

	@Test
	void whatTheServiceDidNotGetIsSentAgain() {
		// faults.md 32: the vendor's SDK gives up what failed, and after a reset all
		this.answer = Mono.error(new IllegalStateException("reset"));
		add("/a");
		advance(10);
		this.answer = Mono.empty();
		add("/b");
		advance(10);
		assertThat(this.sent).containsExactly("10 s: /a", "20 s: /a/b");
		advance(3600);
		assertThat(this.sent).hasSize(2);
	}

	@Test
	void pausesGrowWhileTheServiceIsDownAndShrinkWhenItIsUp() {
		this.answer = Mono.error(status(503, null));
		add("/a");
		advance(10 + 10 + 20 + 40 + 80 + 80);
		assertThat(this.sent).containsExactly("10 s: /a", "20 s: /a", "40 s: /a", "80 s: /a", "160 s: /a", "240 s: /a");
		this.answer = Mono.empty();
		advance(80);
		this.sent.clear();
		add("/b");
		advance(10);
		assertThat(this.sent).containsExactly("330 s: /b");
	}

	@Test
	void theServiceSaysHowLongToWait() {
		this.answer = Mono.error(status(429, Duration.ofSeconds(100)));
		add("/a");
		advance(10);
		this.answer = Mono.empty();
		advance(99);
		assertThat(this.sent).hasSize(1);
		advance(1);
		assertThat(this.sent).containsExactly("10 s: /a", "110 s: /a");
	}

	@Test
	void aPauseOfAYearIsNotObeyed() {
		this.answer = Mono.error(status(503, Duration.ofDays(365)));
		add("/a");
		advance(610);
		assertThat(this.sent).containsExactly("10 s: /a", "610 s: /a");
	}

	@ParameterizedTest
	@ValueSource(ints = { 302, 400, 403, 404, 413 })
	void whatTheServiceWillNeverTakeIsNotSentAgain(int status) {
		this.answer = Mono.error(status(status, null));
		add("/a");
		advance(3600);
		assertThat(this.sent).containsExactly("10 s: /a");
	}

	@ParameterizedTest
	@ValueSource(ints = { 401, 408, 429, 500, 503 })
	void whatTheServiceMayTakeLaterIsSentAgain(int status) {
		this.answer = Mono.error(status(status, null));
		add("/a");
		advance(20);
		assertThat(this.sent).containsExactly("10 s: /a", "20 s: /a");
	}

	@Test
	void aServiceThatDoesNotAnswerIsGivenUpAfterTenSeconds() {
		AtomicInteger canceled = new AtomicInteger();
		this.answer = Mono.<Void>never().doOnCancel(canceled::incrementAndGet);
		add("/a");
		advance(19);
		assertThat(canceled).hasValue(0);
		advance(1);
		assertThat(canceled).hasValue(1);
		advance(10);
		assertThat(this.sent).containsExactly("10 s: /a", "30 s: /a");
	}

	@Test
	void failuresAreToldToNobodyButTheDebugLog() {
		this.answer = Mono.error(status(503, null));
		add("/a");
		advance(3600);
		this.reporter.end().block();
		assertThat(this.log.list).hasSizeGreaterThan(10).allSatisfy((event) -> {
			assertThat(event.getLevel()).isEqualTo(Level.DEBUG);
			assertThat(event.getFormattedMessage()).contains("EyePop could not be told about requests")
				.contains("status 503");
		});
	}

	@ParameterizedTest
	@ValueSource(ints = { 403, 404 })
	void anEndpointWhoseTracesAreRefusedWarnsOnce(int status) {
		this.answer = Mono.error(status(status, null));
		for (int i = 0; i < 3; i++) {
			add("/a");
			advance(60);
		}
		this.reporter.end().block();
		assertThat(this.sent).hasSize(3);
		assertThat(this.log.list).filteredOn((event) -> event.getLevel() != Level.DEBUG)
			.singleElement()
			.satisfies((event) -> {
				assertThat(event.getLevel()).isEqualTo(Level.WARN);
				assertThat(event.getFormattedMessage()).contains("eyepop.tracing.enabled", "status " + status);
			});
	}

	private static ServiceException status(int status, @Nullable Duration retryAfter) {
		return TestFailures.status(status, retryAfter);
	}

}
