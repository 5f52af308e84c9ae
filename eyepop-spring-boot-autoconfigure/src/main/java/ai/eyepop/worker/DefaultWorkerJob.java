package ai.eyepop.worker;

import reactor.core.publisher.Flux;

import ai.eyepop.job.AbstractJob;
import ai.eyepop.job.Jobs;
import ai.eyepop.prediction.Prediction;
import ai.eyepop.source.Source;

/**
 * A submission of one source.
 */
final class DefaultWorkerJob extends AbstractJob<Prediction> implements WorkerJob {

	private final Source source;

	DefaultWorkerJob(Jobs jobs, Source source, Flux<Prediction> work) {
		super(jobs, work);
		this.source = source;
	}

	@Override
	public Source source() {
		return this.source;
	}

	@Override
	public String toString() {
		return "WorkerJob[%s, %s]".formatted(this.source, state());
	}

}
