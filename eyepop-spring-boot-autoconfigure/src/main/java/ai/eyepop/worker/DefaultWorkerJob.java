package ai.eyepop.worker;

import java.util.Map;

import reactor.core.publisher.Flux;

import ai.eyepop.job.AbstractJob;
import ai.eyepop.job.JobDescription;
import ai.eyepop.job.Jobs;
import ai.eyepop.prediction.Prediction;
import ai.eyepop.source.ReferenceSource;
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
	public JobDescription description() {
		String assetUuid = (this.source instanceof ReferenceSource reference) ? reference.assetUuid() : null;
		return new JobDescription("prediction", this.source.kind(),
				(assetUuid != null) ? Map.of("asset.uuid", assetUuid) : Map.of());
	}

	@Override
	public String toString() {
		return "WorkerJob[%s, %s]".formatted(this.source, state());
	}

}
