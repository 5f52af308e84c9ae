package ai.eyepop.job;

import reactor.core.publisher.Flux;

/**
 * A job that has numbers as its results.
 */
final class TestJob extends AbstractJob<Integer> {

	TestJob(Jobs jobs, Flux<Integer> work) {
		super(jobs, work);
	}

	@Override
	public JobDescription description() {
		return new JobDescription("test", "numbers");
	}

}
