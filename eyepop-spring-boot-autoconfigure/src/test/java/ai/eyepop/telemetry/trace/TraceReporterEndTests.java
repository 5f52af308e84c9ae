package ai.eyepop.telemetry.trace;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the end of reports.
 */
class TraceReporterEndTests extends TraceReporterFixture {

	@Test
	void theEndTellsAll() {
		add("/a");
		add("/b");
		this.reporter.end().block();
		assertThat(this.sent).containsExactly("0 s: /a/b");
	}

	@Test
	void afterTheEndNothingIsKeptOrSentAndNoTimerRuns() {
		add("/a");
		assertThat(this.time.waiting()).isOne();
		this.reporter.end().block();
		assertThat(this.time.waiting()).isZero();
		add("/late");
		advance(3600);
		assertThat(this.sent).containsExactly("0 s: /a");
		assertThat(this.time.waiting()).isZero();
	}

	@Test
	void anEndThatFailsIsTheEndAsWell() {
		this.answer = Mono.error(new IllegalStateException("down"));
		add("/a");
		this.reporter.end().block();
		advance(3600);
		assertThat(this.sent).containsExactly("0 s: /a");
		assertThat(this.time.waiting()).isZero();
	}

	@Test
	void anEndpointThatIsUsedAgainTellsAgain() {
		this.reporter.end().block();
		add("/between");
		this.reporter.begin();
		add("/a");
		advance(10);
		assertThat(this.sent).containsExactly("10 s: /a");
	}

	@Test
	void theEndOfOneUseDoesNotEndTheNext() {
		this.reporter.begin();
		add("/a");
		this.reporter.end().block();
		add("/b");
		advance(10);
		assertThat(this.sent).containsExactly("0 s: /a", "10 s: /b");
	}

	@Test
	void theEndWaitsForWhatIsBeingSent() {
		Sinks.Empty<Void> taken = Sinks.empty();
		this.answer = taken.asMono();
		add("/a");
		advance(10);
		add("/b");
		Sinks.Empty<Void> ended = Sinks.empty();
		this.reporter.end().subscribe(null, null, ended::tryEmitEmpty);
		assertThat(this.sent).containsExactly("10 s: /a");
		this.answer = Mono.empty();
		taken.tryEmitEmpty();
		ended.asMono().block(Duration.ofSeconds(30));
		assertThat(this.sent).containsExactly("10 s: /a", "10 s: /b");
	}

	@Test
	void theEndTakesNoLongerThanFiveSeconds() {
		AtomicInteger canceled = new AtomicInteger();
		this.answer = Mono.<Void>never().doOnCancel(canceled::incrementAndGet);
		add("/a");
		advance(10);
		Sinks.Empty<Void> ended = Sinks.empty();
		Disposable end = this.reporter.end().subscribe(null, null, ended::tryEmitEmpty);
		advance(4);
		assertThat(end.isDisposed()).isFalse();
		advance(1);
		ended.asMono().block(Duration.ofSeconds(30));
		assertThat(canceled).hasValue(1);
		advance(3600);
		assertThat(this.sent).containsExactly("10 s: /a");
	}

}
