package ai.eyepop.data;

import reactor.core.publisher.Mono;

import ai.eyepop.job.AbstractJob;
import ai.eyepop.job.Jobs;

/**
 * A submission that is done by a call.
 *
 * @param <T> type of the result
 */
final class DefaultDataJob<T> extends AbstractJob<T> implements DataJob<T> {

	private final String description;

	DefaultDataJob(Jobs jobs, String description, Mono<T> work) {
		super(jobs, work.flux());
		this.description = description;
	}

	@Override
	public String toString() {
		return "DataJob[%s, %s]".formatted(this.description, state());
	}

}
