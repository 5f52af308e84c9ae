package ai.eyepop.benchmarks.endtoend;

import java.time.Duration;
import java.util.Map;

import reactor.netty.resources.ConnectionProvider;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

import ai.eyepop.http.HttpSettings;
import ai.eyepop.prediction.Prediction;

/**
 * What the floors have in common with our client: the headers, the number of connections,
 * and that the answer is read into a record.
 */
final class FloorRequest {

	static final Map<String, String> HEADERS = Map.of("Authorization", "Bearer canned", "Accept", "application/jsonl",
			"Content-Type", "image/jpeg", "X-Request-Id", "0123456789abcdef0123456789abcdef");

	private static final ObjectReader READER = JsonMapper.builder()
		.disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
		.build()
		.readerFor(Prediction.class);

	private FloorRequest() {
	}

	static ConnectionProvider connections(int maxConnections) {
		return ConnectionProvider.builder("floor")
			.maxConnections(maxConnections)
			.pendingAcquireMaxCount(-1)
			.pendingAcquireTimeout(Duration.ZERO)
			.build();
	}

	static ConnectionProvider connections() {
		return connections(HttpSettings.defaults().maxConnections());
	}

	static Prediction prediction(byte[] line) {
		return READER.readValue(line);
	}

}
