package ai.eyepop.telemetry.trace;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;

import ai.eyepop.http.ServiceException;
import ai.eyepop.http.TestFailures;
import ai.eyepop.wire.TestClock;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TraceReporter}: what is told when, on a clock that is turned by hand.
 */
class TraceReporterTests {

	private static final TraceSchema SCHEMA = TraceSchema.read();

	private static final Logger LOGGER = (Logger) LoggerFactory.getLogger(TraceReporter.class);

	private final ListAppender<ILoggingEvent> log = new ListAppender<>();

	private final TestClock clock = new TestClock();

	private final CountedTimer time = new CountedTimer();

	private final List<String> sent = new ArrayList<>();

	private Mono<Void> answer = Mono.empty();

	private final TraceReporter reporter = reporter(1204);

	@BeforeEach
	void startLog() {
		this.log.start();
		LOGGER.setAdditive(false);
		LOGGER.addAppender(this.log);
		LOGGER.setLevel(Level.DEBUG);
	}

	@AfterEach
	void end() {
		LOGGER.detachAppender(this.log);
		LOGGER.setLevel(null);
		LOGGER.setAdditive(true);
		this.time.dispose();
	}

	private TraceReporter reporter(int maxBuffer) {
		TraceReporter reporter = new TraceReporter(maxBuffer, this.clock, this.time);
		reporter.setDestination((bytes) -> {
			List<String> paths = new ArrayList<>();
			JsonNode record = SCHEMA.decode(bytes);
			record.get("events")
				.forEach((event) -> paths.add(record.get("paths").get(event.get("path_index").asInt()).asString()));
			this.sent.add(at() + String.join("", paths));
			return this.answer;
		});
		reporter.begin();
		return reporter;
	}

	private String at() {
		return Duration.between(TestClock.START, this.clock.instant()).toSeconds() + " s: ";
	}

	@Test
	void requestsAreToldEveryFiveSecondsWhenTheyAreTenSecondsOld() {
		add("/a");
		advance(4);
		add("/b");
		advance(5);
		assertThat(this.sent).isEmpty();
		advance(1);
		assertThat(this.sent).containsExactly("10 s: /a");
		advance(5);
		assertThat(this.sent).containsExactly("10 s: /a", "15 s: /b");
	}

	@Test
	void theAgeOfARequestCountsFromItsEnd() {
		this.reporter.add(new RequestTrace(HttpMethod.GET, this.clock.millis() - 60_000, "id", TraceResult.SUCCESS, 200,
				"h", "/stream", 1_000, 59_000, 0, 0));
		advance(9);
		assertThat(this.sent).isEmpty();
		advance(1);
		assertThat(this.sent).containsExactly("10 s: /stream");
	}

	@Test
	void aClockThatIsSetBackKeepsNothing() {
		add("/a");
		this.clock.advance(Duration.ofHours(-1));
		advance(10);
		assertThat(this.sent).hasSize(1);
	}

	@Test
	void theOldestAreDroppedWhenThereAreTooMany() {
		TraceReporter small = reporter(5);
		for (int i = 1; i <= 13; i++) {
			add(small, "/" + i);
		}
		small.end().block();
		assertThat(this.sent).containsExactly("0 s: /9/10/11/12/13");
	}

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
	void withoutRequestsThereIsNoTimer() {
		assertThat(this.time.waiting()).isZero();
		add("/a");
		advance(10);
		assertThat(this.sent).hasSize(1);
		advance(3600);
		assertThat(this.time.waiting()).isZero();
	}

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
	void requestsThatFinishWhileOthersAreSentAreToldLater() {
		Sinks.Empty<Void> taken = Sinks.empty();
		this.answer = taken.asMono();
		add("/a");
		advance(10);
		add("/b");
		taken.tryEmitEmpty();
		this.answer = Mono.empty();
		advance(10);
		assertThat(this.sent).containsExactly("10 s: /a", "20 s: /b");
	}

	@Test
	void requestsThatAreDroppedWhileTheyAreSentTakeNoOthersWithThem() {
		TraceReporter small = reporter(2);
		Sinks.Empty<Void> taken = Sinks.empty();
		this.answer = taken.asMono();
		add(small, "/a");
		add(small, "/b");
		advance(10);
		add(small, "/c");
		taken.tryEmitEmpty();
		this.answer = Mono.empty();
		small.end().block();
		assertThat(this.sent).containsExactly("10 s: /a/b", "10 s: /c");
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

	@Test
	void requestsOfSeveralThreadsAreToldOnce() {
		TraceReporter large = reporter(10_000);
		Flux.range(0, 4)
			.flatMap((thread) -> Flux.range(0, 1000)
				.doOnNext((i) -> add(large, "/%d-%d".formatted(thread, i)))
				.subscribeOn(Schedulers.boundedElastic()))
			.blockLast();
		large.end().block();
		assertThat(this.sent).singleElement()
			.satisfies((told) -> assertThat(told.split("/")).hasSize(4001).doesNotHaveDuplicates());
	}

	@Test
	void requestsAreKeptUntilItIsKnownWhomToTell() {
		TraceReporter early = new TraceReporter(3, this.clock, this.time);
		early.begin();
		add(early, "/a");
		advance(60);
		early.setDestination((bytes) -> {
			this.sent.add(at() + SCHEMA.decode(bytes).get("paths"));
			return Mono.empty();
		});
		advance(5);
		assertThat(this.sent).containsExactly("65 s: [\"/a\"]");
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

	private void add(String path) {
		add(this.reporter, path);
	}

	private void add(TraceReporter reporter, String path) {
		reporter.add(new RequestTrace(HttpMethod.GET, this.clock.millis(), "id", TraceResult.SUCCESS, 200, "h", path, 0,
				0, 0, 0));
	}

	/** By the second, so that both clocks tell the same. */
	private void advance(int seconds) {
		for (int i = 0; i < seconds; i++) {
			this.clock.advance(Duration.ofSeconds(1));
			this.time.advance(Duration.ofSeconds(1));
		}
	}

}
