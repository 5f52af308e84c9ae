package ai.eyepop.telemetry.trace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A record that the vendor's Python SDK sent.
 */
record TraceVector(String name, JsonNode json, byte[] bytes) {

	private static final Path FOLDER = Path.of("src/test/resources/vectors/traces");

	static Stream<TraceVector> all() {
		try (Stream<Path> files = Files.list(FOLDER)) {
			return files.map((file) -> String.valueOf(file.getFileName()))
				.filter((name) -> name.endsWith(".json"))
				.sorted()
				.map((name) -> of(name.replace(".json", "")))
				.toList()
				.stream();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static TraceVector of(String name) {
		try {
			return new TraceVector(name, new JsonMapper().readTree(FOLDER.resolve(name + ".json")),
					Files.readAllBytes(FOLDER.resolve(name + ".bin")));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	JsonNode record() {
		return this.json.get("record");
	}

	List<RequestTrace> traces() {
		return record().get("events").valueStream().map(this::trace).toList();
	}

	private RequestTrace trace(JsonNode event) {
		return new RequestTrace(HttpMethod.valueOf(event.get("method").asString().toUpperCase(Locale.ROOT)),
				event.get("event_time_epoch_ms").asLong(), event.get("x_request_id").asString(),
				TraceResult.valueOf(event.get("result").asString().toUpperCase(Locale.ROOT)),
				event.get("status").asInt(), record().get("hosts").get(event.get("host_index").asInt()).asString(),
				record().get("paths").get(event.get("path_index").asInt()).asString(), event.get("wait_ms").asLong(),
				event.get("process_ms").asLong(), event.get("body_bytes_sent").asLong(),
				event.get("body_bytes_received").asLong());
	}

	@Override
	public String toString() {
		return this.name;
	}

}
