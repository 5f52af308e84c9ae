package ai.eyepop.emulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import ai.eyepop.emulator.EmulatorClient.Answer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An emulator of the Data API and a client of it, for tests over real sockets. Leaves
 * nothing on disk.
 */
abstract class AbstractDataTests {

	static final String STRANGE = "a/b?c&d=e%f g+h;i#j \uD83D\uDC41 \u00FC";

	@TempDir
	Path directory;

	final MutableClock clock = new MutableClock();

	EyePopEmulator emulator;

	DataClient data;

	@BeforeEach
	void start() {
		this.emulator = EyePopEmulator.builder()
			.data((data) -> data.accounts("acc-1", "acc-2"))
			.secretKeys("secret")
			.accessTokens("explicit")
			.temporaryDirectory(this.directory)
			.maxSourceSize(4_000_000)
			.clock(this.clock)
			.start();
		this.data = new DataClient(this.emulator);
	}

	@AfterEach
	void stop() {
		this.emulator.close();
		assertThat(this.directory).isEmptyDirectory();
	}

	Answer upload(String dataset, String query) {
		return upload(dataset, query, "image/png", Scenes.redSquare());
	}

	Answer upload(String dataset, String query, String contentType, byte[] bytes) {
		return this.data.send("POST", "/assets?dataset_uuid=" + dataset + query, contentType, bytes);
	}

	JsonNode assets(String dataset, String query) {
		return this.data.get("/assets?dataset_uuid=" + dataset + query).json();
	}

	List<String> uuids(String dataset, String query) {
		return assets(dataset, query).valueStream().map((asset) -> asset.path("uuid").asString()).toList();
	}

	JsonNode annotations(String asset) {
		return this.data.get("/assets/" + asset + "?include_annotations=true").json().path("annotations");
	}

	long storedFiles() {
		try (Stream<Path> files = Files.walk(this.directory)) {
			return files.filter(Files::isRegularFile).count();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
