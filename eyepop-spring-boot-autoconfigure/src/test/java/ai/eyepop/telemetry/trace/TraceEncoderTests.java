package ai.eyepop.telemetry.trace;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TraceEncoder}.
 */
class TraceEncoderTests {

	private static final byte PYTHON = 1;

	private static final TraceSchema SCHEMA = TraceSchema.read();

	static Stream<TraceVector> vectors() {
		return TraceVector.all();
	}

	@ParameterizedTest
	@MethodSource("vectors")
	void theSchemaReadsWhatWasRecorded(TraceVector vector) {
		assertThat(SCHEMA.decode(vector.bytes())).hasToString(vector.record().toString());
	}

	@ParameterizedTest
	@MethodSource("vectors")
	void writesTheVeryBytesThatWereRecorded(TraceVector vector) {
		assertThat(TraceEncoder.encode(PYTHON, "3.18.5", vector.traces())).isEqualTo(vector.bytes());
	}

	@Test
	void thereAreVectors() {
		assertThat(vectors()).hasSize(16);
	}

	@Test
	void numbersThatAreTooLargeAreAsLargeAsTheSchemaAllows() {
		JsonNode event = event(new RequestTrace(HttpMethod.GET, 1, "id", TraceResult.SUCCESS, 200, "h", "/p", 1L << 33,
				1L << 33, 3_000_000_000L, Long.MAX_VALUE));
		assertThat(event.get("wait_ms").asLong()).isEqualTo(4_294_967_295L);
		assertThat(event.get("process_ms").asLong()).isEqualTo(4_294_967_295L);
		assertThat(event.get("body_bytes_sent").asLong()).isEqualTo(3_000_000_000L);
		assertThat(event.get("body_bytes_received").asLong()).isEqualTo(4_294_967_295L);
	}

	@Test
	void whatIsNotKnownHasNoPlaceInTheLists() {
		JsonNode event = event(new RequestTrace(HttpMethod.GET, 1, null, TraceResult.OTHER, 0, null, "/p", 0, 0, 0, 0));
		assertThat(event.get("host_index").asInt()).isEqualTo(-1);
		assertThat(event.get("path_index").asInt()).isZero();
		assertThat(event.get("x_request_id").isNull()).isTrue();
	}

	@Test
	void asManyPathsAsThereCanBeRequestsHaveTheirPlace() {
		List<RequestTrace> traces = IntStream.rangeClosed(1, Short.MAX_VALUE)
			.mapToObj((i) -> new RequestTrace(HttpMethod.GET, i, "id", TraceResult.SUCCESS, 200, "h", "/" + i, 0, 0, 0,
					0))
			.toList();
		JsonNode record = SCHEMA.decode(TraceEncoder.encode((byte) 0, "v", traces));
		assertThat(record.get("hosts")).hasSize(1);
		assertThat(record.get("events")).hasSize(Short.MAX_VALUE).allSatisfy((event) -> {
			JsonNode path = record.get("paths").get(event.get("path_index").asInt());
			assertThat(path.asString()).isEqualTo("/" + event.get("event_time_epoch_ms").asLong());
		});
	}

	@Test
	void methodsAndResultsAreThoseOfTheSchema() {
		Map<String, String> methods = Stream
			.of(Arrays.stream(HttpMethod.values()), Stream.of(HttpMethod.valueOf("PURGE")))
			.flatMap(Function.identity())
			.collect(Collectors.toMap(HttpMethod::name,
					(method) -> event(new RequestTrace(method, 1, "id", TraceResult.SUCCESS, 200, "h", "/", 0, 0, 0, 0))
						.get("method")
						.asString()));
		assertThat(methods).containsEntry("TRACE", "other").containsEntry("PURGE", "other");
		SCHEMA.values("Method")
			.values()
			.stream()
			.filter((name) -> !name.equals("other"))
			.forEach((name) -> assertThat(methods).containsEntry(name.toUpperCase(Locale.ROOT), name));
		assertThat(Arrays.stream(TraceResult.values()).map((result) -> result.name().toLowerCase(Locale.ROOT)))
			.containsExactlyElementsOf(SCHEMA.values("Result").values());
		assertThat(SCHEMA.values("ClientType")).containsEntry(0, "other");
	}

	private static JsonNode event(RequestTrace trace) {
		return SCHEMA.decode(TraceEncoder.encode((byte) 0, "v", List.of(trace))).get("events").get(0);
	}

}
