package ai.eyepop.data;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
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

	private final Supplier<@Nullable String> requestId;

	DefaultDataJob(Jobs jobs, String description, Mono<T> work) {
		this(jobs, description, work, () -> null);
	}

	DefaultDataJob(Jobs jobs, String description, Mono<T> work, Supplier<@Nullable String> requestId) {
		super(jobs, work.flux());
		this.description = description;
		this.requestId = requestId;
	}

	@Override
	public @Nullable String requestId() {
		return this.requestId.get();
	}

	@Override
	public String toString() {
		return "DataJob[%s, %s]".formatted(this.description, state());
	}

}
