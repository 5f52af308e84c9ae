package ai.eyepop.job;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;
import reactor.util.context.Context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Shows what listeners of jobs are told, and what they can do.
 */
class JobListenersTests {

	@Test
	void aListenerThatFailsChangesNothing() {
		Jobs jobs = new Jobs(1, List.of(new JobListener() {

			@Override
			public void onStarted(Job<?> job) {
				throw new IllegalStateException("listener");
			}

		}));
		TestJob job = jobs.submit(new TestJob(jobs, Flux.just(1)));
		StepVerifier.create(job.results()).expectNext(1).verifyComplete();
	}

	@Test
	void aListenerThatBreaksDoesNotStopOtherJobs() {
		Jobs jobs = new Jobs(1, List.of(new JobListener() {

			@Override
			public void onStarted(Job<?> job) {
				throw new NoClassDefFoundError("gone");
			}

		}));
		for (int i = 0; i < 3; i++) {
			TestJob job = jobs.submit(new TestJob(jobs, Flux.just(1)));
			StepVerifier.create(job.results()).expectNext(1).verifyComplete();
		}
	}

	@Test
	void whatTheMachineCannotGoOnFromPasses() {
		Jobs jobs = new Jobs(1, List.of(new JobListener() {

			@Override
			public void onCreated(Job<?> job) {
				throw new OutOfMemoryError("none left");
			}

		}));
		assertThatExceptionOfType(OutOfMemoryError.class)
			.isThrownBy(() -> jobs.submit(new TestJob(jobs, Flux.just(1))));
	}

	@Test
	void aListenerMayCancelTheJob() {
		Jobs jobs = new Jobs(1, List.of(new JobListener() {

			@Override
			public void onFirstResult(Job<?> job) {
				job.cancel();
			}

		}));
		TestJob job = jobs.submit(new TestJob(jobs, Flux.just(1, 2, 3)));
		StepVerifier.create(job.results()).verifyComplete();
		assertThat(job.isCanceled()).isTrue();
	}

	@Test
	void tellsHowManyResultsThereAre() {
		AtomicLong results = new AtomicLong();
		Jobs jobs = new Jobs(1, List.of(new JobListener() {

			@Override
			public void onResults(Job<?> job, long count) {
				assertThat(count).isPositive();
				assertThat(job.state()).isEqualTo(JobState.IN_PROGRESS);
				results.addAndGet(count);
			}

		}));
		TestJob job = jobs.submit(new TestJob(jobs, Flux.range(0, 1000).publishOn(Schedulers.parallel())));
		StepVerifier.create(job.results()).expectNextCount(1000).verifyComplete();
		assertThat(results).hasValue(1000);
	}

	@Test
	void doesItsWorkInTheContextThatListenersGiveIt() {
		Jobs jobs = new Jobs(1, List.of(new JobListener() {

			@Override
			public Context context(Job<?> job, Context context) {
				throw new IllegalStateException("listener");
			}

		}, new JobListener() {

			@Override
			public Context context(Job<?> job, Context context) {
				return context.put("number", 42);
			}

		}));
		TestJob job = jobs
			.submit(new TestJob(jobs, Flux.deferContextual((context) -> Flux.just(context.<Integer>get("number")))));
		StepVerifier.create(job.results()).expectNext(42).verifyComplete();
	}

}
