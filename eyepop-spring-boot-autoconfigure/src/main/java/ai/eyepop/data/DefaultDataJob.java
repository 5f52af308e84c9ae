package ai.eyepop.data;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import ai.eyepop.job.AbstractJob;
import ai.eyepop.job.JobDescription;
import ai.eyepop.job.Jobs;

/**
 * A submission that is done by a call.
 *
 * @param <T> type of the result
 */
final class DefaultDataJob<T> extends AbstractJob<T> implements DataJob<T> {

	private final String text;

	private final JobDescription description;

	private final Supplier<@Nullable String> requestId;

	DefaultDataJob(Jobs jobs, String text, JobDescription description, Mono<T> work) {
		this(jobs, text, description, work, () -> null);
	}

	DefaultDataJob(Jobs jobs, String text, JobDescription description, Mono<T> work,
			Supplier<@Nullable String> requestId) {
		super(jobs, work.flux());
		this.text = text;
		this.description = description;
		this.requestId = requestId;
	}

	@Override
	public JobDescription description() {
		String requestId = this.requestId.get();
		if (requestId == null) {
			return this.description;
		}
		Map<String, String> ids = new HashMap<>(this.description.ids());
		ids.put("request.id", requestId);
		return new JobDescription(this.description.kind(), this.description.source(), ids);
	}

	@Override
	public @Nullable String requestId() {
		return this.requestId.get();
	}

	@Override
	public String toString() {
		return "DataJob[%s, %s]".formatted(this.text, state());
	}

}
