package ai.eyepop.telemetry;

import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.ClientRequestObservationContext;
import reactor.test.StepVerifier;

import ai.eyepop.data.DataEndpoint;
import ai.eyepop.data.asset.Asset;
import ai.eyepop.data.dataset.Dataset;
import ai.eyepop.data.dataset.DatasetCreate;
import ai.eyepop.data.inference.EvaluateRequest;
import ai.eyepop.data.inference.InferRequest;
import ai.eyepop.emulator.fault.Fault;
import ai.eyepop.worker.WorkerEndpoint;
import ai.eyepop.worker.WorkerEndpointBuilder;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Shows what is observed of the requests of jobs, over sockets to an emulator.
 */
class RequestObservationTests {

	private final Observed observed = new Observed();

	@AfterEach
	void close() throws Exception {
		this.observed.close();
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
		Observed.predict(this.observed.worker());
		assertThat(this.observed.emulator().requests()).hasSize(spans.get())
			.extracting((request) -> request.headers().getOrDefault("traceparent", List.of()))
			.allSatisfy((headers) -> assertThat(headers).hasSize(1))
			.doesNotHaveDuplicates();
	}

	@Test
	void everyAttemptIsObserved() {
		WorkerEndpoint worker = this.observed.worker();
		Observed.predict(worker);
		this.observed.stopped.clear();
		this.observed.emulator().faults().add(Fault.builder().path("/source").status(503).times(2).build());
		Observed.predict(worker);
		assertThat(this.observed.requests()).extracting((request) -> Observed.value(request, "status"))
			.containsExactly("503", "503", "200");
		assertThat(this.observed.requests())
			.allSatisfy((request) -> assertThat(Observed.parent(request)).isSameAs(this.observed.job()))
			.allSatisfy((request) -> assertThat(Observed.value(request, "uri"))
				.isEqualTo("/pipelines/{pipelineId}/source"));
		assertThat(Observed.value(this.observed.job(), "outcome")).isEqualTo("success");
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

	@ParameterizedTest
	@ValueSource(strings = { "api-key", "secret-key" })
	void requestsOfTheWorkerHaveTemplates(String credential) {
		Consumer<WorkerEndpointBuilder> access = credential.equals("api-key") ? (builder) -> {
		} : (builder) -> builder.apiKey(null).secretKey("secret").popId("transient");
		WorkerEndpoint worker = this.observed.worker(access);
		Observed.predict(worker);
		StepVerifier.create(worker.upload(new byte[10], MediaType.parseMediaType("video/mp4")).predictions())
			.expectNextCount(1)
			.verifyComplete();
		worker.session().block();
		worker.close();
		assertThatUrisAreTemplates();
	}

	@Test
	void requestsOfTheDataApiHaveTemplates() {
		DataEndpoint data = this.observed.data();
		Dataset dataset = data.sync().datasets().create(DatasetCreate.builder("d").build());
		Asset asset = data.sync().uploads().upload(Observed.IMAGE, dataset.uuid()).result();
		data.sync().inference().infer(asset.uuid(), InferRequest.builder("what?").build()).result();
		data.sync()
			.inference()
			.evaluate(EvaluateRequest.builder(dataset.uuid()).infer(InferRequest.builder("what?").build()).build())
			.result();
		assertThatUrisAreTemplates();
	}

	private void assertThatUrisAreTemplates() {
		assertThat(this.observed.requests()).isNotEmpty()
			.extracting((request) -> Observed.value(request, "uri"))
			.allSatisfy((uri) -> assertThat(uri).matches("(/[a-zA-Z]+[a-zA-Z0-9_-]*|/v\\d|/\\{[a-zA-Z]+})+"));
	}

}
