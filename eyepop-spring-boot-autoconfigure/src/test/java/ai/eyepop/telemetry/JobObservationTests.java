package ai.eyepop.telemetry;

import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import io.micrometer.observation.tck.TestObservationRegistryAssert;
import org.assertj.core.groups.Tuple;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.web.reactive.function.client.ClientRequestObservationContext;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import ai.eyepop.data.DataEndpoint;
import ai.eyepop.data.asset.Asset;
import ai.eyepop.data.dataset.Dataset;
import ai.eyepop.data.dataset.DatasetCreate;
import ai.eyepop.data.inference.EvaluateRequest;
import ai.eyepop.data.inference.InferRequest;
import ai.eyepop.emulator.fault.Fault;
import ai.eyepop.job.JobState;
import ai.eyepop.source.Source;
import ai.eyepop.worker.SyncWorkerEndpoint;
import ai.eyepop.worker.WorkerEndpoint;
import ai.eyepop.worker.WorkerEndpointBuilder;
import ai.eyepop.worker.WorkerJob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Shows what is observed of jobs and their requests, over sockets to an emulator.
 */
class JobObservationTests {

	private final Observed observed = new Observed();

	@AfterEach
	void close() throws Exception {
		this.observed.close();
	}

	@Test
	void aJobIsObservedFromItsSubmissionToItsEnd() {
		predict(this.observed.worker((builder) -> builder.name("front-door")));
		TestObservationRegistryAssert.assertThat(this.observed.registry)
			.hasObservationWithNameEqualTo("eyepop.job")
			.that()
			.hasContextualNameEqualTo("eyepop prediction")
			.hasLowCardinalityKeyValue("endpoint", "front-door")
			.hasLowCardinalityKeyValue("kind", "prediction")
			.hasLowCardinalityKeyValue("source", "file")
			.hasLowCardinalityKeyValue("outcome", "success")
			.hasLowCardinalityKeyValue("exception", "none")
			.hasHighCardinalityKeyValue("results", "1")
			.hasBeenStarted()
			.hasBeenStopped();
		assertThat(this.observed.events).containsExactly("eyepop.job: queue.wait", "eyepop.job: first.result");
		assertThat(this.observed.job().getLowCardinalityKeyValues()).extracting(KeyValue::getKey)
			.containsExactlyInAnyOrderElementsOf(keys(JobObservationDocumentation.JOB.getLowCardinalityKeyNames()));
	}

	private static List<String> keys(KeyName... names) {
		return Arrays.stream(names).map(KeyName::asString).toList();
	}

	@Test
	void aBlockingCallerIsTheParentAndTheRequestsAreChildren() {
		SyncWorkerEndpoint worker = new SyncWorkerEndpoint(this.observed.worker());
		Observation caller = Observation.start("caller", this.observed.registry);
		caller.scoped(() -> assertThat(worker.upload(Observed.IMAGE).predict()).isNotNull());
		caller.stop();
		Observation.Context job = this.observed.job();
		assertThat(parent(job)).isSameAs(caller.getContext());
		// those of the connection, too, since this job asked for it
		Awaitility.await().until(() -> this.observed.requests().size() >= 4);
		assertThat(this.observed.requests()).allSatisfy((request) -> assertThat(parent(request)).isSameAs(job));
	}

	private static Object parent(Observation.Context context) {
		return Objects.requireNonNull(context.getParentObservation()).getContextView();
	}

