package ai.eyepop.telemetry.trace;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TraceReporter}: what is told when, on a clock that is turned by hand.
 */
class TraceReporterTests extends TraceReporterFixture {

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
	void withoutRequestsThereIsNoTimer() {
		assertThat(this.time.waiting()).isZero();
		add("/a");
		advance(10);
		assertThat(this.sent).hasSize(1);
		advance(3600);
		assertThat(this.time.waiting()).isZero();
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

}
