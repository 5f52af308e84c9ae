package ai.eyepop.job;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;
import reactor.test.publisher.TestPublisher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link Jobs} and {@link AbstractJob}.
 */
class JobsTests {

	private final List<String> events = new ArrayList<>();

	private final Jobs jobs = new Jobs(2, List.of(new Recorder()));

	@Test
	void goesThroughTheStatesAndTellsTheListener() {
		TestPublisher<Integer> service = TestPublisher.create();
		TestJob job = submit(service.flux());
		assertThat(job.state()).isEqualTo(JobState.STARTED);
		service.next(1);
		assertThat(job.state()).isEqualTo(JobState.IN_PROGRESS);
		service.next(2).complete();
		assertThat(job.state()).isEqualTo(JobState.FINISHED);
		StepVerifier.create(job.results()).expectNext(1, 2).verifyComplete();
		assertThat(job.state()).isEqualTo(JobState.DRAINED);
		assertThat(job.isCanceled()).isFalse();
		assertThat(this.events).containsExactly("created", "started", "first result", "finished", "drained");
	}

	@Test
	void deliversTheResultsBeforeTheError() {
		TestJob job = submit(Flux.concat(Flux.just(1, 2), Flux.error(new IllegalArgumentException("broken"))));
		assertThat(job.state()).isEqualTo(JobState.FAILED);
		StepVerifier.create(job.results()).expectNext(1, 2).verifyErrorMessage("broken");
		assertThat(job.state()).isEqualTo(JobState.DRAINED);
		assertThat(this.events).containsExactly("created", "started", "first result", "failed: broken", "drained");
	}

	@Test
	void anEmptyAnswerIsFinishedWithoutProgress() {
		TestJob job = submit(Flux.empty());
		StepVerifier.create(job.results()).verifyComplete();
		assertThat(this.events).containsExactly("created", "started", "finished", "drained");
	}

	@Test
	void asksForNoMoreThanFitInTheBuffer() {
		List<Long> asked = new ArrayList<>();
		AtomicInteger sent = new AtomicInteger();
		TestJob job = submit(Flux.range(0, 1000).doOnRequest(asked::add).doOnNext((i) -> sent.incrementAndGet()));
		assertThat(sent).hasValue(128);
		StepVerifier.create(job.results(), 0)
			.thenRequest(95)
			.expectNextCount(95)
			.then(() -> assertThat(sent).hasValue(128))
			.thenRequest(1)
			.expectNextCount(1)
			.then(() -> assertThat(sent).hasValue(224))
			.thenRequest(Long.MAX_VALUE)
			.expectNextCount(904)
			.verifyComplete();
		assertThat(asked).startsWith(128L, 96L);
	}

	@Test
	void keepsTheOrderForASlowConsumerOnAnotherThread() {
		TestJob job = submit(Flux.range(0, 100_000).publishOn(Schedulers.parallel()));
		StepVerifier.create(job.results().publishOn(Schedulers.single(), 3).index())
			.thenConsumeWhile((indexed) -> indexed.getT1().intValue() == indexed.getT2())
			.verifyComplete();
	}