	@Test
	void theRequestsOfAJobThatIsNotObservedAreChildrenOfTheCaller() {
		this.observed.registry.observationConfig().observationPredicate((name, context) -> !name.startsWith("eyepop"));
		WorkerEndpoint worker = this.observed.worker();
		Observation caller = Observation.start("caller", this.observed.registry);
		WorkerJob job = caller.scoped(() -> worker.upload(Observed.IMAGE));
		StepVerifier.create(job.predictions()).expectNextCount(1).verifyComplete();
		assertThat(this.observed.requests()).hasSizeGreaterThanOrEqualTo(4)
			.allSatisfy((request) -> assertThat(parent(request)).isSameAs(caller.getContext()));
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
			.allSatisfy((request) -> assertThat(parent(request)).isSameAs(caller.getContext()));
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
		assertThat(parent(this.observed.job())).isSameAs(caller.getContext());
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
		assertThat(parent(job)).isSameAs(caller.getContext());
		assertThat(this.observed.requests()).hasSizeGreaterThanOrEqualTo(4)
			.allSatisfy((request) -> assertThat(parent(request)).isSameAs(job));
	}

	@Test
	void aTracerAddsItsHeadersToEachAttempt() {
		AtomicInteger spans = new AtomicInteger();
		this.observed.registry.observationConfig().observationHandler(new ObservationHandler<>() {

			@Override
			public void onStart(Observation.Context context) {
				((ClientRequestObservationContext) context).getSetter()
					.set(((ClientRequestObservationContext) context).getCarrier(), "traceparent",
							"span-" + spans.incrementAndGet());
			}

			@Override
			public boolean supportsContext(Observation.Context context) {
				return context instanceof ClientRequestObservationContext;
			}

		});
		this.observed.emulator().faults().add(Fault.builder().path("/source").status(503).times(2).build());
		predict(this.observed.worker());
		assertThat(this.observed.emulator().requests()).hasSize(spans.get())
			.extracting((request) -> request.headers().getOrDefault("traceparent", List.of()))
			.allSatisfy((headers) -> assertThat(headers).hasSize(1))
			.doesNotHaveDuplicates();
	}

	@Test
	void everyAttemptIsObserved() {
		WorkerEndpoint worker = this.observed.worker();
		predict(worker);
		this.observed.stopped.clear();
		this.observed.emulator().faults().add(Fault.builder().path("/source").status(503).times(2).build());
		predict(worker);
		assertThat(this.observed.requests()).extracting((request) -> Observed.value(request, "status"))
			.containsExactly("503", "503", "200");
		assertThat(this.observed.requests())
			.allSatisfy((request) -> assertThat(parent(request)).isSameAs(this.observed.job()))
			.allSatisfy((request) -> assertThat(Observed.value(request, "uri"))
				.isEqualTo("/pipelines/{pipelineId}/source"));
		assertThat(Observed.value(this.observed.job(), "outcome")).isEqualTo("success");
	}

	@Test
	void aJobThatFailsHasTheClassOfItsError() {
		this.observed.emulator().faults().add(Fault.builder().status(507).path("/source").build());
		StepVerifier.create(this.observed.worker().upload(Observed.IMAGE).predictions()).verifyError();
		assertOutcome("error", "ServiceException");
		assertThat(this.observed.job().getError()).isNotNull();
		assertThat(this.observed.events).containsExactly("eyepop.job: queue.wait");
	}

	@Test
	void aJobThatTakesTooLongFails() {
		this.observed.emulator().faults().add(Fault.builder().stall().path("/source").build());
		WorkerEndpoint worker = this.observed.worker((builder) -> builder.jobTimeout(Duration.ofMillis(500)));
		StepVerifier.create(worker.upload(Observed.IMAGE).predictions()).verifyError();
		assertOutcome("error", "JobTimeoutException");
	}

	@Test
	void aJobThatIsCanceledHasNoError() {
		this.observed.emulator().faults().add(Fault.builder().stall().path("/source").build());
		WorkerJob job = this.observed.worker().upload(Observed.IMAGE);
		Awaitility.await().until(() -> this.observed.emulator().runningJobs() == 1);
		job.cancel();
		assertOutcome("canceled", "none");
		Awaitility.await()
			.untilAsserted(
					() -> assertThat(this.observed.requests()).extracting((request) -> Observed.value(request, "uri"))
						.contains("/pipelines/{pipelineId}/source"));
		assertThat(this.observed.requests())
			.allSatisfy((request) -> assertThat(((ClientRequestObservationContext) request).isAborted())
				.isEqualTo(Observed.value(request, "uri").endsWith("/source")));
	}

