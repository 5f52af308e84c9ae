package ai.eyepop.telemetry;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import org.jspecify.annotations.Nullable;
import reactor.util.context.Context;

import ai.eyepop.job.Job;
import ai.eyepop.job.JobListener;

/**
 * Observes jobs. An observation begins when the job is submitted, as part of whatever the
 * submitting thread does, and what the job asks of the service is a part of it.
 */
final class JobObserver implements JobListener {

	private static final DefaultJobObservationConvention DEFAULT = new DefaultJobObservationConvention();

	private final String endpoint;

	private final ObservationRegistry registry;

	private final @Nullable JobObservationConvention convention;

	private final Map<Job<?>, Observation> running = new ConcurrentHashMap<>();

	JobObserver(String endpoint, ObservationRegistry registry, @Nullable JobObservationConvention convention) {
		this.endpoint = endpoint;
		this.registry = registry;
		this.convention = convention;
	}

	@Override
	public void onCreated(Job<?> job) {
		if (this.registry.isNoop()) {
			return;
		}
		this.running.put(job, JobObservationDocumentation.JOB.start(this.convention, DEFAULT,
				() -> new JobObservationContext(job, this.endpoint), this.registry));
	}

	@Override
	public Context context(Job<?> job, Context context) {
		Observation observation = this.running.get(job);
		if (observation != null && observation.isNoop()) {
			// one that is turned off would hide the caller's from the requests
			observation = this.registry.getCurrentObservation();
		}
		return (observation != null) ? context.put(ObservationThreadLocalAccessor.KEY, observation) : context;
	}

	@Override
	public void onStarted(Job<?> job) {
		event(job, JobObservationDocumentation.Events.QUEUE_WAIT);
	}

	@Override
	public void onFirstResult(Job<?> job) {
		event(job, JobObservationDocumentation.Events.FIRST_RESULT);
	}

	private void event(Job<?> job, Observation.Event event) {
		Observation observation = this.running.get(job);
		if (observation != null) {
			// its time is when it happens
			observation.event(Observation.Event.of(event.getName(), event.getContextualName()));
		}
	}

	@Override
	public void onResults(Job<?> job, long count) {
		Observation observation = this.running.get(job);
		if (observation != null && observation.getContext() instanceof JobObservationContext context) {
			context.addResults(count);
		}
	}

	@Override
	public void onFailed(Job<?> job, Throwable failure) {
		stop(job, JobOutcome.ERROR, failure);
	}

	@Override
	public void onFinished(Job<?> job) {
		stop(job, job.isCanceled() ? JobOutcome.CANCELED : JobOutcome.SUCCESS, null);
	}

	private void stop(Job<?> job, JobOutcome outcome, @Nullable Throwable failure) {
		Observation observation = this.running.remove(job);
		if (observation == null) {
			return;
		}
		if (observation.getContext() instanceof JobObservationContext context) {
			context.setOutcome(outcome);
		}
		if (failure != null) {
			observation.error(failure);
		}
		observation.stop();
	}

}
