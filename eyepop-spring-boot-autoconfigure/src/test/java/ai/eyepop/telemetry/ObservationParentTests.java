package ai.eyepop.telemetry;

import io.micrometer.observation.Observation;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import ai.eyepop.worker.SyncWorkerEndpoint;
import ai.eyepop.worker.WorkerEndpoint;
import ai.eyepop.worker.WorkerJob;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Shows which observations jobs and their requests are parts of, over sockets to an
 * emulator.
 */
class ObservationParentTests {

	private final Observed observed = new Observed();

	@AfterEach
	void close() throws Exception {
		this.observed.close();
	}

	@Test
	void aBlockingCallerIsTheParentAndTheRequestsAreChildren() {
		SyncWorkerEndpoint worker = new SyncWorkerEndpoint(this.observed.worker());
		Observation caller = Observation.start("caller", this.observed.registry);
		caller.scoped(() -> assertThat(worker.upload(Observed.IMAGE).predict()).isNotNull());
		caller.stop();
		Observation.Context job = this.observed.job();
		assertThat(Observed.parent(job)).isSameAs(caller.getContext());
		// those of the connection, too, since this job asked for it
		Awaitility.await().until(() -> this.observed.requests().size() >= 4);
		assertThat(this.observed.requests())
			.allSatisfy((request) -> assertThat(Observed.parent(request)).isSameAs(job));
	}

	@Test
	void theRequestsOfAJobThatIsNotObservedAreChildrenOfTheCaller() {
		this.observed.registry.observationConfig().observationPredicate((name, context) -> !name.startsWith("eyepop"));
		WorkerEndpoint worker = this.observed.worker();
		Observation caller = Observation.start("caller", this.observed.registry);
		WorkerJob job = caller.scoped(() -> worker.upload(Observed.IMAGE));
		StepVerifier.create(job.predictions()).expectNextCount(1).verifyComplete();
		assertThat(this.observed.requests()).hasSizeGreaterThanOrEqualTo(4)
			.allSatisfy((request) -> assertThat(Observed.parent(request)).isSameAs(caller.getContext()));
		assertThat(this.observed.jobs()).isEmpty();
	}

	@Test
	void aBlockingCallWithoutAJobIsPartOfItsCaller() {
		SyncWorkerEndpoint worker = new SyncWorkerEndpoint(this.observed.worker());
		Observation caller = Observation.start("caller", this.observed.registry);
		caller.scoped(() -> {
			worker.connect();
			this.observed.data().sync().datasets().list();
		});
		assertThat(this.observed.requests()).hasSizeGreaterThanOrEqualTo(4)
			.allSatisfy((request) -> assertThat(Observed.parent(request)).isSameAs(caller.getContext()));
	}

	@Test
	void aReactiveCallerIsTheParentOfWhatIsSubmittedInItsContext() {
		WorkerEndpoint worker = this.observed.worker();
		Observation caller = Observation.start("caller", this.observed.registry);
		StepVerifier
			.create(Submissions.inContext(() -> worker.upload(Observed.IMAGE))
				.flatMapMany(WorkerJob::predictions)
				.contextWrite((context) -> context.put(ObservationThreadLocalAccessor.KEY, caller)))
			.expectNextCount(1)
			.verifyComplete();
		assertThat(Observed.parent(this.observed.job())).isSameAs(caller.getContext());
		assertThat(this.observed.registry.getCurrentObservation()).isNull();
	}

	@Test
	void withoutACallerThereIsNoParent() {
		WorkerEndpoint worker = this.observed.worker();
		StepVerifier
			.create(Submissions.inContext(() -> worker.upload(Observed.IMAGE)).flatMapMany(WorkerJob::predictions))
			.expectNextCount(1)
			.verifyComplete();
		assertThat(this.observed.job().getParentObservation()).isNull();
	}

	@Test
	void withAutomaticPropagationAReactiveCallerIsTheParentOfAnything() {
		WorkerEndpoint worker = this.observed.worker();
		Observation caller = Observation.start("caller", this.observed.registry);
		Hooks.enableAutomaticContextPropagation();
		try {
			StepVerifier
				.create(Mono.just(Observed.IMAGE)
					.flatMapMany((image) -> worker.upload(image).predictions())
					.contextWrite((context) -> context.put(ObservationThreadLocalAccessor.KEY, caller)))
				.expectNextCount(1)
				.verifyComplete();
		}
		finally {
			Hooks.disableAutomaticContextPropagation();
		}
		Observation.Context job = this.observed.job();
		assertThat(Observed.parent(job)).isSameAs(caller.getContext());
		assertThat(this.observed.requests()).hasSizeGreaterThanOrEqualTo(4)
			.allSatisfy((request) -> assertThat(Observed.parent(request)).isSameAs(job));
	}

}
