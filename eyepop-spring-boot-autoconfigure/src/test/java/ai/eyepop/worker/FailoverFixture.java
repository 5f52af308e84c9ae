package ai.eyepop.worker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

import org.awaitility.Awaitility;

import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.emulator.inspect.RecordedRequest;
import ai.eyepop.http.EyePopHttp;
import ai.eyepop.http.HttpSettings;
import ai.eyepop.wire.TestHttp;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An emulator with three endpoints of a Pop in production, and clients.
 */
final class FailoverFixture implements AutoCloseable {

	static final Path IMAGE = Path.of("src/test/resources/vectors/media/image.jpg");

	private static final String POP = """
			{"components": [{"type": "inference", "inferenceTypes": ["image_classification"]}]}""";

	final EyePopEmulator emulator = EyePopEmulator.builder().endpoints(3).productionPop("prod", POP).start();

	/** An endpoint that failed is left alone for 3 s. */
	final EyePopHttp http = EyePopHttp.builder()
		.settings(HttpSettings.defaults().withReadTimeout(Duration.ofSeconds(5)))
		.retry(TestHttp.FAST_RETRIES.withMaxTime(Duration.ofSeconds(2)))
		.build();

	final EyePopHttp patient = TestHttp.create();

	final WorkerEndpoint production = production(this.http);

	WorkerEndpoint production(EyePopHttp http) {
		return WorkerEndpoint.builder(http)
			.url(this.emulator.url())
			.secretKey("emulator-secret-key")
			.popId("prod")
			.build();
	}

	WorkerEndpoint transientEndpoint(EyePopHttp http) {
		return WorkerEndpoint.builder(http).url(this.emulator.url()).apiKey(this.emulator.apiKey()).build();
	}

	/** The endpoint whose turn it is next, if nothing fails. */
	int next() {
		List<RecordedRequest> sources = this.emulator.requests()
			.stream()
			.filter((request) -> request.path().endsWith("/source"))
			.toList();
		String last = sources.get(sources.size() - 1).path();
		List<EndpointState> states = this.production.endpoints();
		for (int i = 0; i < states.size(); i++) {
			if (last.contains(states.get(i).pipelineId())) {
				return (i + 1) % states.size();
			}
		}
		throw new IllegalStateException(last);
	}

	List<Integer> submissions() {
		return this.production.endpoints()
			.stream()
			.map((state) -> (int) this.emulator.requests()
				.stream()
				.filter((request) -> request.path().endsWith("/source") && request.path().contains(state.pipelineId()))
				.count())
			.toList();
	}

	long configurations() {
		return this.emulator.requests().stream().filter((request) -> request.path().endsWith("/config")).count();
	}

	void predict(WorkerEndpoint endpoint) {
		assertThat(Objects.requireNonNull(endpoint.upload(IMAGE).predictions().collectList().block())).hasSize(1);
	}

	@Override
	public void close() {
		this.emulator.faults().clear();
		Awaitility.await().until(() -> this.emulator.runningJobs() == 0);
		this.production.close();
		this.http.close();
		this.patient.close();
		this.emulator.close();
	}

}
