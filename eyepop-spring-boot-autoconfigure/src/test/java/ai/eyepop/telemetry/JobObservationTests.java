package ai.eyepop.telemetry;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.Observation;
import io.micrometer.observation.tck.TestObservationRegistryAssert;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import ai.eyepop.data.DataEndpoint;
import ai.eyepop.data.asset.Asset;
import ai.eyepop.data.dataset.Dataset;
import ai.eyepop.data.dataset.DatasetCreate;
import ai.eyepop.data.inference.EvaluateRequest;
import ai.eyepop.data.inference.InferRequest;
import ai.eyepop.worker.WorkerEndpoint;
import ai.eyepop.worker.WorkerEndpointBuilder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Shows what is observed of jobs, over sockets to an emulator.
 */
class JobObservationTests {

	private final Observed observed = new Observed();

	@AfterEach
	void close() throws Exception {
		this.observed.close();
	}

	@Test
	void aJobIsObservedFromItsSubmissionToItsEnd() {
		Observed.predict(this.observed.worker((builder) -> builder.name("front-door")));
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
	void aConventionReplacesTheUsualOne() {
		Observed.predict(this.observed.worker((builder) -> builder.jobObservationConvention(new OwnConvention())));
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
			Observed.predict(worker);
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
				.anySatisfy((request) -> assertThat(Observed.parent(request)).isSameAs(job));
			assertThat(job.getHighCardinalityKeyValues()).extracting(KeyValue::getKey)
				.isSubsetOf(keys(JobObservationDocumentation.JOB.getHighCardinalityKeyNames()));
		}
	}

	private static Tuple job(String kind, String source) {
		return tuple(kind, source, "success", "data");
	}

	@Test
	void anAnswerThatIsPromisedIsObservedWithItsId() {
		DataEndpoint data = this.observed.data();
		assertThatException()
			.isThrownBy(() -> data.sync().inference().awaitInfer("00000000-0000-0000-0000-000000000001").result());
		assertThat(Observed.value(this.observed.job(), "request.id")).isEqualTo("00000000-0000-0000-0000-000000000001");
		assertThat(Observed.value(this.observed.job(), "source")).isEqualTo("promise");
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