	@Test
	void aJobThatIsCanceledInTheQueueNeverGotItsSlot() {
		this.observed.emulator().faults().add(Fault.builder().stall().path("/source").build());
		WorkerEndpoint worker = this.observed.worker((builder) -> builder.jobQueueLength(1));
		WorkerJob running = worker.upload(Observed.IMAGE);
		WorkerJob queued = worker.upload(Observed.IMAGE);
		assertThat(queued.state()).isEqualTo(JobState.CREATED);
		queued.cancel();
		assertOutcome("canceled", "none");
		assertThat(this.observed.events).containsExactly("eyepop.job: queue.wait");
		running.cancel();
	}

	@Test
	void aJobThatIsCutOffByTheEndOfItsEndpointIsCanceled() {
		this.observed.emulator().faults().add(Fault.builder().stall().path("/source").build());
		WorkerEndpoint worker = this.observed.worker((builder) -> builder.shutdownTimeout(Duration.ofMillis(100)));
		worker.upload(Observed.IMAGE);
		Awaitility.await().until(() -> this.observed.emulator().runningJobs() == 1);
		worker.close();
		assertOutcome("canceled", "none");
	}

	private void assertOutcome(String outcome, String exception) {
		assertThat(Observed.value(this.observed.job(), "outcome")).isEqualTo(outcome);
		assertThat(Observed.value(this.observed.job(), "exception")).isEqualTo(exception);
	}

	@Test
	void aConventionReplacesTheUsualOne() {
		predict(this.observed.worker((builder) -> builder.jobObservationConvention(new OwnConvention())));
		assertThat(this.observed.stopped).filteredOn((context) -> "my.job".equals(context.getName()))
			.singleElement()
			.satisfies((context) -> assertThat(Observed.value(context, "mine")).isEqualTo("SUCCESS"));
		assertThat(this.observed.jobs()).isEmpty();
	}

	@Test
	void withoutARegistryNothingIsObserved() {
		WorkerEndpointBuilder builder = WorkerEndpoint.builder(this.observed.http())
			.url(this.observed.emulator().url())
			.apiKey(this.observed.emulator().apiKey());
		try (WorkerEndpoint worker = builder.build()) {
			predict(worker);
		}
		assertThat(this.observed.jobs()).isEmpty();
	}

	@Test
	void jobsOfTheDataApiAreObserved() {
		DataEndpoint data = this.observed.data();
		Dataset dataset = data.sync().datasets().create(DatasetCreate.builder("d").build());
		Asset asset = data.sync().uploads().upload(Observed.IMAGE, dataset.uuid()).result();
		data.sync().inference().infer(asset.uuid(), InferRequest.builder("what?").build()).result();
		data.sync()
			.inference()
			.evaluate(EvaluateRequest.builder(dataset.uuid()).infer(InferRequest.builder("what?").build()).build())
			.result();
		assertThat(this.observed.jobs())
			.extracting((job) -> Observed.value(job, "kind"), (job) -> Observed.value(job, "source"),
					(job) -> Observed.value(job, "outcome"), (job) -> Observed.value(job, "endpoint"))
			.containsExactly(job("upload", "file"), job("inference", "asset"), job("evaluation", "dataset"));
		assertThat(Observed.value(this.observed.jobs().get(1), "asset.uuid")).isEqualTo(asset.uuid());
		assertThat(Observed.value(this.observed.jobs().get(2), "dataset.uuid")).isEqualTo(dataset.uuid());
		for (Observation.Context job : this.observed.jobs()) {
			assertThat(this.observed.requests()).filteredOn((request) -> request.getParentObservation() != null)
				.anySatisfy((request) -> assertThat(parent(request)).isSameAs(job));
			assertThat(job.getHighCardinalityKeyValues()).extracting(KeyValue::getKey)
				.isSubsetOf(keys(JobObservationDocumentation.JOB.getHighCardinalityKeyNames()));
		}
		assertThatUrisAreTemplates();
	}

