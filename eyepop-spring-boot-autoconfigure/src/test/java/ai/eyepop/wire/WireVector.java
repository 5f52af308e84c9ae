package ai.eyepop.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An entry of the recorded traffic: what was called, and the requests that followed.
 */
public record WireVector(JsonNode json) {

	private static final JsonMapper MAPPER = new JsonMapper();

	/**
	 * Read all entries of a file.
	 */
	public static List<WireVector> all(String file) {
		try (InputStream stream = WireVector.class.getResourceAsStream("/vectors/wire/" + file + ".json")) {
			JsonNode entries = MAPPER.readTree(stream);
			return StreamSupport.stream(entries.spliterator(), false).map(WireVector::new).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Read one entry of a file, to replay it.
	 */
	public static WireVector of(String file, String name) {
		return all(file).stream()
			.filter((vector) -> vector.name().equals(name))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("No vector " + name))
			.toReplay();
	}

	/**
	 * Take down that a test replays the entry.
	 */
	public WireVector toReplay() {
		ReplayedVectors.add(name());
		return this;
	}

	public String name() {
		return this.json.get("name").asString();
	}

	public List<JsonNode> requests() {
		List<JsonNode> requests = new ArrayList<>();
		this.json.get("requests").forEach(requests::add);
		return requests;
	}

	@Override
	public String toString() {
		return name();
	}

}
