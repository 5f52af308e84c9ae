package ai.eyepop.emulator;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import ai.eyepop.emulator.EmulatorClient.Session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for sources by reference (wire protocol section 6).
 */
class ReferenceTests {

	@TempDir
	Path directory;

	private HttpServer files;

	private EyePopEmulator emulator;

	private Session session;

	@BeforeEach
	void start() throws IOException {
		this.files = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.files.createContext("/square.png", (exchange) -> {
			exchange.sendResponseHeaders(200, 0);
			exchange.getResponseBody().write(Scenes.redSquare());
			exchange.close();
		});
		this.files.start();
		restart(EyePopEmulator.builder().asset("asset-1", Scenes.redSquare()));
	}

	@AfterEach
	void stop() {
		await().until(() -> this.emulator.runningJobs() == 0);
		this.emulator.close();
		this.files.stop(0);
	}

	@Test
	void urlIsFetchedAndAnalysed() {
		List<JsonNode> lines = load("{\"sourceType\": \"URL\", \"url\": \"" + url("/square.png?key=1")
				+ "\", \"version\": 2, \"fps\": \"1/1\", \"roi\": null, \"mediaCacheSeconds\": 7}");
		assertThat(lines).singleElement().satisfies((line) -> assertThat(line.path("objects").size()).isOne());
	}

	@Test
	void groupIsFetchedAndAnalysedAsOne() {
		String member = "{\"sourceType\": \"URL\", \"url\": \"" + url("/square.png") + "\"}";
		List<JsonNode> lines = load("{\"sourceType\": \"GROUP\", \"sources\": [" + member + ", " + member + "]}");
		assertThat(lines).singleElement()
			.satisfies((line) -> assertThat(
					line.path("objects").valueStream().map((found) -> found.path("sourceIndex").asInt()))
				.containsExactly(0, 1));
	}

	@Test
	void assetIsKnownByItsId() {
		assertThat(load("{\"sourceType\": \"ASSET_UUID\", \"assetUuid\": \"asset-1\", \"motionDetect\": true, "
				+ "\"motionGap\": null}"))
			.singleElement()
			.satisfies((line) -> assertThat(line.path("objects").size()).isOne());
		assertThat(error("{\"sourceType\": \"ASSET_UUID\", \"assetUuid\": \"asset-2\"}")).contains("asset-2");
	}

	@Test
	void whatCannotBeLoadedIsAnErrorEvent() {
		assertThat(error("{\"sourceType\": \"URL\", \"url\": \"" + url("/nothing.png?key=secret") + "\"}"))
			.contains("status 404")
			.doesNotContain("secret");
		assertThat(error("{\"sourceType\": \"URL\", \"url\": \"http://127.0.0.1:1/a.png\"}")).contains("be loaded");
		assertThat(error("{\"sourceType\": \"URL\", \"url\": \"http://192.0.2.1/a.png\"}")).contains("loopback");
		assertThat(error("{\"sourceType\": \"URL\", \"url\": \"file:///etc/hostname\"}")).contains("loopback");
	}

	@Test
	void filesAreReadIfAllowed() throws IOException {
		Path file = Files.write(this.directory.resolve("square.png"), Scenes.redSquare());
		restart(EyePopEmulator.builder().anyUrl(true));
		assertThat(load("{\"sourceType\": \"URL\", \"url\": \"" + file.toUri() + "\"}")).singleElement()
			.satisfies((line) -> assertThat(line.path("objects").size()).isOne());
		assertThat(file).exists();
		assertThat(error("{\"sourceType\": \"URL\", \"url\": \"" + this.directory.toUri() + "\"}")).contains("no file");
	}

	private void restart(EyePopEmulatorBuilder builder) {
		if (this.emulator != null) {
			this.emulator.close();
		}
		this.emulator = builder.start();
		this.session = new EmulatorClient(this.emulator).session(EmulatorClient.OBJECTS);
	}

	private String url(String path) {
		return "http://localhost:" + this.files.getAddress().getPort() + path;
	}

	private String error(String source) {
		return load(source).get(0).path("event").path("message").asString();
	}

	private List<JsonNode> load(String source) {
		return this.session.client()
			.json("PATCH", this.session.pipeline() + "/source?mode=queue&processing=sync", this.session.token(), source)
			.lines();
	}

}