	private static Tuple job(String kind, String source) {
		return tuple(kind, source, "success", "data");
	}

	@Test
	void theSignatureOfAUrlIsNotObserved() {
		URI signed = this.observed.emulator().url().resolve("/nothing/here?signature=s3cr3t");
		StepVerifier.create(this.observed.data().fetch(signed)).verifyError();
		assertThat(this.observed.requests()).singleElement().satisfies((request) -> {
			assertThat(Observed.value(request, "uri")).isEqualTo("/{signedUrl}");
			assertThat(Observed.value(request, "http.url")).endsWith("/nothing/here");
			assertThat(request.toString()).doesNotContain("s3cr3t");
		});
	}

	@Test
	void anAnswerThatIsPromisedIsObservedWithItsId() {
		DataEndpoint data = this.observed.data();
		assertThatException()
			.isThrownBy(() -> data.sync().inference().awaitInfer("00000000-0000-0000-0000-000000000001").result());
		assertThat(Observed.value(this.observed.job(), "request.id")).isEqualTo("00000000-0000-0000-0000-000000000001");
		assertThat(Observed.value(this.observed.job(), "source")).isEqualTo("promise");
	}

	@ParameterizedTest
	@MethodSource
	void kindsOfSourcesAreFew(Source source, String kind) {
		assertThat(source.kind()).isEqualTo(kind);
	}

	static List<Object[]> kindsOfSourcesAreFew() {
		return List.of(new Object[] { Source.of(Observed.IMAGE), "file" },
				new Object[] { Source.of(new byte[1], MediaType.IMAGE_PNG), "bytes" },
				new Object[] { Source.of(Flux.empty(), MediaType.IMAGE_PNG), "stream" },
				new Object[] { Source.of(InputStream.nullInputStream(), MediaType.IMAGE_PNG), "stream" },
				new Object[] { Source.of(URI.create("https://x.test/a.png?signature=s")), "url" },
				new Object[] { Source.ofAsset("a-1"), "asset" },
				new Object[] { Source.of(new MockMultipartFile("f", new byte[1])), "upload" });
	}

	@ParameterizedTest
	@ValueSource(strings = { "api-key", "secret-key" })
	void requestsOfTheWorkerHaveTemplates(String credential) {
		Consumer<WorkerEndpointBuilder> access = credential.equals("api-key") ? (builder) -> {
		} : (builder) -> builder.apiKey(null).secretKey("secret").popId("transient");
		WorkerEndpoint worker = this.observed.worker(access);
		predict(worker);
		StepVerifier.create(worker.upload(new byte[10], MediaType.parseMediaType("video/mp4")).predictions())
			.expectNextCount(1)
			.verifyComplete();
		worker.session().block();
		worker.close();
		assertThatUrisAreTemplates();
	}

	private void assertThatUrisAreTemplates() {
		assertThat(this.observed.requests()).isNotEmpty()
			.extracting((request) -> Observed.value(request, "uri"))
			.allSatisfy((uri) -> assertThat(uri).matches("(/[a-zA-Z]+[a-zA-Z0-9_-]*|/v\\d|/\\{[a-zA-Z]+})+"));
	}

	private static void predict(WorkerEndpoint worker) {
		StepVerifier.create(worker.upload(Observed.IMAGE).predictions()).expectNextCount(1).verifyComplete();
	}

	/**
	 * What an application may have.
	 */
	private static final class OwnConvention implements JobObservationConvention {

		@Override
		public String getName() {
			return "my.job";
		}

		@Override
		public KeyValues getLowCardinalityKeyValues(JobObservationContext context) {
			return KeyValues.of("mine", String.valueOf(context.getOutcome()).toUpperCase(Locale.ROOT));
		}

	}

}
