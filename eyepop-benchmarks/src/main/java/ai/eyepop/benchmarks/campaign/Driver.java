package ai.eyepop.benchmarks.campaign;

import java.util.List;
import java.util.function.Function;

import reactor.core.publisher.Mono;

import ai.eyepop.data.asset.Asset;
import ai.eyepop.data.asset.AssetUploadRequest;
import ai.eyepop.data.dataset.Dataset;
import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.job.Job;
import ai.eyepop.prediction.Prediction;
import ai.eyepop.source.MediaSource;
import ai.eyepop.worker.PredictOptions;
import ai.eyepop.worker.SyncWorkerEndpoint;
import ai.eyepop.worker.SyncWorkerJob;
import ai.eyepop.worker.WorkerEndpoint;

/**
 * Does jobs as they are planned, one at a time on the calling thread.
 */
final class Driver {

	private final EyePopEmulator emulator;

	private final Media media;

	Driver(EyePopEmulator emulator, Media media) {
		this.emulator = emulator;
		this.media = media;
	}

	/**
	 * Do a job.
	 * @param plan the plan of the job
	 * @param client the client
	 * @param datasetUuid the dataset of calls of the Data API
	 * @return the life of the job, which has ended unless it hangs
	 */
	Life run(Plan plan, Client client, String datasetUuid) throws InterruptedException {
		Life life = new Life(plan, client);
		List<String> faults = plan.blows()
			.stream()
			.map((blow) -> this.emulator.faults().add(blow.fault(plan, plan.after())))
			.toList();
		try {
			client.book().submitting(life);
			switch (plan.kind()) {
				case DATA_READ -> read(life, datasetUuid);
				case DATA_UPLOAD -> consume(life,
						client.data()
							.uploads()
							.upload((MediaSource) this.media.source(plan),
									AssetUploadRequest.builder(datasetUuid).externalId(externalId(plan)).build()),
						Driver::mark);
				default -> predict(life);
			}
			client.book().submitting(null);
			life.awaitEnd();
		}
		finally {
			client.book().submitting(null);
			faults.forEach(this.emulator.faults()::remove);
		}
		return life;
	}

	static String externalId(Plan plan) {
		return "job-" + plan.index();
	}

	private static Mark mark(Asset asset) {
		return new Mark(asset.uuid(), null, null, 0, 0);
	}

	private static void read(Life life, String datasetUuid) {
		Plan plan = life.plan();
		Mono<Dataset> call = life.client()
			.data()
			.datasets()
			.get(datasetUuid)
			.contextWrite((context) -> Marker.mark(context, plan.index()));
		try {
			Dataset dataset = call.block();
			life.deliver(new Mark((dataset != null) ? dataset.uuid() : null, null, null, 0, 0));
			life.called(null);
		}
		catch (RuntimeException ex) {
			life.called(ex);
		}
	}

	private void predict(Life life) {
		Plan plan = life.plan();
		WorkerEndpoint endpoint = life.client().worker(plan.production());
		if (plan.way() == Way.BLOCKING) {
			iterate(life, new SyncWorkerEndpoint(endpoint).upload(this.media.source(plan), PredictOptions.defaults()));
		}
		else {
			consume(life, endpoint.upload(this.media.source(plan)), Mark::of);
		}
	}

	private static <T> void consume(Life life, Job<T> job, Function<T, Mark> mark) {
		if (life.plan().cancel() == Cancel.AT_ONCE) {
			job.cancel();
		}
		job.results().subscribe(new Consumer<>(life, job, mark));
	}

	private static void iterate(Life life, SyncWorkerJob job) {
		Plan plan = life.plan();
		if (plan.cancel() == Cancel.AT_ONCE) {
			job.cancel();
		}
		try {
			for (Prediction prediction : job) {
				int count = life.deliver(Mark.of(prediction));
				if (count == plan.after() && (plan.cancel() == Cancel.BY_JOB || plan.cancel() == Cancel.BY_CONSUMER)) {
					job.cancel();
				}
			}
			life.told(null);
		}
		catch (RuntimeException ex) {
			life.told(ex);
		}
	}

}
