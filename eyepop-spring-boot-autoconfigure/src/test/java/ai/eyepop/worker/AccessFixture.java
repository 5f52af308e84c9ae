package ai.eyepop.worker;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.http.EyePopHttp;
import ai.eyepop.pop.InferenceComponent;
import ai.eyepop.pop.InferenceType;
import ai.eyepop.pop.Pop;
import ai.eyepop.prediction.PredictedClass;
import ai.eyepop.prediction.Prediction;
import ai.eyepop.wire.TestClock;
import ai.eyepop.wire.TestHttp;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An emulator with something for every way in, and a clock that both sides share.
 */
final class AccessFixture implements AutoCloseable {

	static final int FRAME = 1000;

	static final Pop CLASSES = Pop
		.of(InferenceComponent.builder().inferenceTypes(InferenceType.IMAGE_CLASSIFICATION).build());

	static final Pop OBJECTS = Pop
		.of(InferenceComponent.builder().inferenceTypes(InferenceType.OBJECT_DETECTION).build());

	private static final String CLASSES_JSON = """
			{"components": [{"type": "inference", "inferenceTypes": ["image_classification"]}]}""";

	private static final Path IMAGE = Path.of("src/test/resources/vectors/media/image.jpg");

	final TestClock clock = new TestClock();

	final EyePopEmulator emulator = EyePopEmulator.builder()
		.accessTokens("acc-token")
		.secretKeys("secret")
		.localMode(false)
		.developmentPop("dev", CLASSES_JSON)
		.productionPop("prod", CLASSES_JSON)
		.stoppedPop("stopped", CLASSES_JSON)
		.permanentSession("perm", CLASSES_JSON)
		.relativeUrls(true)
		.bytesPerFrame(FRAME)
		.clock(this.clock)
		.start();

	/** Those of the named Pops and of the permanent session. */
	private final long pipelinesBefore = this.emulator.pipelinesCreated();

	final int sessionsBefore = this.emulator.sessions().size();

	final EyePopHttp http = TestHttp.create();

	private final List<WorkerEndpoint> endpoints = new ArrayList<>();

	long pipelinesCreated() {
		return this.emulator.pipelinesCreated() - this.pipelinesBefore;
	}

	WorkerEndpointBuilder builder() {
		return WorkerEndpoint.builder(this.http).url(URI.create(this.emulator.url() + "/"));
	}

	WorkerEndpoint endpoint(WorkerEndpointBuilder builder) {
		WorkerEndpoint endpoint = builder.build();
		this.endpoints.add(endpoint);
		return endpoint;
	}

	Prediction predict(WorkerEndpoint endpoint) {
		Prediction prediction = Objects.requireNonNull(endpoint.upload(IMAGE).predictions().blockLast());
		assertThat(prediction.classes()).allMatch((found) -> found instanceof PredictedClass);
		return prediction;
	}

	@Override
	public void close() {
		this.endpoints.forEach(WorkerEndpoint::close);
		this.http.close();
		this.emulator.close();
	}

}