	@Test
	void isConsumedOnce() {
		TestJob job = submit(Flux.just(1));
		StepVerifier.create(job.results()).expectNext(1).verifyComplete();
		StepVerifier.create(job.results())
			.verifyErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(IllegalStateException.class)
				.hasMessageContaining("consumed once"));
	}

	@Test
	void waitsForASlotInTheOrderOfSubmission() {
		TestPublisher<Integer> first = TestPublisher.create();
		TestPublisher<Integer> second = TestPublisher.create();
		submit(first.flux());
		submit(second.flux());
		TestJob third = submit(Flux.just(3));
		TestJob fourth = submit(Flux.never());
		assertThat(third.state()).isEqualTo(JobState.CREATED);
		second.complete();
		assertThat(third.state()).isEqualTo(JobState.FINISHED);
		assertThat(fourth.state()).isEqualTo(JobState.STARTED);
	}

	@Test
	void manyJobsThatEndAtOnceDoNotOverflowTheStack() {
		TestPublisher<Integer> first = TestPublisher.create();
		TestPublisher<Integer> second = TestPublisher.create();
		submit(first.flux());
		submit(second.flux());
		List<TestJob> waiting = new ArrayList<>();
		for (int i = 0; i < 100_000; i++) {
			waiting.add(submit(Flux.just(i)));
		}
		first.complete();
		assertThat(waiting).allMatch((job) -> job.state() == JobState.FINISHED);
	}

	@Test
	void aWaitingJobCanBeCanceled() {
		submit(Flux.never());
		TestJob running = submit(Flux.never());
		AtomicInteger subscribed = new AtomicInteger();
		TestJob waiting = submit(Flux.just(1).doFirst(subscribed::incrementAndGet));
		waiting.cancel();
		assertThat(waiting.state()).isEqualTo(JobState.DRAINED);
		assertThat(waiting.isCanceled()).isTrue();
		StepVerifier.create(waiting.results()).verifyComplete();
		running.cancel();
		assertThat(subscribed).hasValue(0);
		assertThat(submit(Flux.never()).state()).isEqualTo(JobState.STARTED);
	}

	@Test
	void aRunningJobWithAFullBufferCanBeCanceled() {
		TestPublisher<Integer> service = TestPublisher.create();
		TestJob job = submit(Flux.concat(Flux.range(0, 500), service.flux()));
		job.cancel();
		assertThat(job.state()).isEqualTo(JobState.DRAINED);
		StepVerifier.create(job.results()).verifyComplete();
		service.assertNoSubscribers();
		assertThat(this.events).containsExactly("created", "started", "first result", "finished", "drained");
	}

	@Test
	void cancelReachesTheServiceAndEndsTheStreamWithoutAnError() {
		TestPublisher<Integer> service = TestPublisher.create();
		TestJob job = submit(service.flux());
		StepVerifier.create(job.results()).then(() -> service.next(1)).expectNext(1).then(job::cancel).verifyComplete();
		service.assertCancelled();
		assertThat(job.isCanceled()).isTrue();
	}

	@Test
	void aConsumerThatGoesAwayCancelsTheJob() {
		TestPublisher<Integer> service = TestPublisher.create();
		TestJob job = submit(service.flux());
		StepVerifier.create(job.results().take(1)).then(() -> service.next(1, 2)).expectNext(1).verifyComplete();
		service.assertCancelled();
		assertThat(job.state()).isEqualTo(JobState.DRAINED);
		assertThat(job.isCanceled()).isTrue();
	}

	@Test
	void cancelAfterTheEndOnlyDropsTheResults() {
		TestJob job = submit(Flux.just(1, 2));
		job.cancel();
		job.cancel();
		assertThat(job.isCanceled()).isFalse();
		StepVerifier.create(job.results()).verifyComplete();
		assertThat(this.events).containsExactly("created", "started", "first result", "finished", "drained");
	}

	@Test
	void whoCancelsAJobThatHasFailedIsNotToldOfTheFailure() {
		TestJob job = submit(Flux.concat(Flux.just(1), Flux.error(new IllegalArgumentException("broken"))));
		job.cancel();
		assertThat(job.isCanceled()).isFalse();
		StepVerifier.create(job.results()).verifyComplete();
		assertThat(this.events).containsExactly("created", "started", "first result", "failed: broken", "drained");
	}

	@Test
	void closeWaitsForTheJobs() {
		TestPublisher<Integer> service = TestPublisher.create();
		TestJob job = submit(service.flux());
		StepVerifier.withVirtualTime(() -> this.jobs.close(Duration.ofSeconds(30)))
			.expectSubscription()
			.expectNoEvent(Duration.ofSeconds(29))
			.then(() -> service.next(1).complete())
			.verifyComplete();
		StepVerifier.create(job.results()).expectNext(1).verifyComplete();
	}

	@Test
	void closeCancelsWhatTakesTooLong() {
		TestPublisher<Integer> service = TestPublisher.create();
		TestJob running = submit(service.flux());
		submit(Flux.never());
		TestJob waiting = submit(Flux.never());
		StepVerifier.withVirtualTime(() -> this.jobs.close(Duration.ofSeconds(30)))
			.expectSubscription()
			.expectNoEvent(Duration.ofSeconds(29))
			.thenAwait(Duration.ofSeconds(1))
			.verifyComplete();
		service.assertCancelled();
		assertThat(List.of(running, waiting)).allMatch(Job::isCanceled);
	}

	@Test
	void closeWithoutJobsIsDoneAtOnceAndRefusesJobs() {
		StepVerifier.create(this.jobs.close(Duration.ofSeconds(30))).verifyComplete();
		assertThatIllegalStateException().isThrownBy(() -> submit(Flux.just(1)))
			.withMessageContaining("closed and takes no more jobs");
		StepVerifier.create(this.jobs.close(Duration.ofSeconds(30))).verifyComplete();
	}

	private TestJob submit(Flux<Integer> work) {
		return this.jobs.submit(new TestJob(this.jobs, work));
	}

	@Test
	void aJobThatFailsGivesItsSlotBack() {
		for (int i = 0; i < 3; i++) {
			assertThat(submit(Flux.error(new IllegalArgumentException("broken"))).state()).isEqualTo(JobState.FAILED);
		}
		assertThat(submit(Flux.never()).state()).isEqualTo(JobState.STARTED);
	}

	@Test
	void nothingIsDeliveredAfterACancel() {
		TestJob job = submit(Flux.range(0, 10));
		List<Integer> delivered = new ArrayList<>();
		job.results().doOnNext(delivered::add).doOnNext((i) -> job.cancel()).blockLast();
		assertThat(delivered).containsExactly(0);
	}

	private final class Recorder implements JobListener {

		@Override
		public void onCreated(Job<?> job) {
			JobsTests.this.events.add("created");
		}

		@Override
		public void onStarted(Job<?> job) {
			JobsTests.this.events.add("started");
		}

		@Override
		public void onFirstResult(Job<?> job) {
			JobsTests.this.events.add("first result");
		}

		@Override
		public void onFailed(Job<?> job, Throwable failure) {
			JobsTests.this.events.add("failed: " + failure.getMessage());
		}

		@Override
		public void onFinished(Job<?> job) {
			JobsTests.this.events.add("finished");
		}

		@Override
		public void onDrained(Job<?> job) {
			JobsTests.this.events.add("drained");
		}

	}

}
