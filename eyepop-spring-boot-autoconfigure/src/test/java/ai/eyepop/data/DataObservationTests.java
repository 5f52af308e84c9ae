package ai.eyepop.data;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.reactive.function.client.WebClient;

import ai.eyepop.http.EyePopHttp;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Shows what is observed of calls of the Data API.
 */
class DataObservationTests {

	private final List<Observation.Context> stopped = new CopyOnWriteArrayList<>();

	private final ObservationRegistry registry = ObservationRegistry.create();

	private final EyePopHttp http = EyePopHttp.builder()
		.webClientBuilder(WebClient.builder().observationRegistry(this.registry))
		.build();

	private final DataServer server = DataServer.json(200,
			"{\"uuid\": \"ds-1\", \"name\": \"d\", \"account_uuid\": \"a\"}");

	@AfterEach
	void close() {
		this.http.close();
		this.server.close();
	}

	@Test
	void aRequestIsObservedWithItsTemplateAndItsWholeUrl() {
		this.registry.observationConfig().observationHandler(new ObservationHandler<>() {

			@Override
			public void onStop(Observation.Context context) {
				DataObservationTests.this.stopped.add(context);
			}

			@Override
			public boolean supportsContext(Observation.Context context) {
				return true;
			}

		});
		this.server.endpoint(this.http).build().sync().datasets().get("ds-1");
		assertThat(this.stopped).singleElement().satisfies((context) -> {
			assertThat(value(context, "client.name")).isEqualTo("127.0.0.1");
			assertThat(value(context, "uri")).isEqualTo("/datasets/{datasetUuid}");
			assertThat(value(context, "http.url")).startsWith(this.server.url() + "/datasets/ds-1");
			assertThat(value(context, "status")).isEqualTo("200");
		});
	}

	private static String value(Observation.Context context, String key) {
		return context.getAllKeyValues()
			.stream()
			.filter((pair) -> pair.getKey().equals(key))
			.map(KeyValue::getValue)
			.findFirst()
			.orElseThrow();
	}

}
