package ai.eyepop.emulator;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import ai.eyepop.emulator.inspect.RecordedRequest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EyePopEmulatorApplication}.
 */
class EyePopEmulatorApplicationTests {

	private final ByteArrayOutputStream out = new ByteArrayOutputStream();

	private final ByteArrayOutputStream err = new ByteArrayOutputStream();

	@TempDir
	Path directory;

	@Test
	void helpShowsUsage() {
		assertThat(run("--help")).isZero();
		assertThat(this.out.toString(StandardCharsets.UTF_8)).contains("--port=PORT", "--api-key=KEY", "--account=UUID",
				"--training-step=TIME\n", "(default PT0.02S)");
	}

	@ParameterizedTest
	@ValueSource(strings = { "--prot=1", "--port", "--port=", "--port=x", "--port=70000", "--token-lifetime=1h",
			"--token-lifetime=PT0S", "8080", "--api-key= ", "--account=", "--data-path=data", "--vlm-path=/a b",
			"--asset-step=1s", "--training-step=-PT1S", "--inference-delay=x", "--signed-url-lifetime=15",
			"--event-authorization-timeout=" })
	void withInvalidArgumentThenCode2(String argument) {
		assertThat(run(argument)).isEqualTo(2);
		assertThat(this.err.toString(StandardCharsets.UTF_8)).contains("Usage:");
	}

	@Test
	void settingsOfTheDataApiAreRead() {
		try (EyePopEmulator emulator = CommandLine
			.parse("--port=0", "--account=a-1", "--account=a-2", "--data-path=/d", "--vlm-path=/v",
					"--event-authorization-timeout=PT0S")
			.builder()
			.start()) {
			DataClient data = new DataClient(emulator);
			JsonNode urls = data.get("/configs").json();
			assertThat(urls.path("dataset_api_url").asString()).endsWith("/d");
			assertThat(urls.path("vlm_api_url").asString()).endsWith("/v");
			assertThat(data.get("/d/datasets?account_uuid=a-2").status()).isEqualTo(200);
			assertThat(data.get("/d/datasets?account_uuid=emulator-account").status()).isEqualTo(403);
			assertThat(new EventClient(emulator, "/d/events").closeCode()).isEqualTo(1008);
		}
	}

	@Test
	void stepsOfTheDataApiAreRead() {
		try (EyePopEmulator emulator = CommandLine
			.parse("--port=0", "--asset-step=PT1H", "--training-step=PT1H", "--inference-delay=PT1H",
					"--signed-url-lifetime=PT0S")
			.builder()
			.start()) {
			DataClient data = new DataClient(emulator);
			String dataset = data.dataset();
			String asset = DataClient
				.id(data.send("POST", "/assets?dataset_uuid=" + dataset, "image/png", Scenes.redSquare()));
			assertThat(data.get("/assets/" + asset).json().path("status").asString()).isEqualTo("upload_in_progress");
			String url = data.get("/assets/" + asset + "/download?url_type=https_signed").json().path("url").asString();
			assertThat(data.plain().get(url, null).status()).isEqualTo(403);
			String model = data.model("&dataset_uuid=" + dataset + "&dataset_version=1&start_training=true");
			assertThat(data.get("/models/" + model).json().path("status").asString()).isEqualTo("requested");
			String evaluation = data.post("/api/v1/evaluations?timeout=0", """
					{"dataset_uuid": "%s", "infer": {"text_prompt": "what?"}}""".formatted(dataset))
				.json()
				.path("request_id")
				.asString();
			assertThat(data.get("/api/v1/evaluations/" + evaluation + "?timeout=0").status()).isEqualTo(202);
		}
	}

	@Test
	void healthTellsWhetherAnEmulatorIsUp() {
		String port;
		try (EyePopEmulator emulator = EyePopEmulator.start()) {
			port = "--port=" + emulator.url().getPort();
			assertThat(run("--health", port, "--host=0.0.0.0")).isZero();
			assertThat(emulator.requests()).extracting(RecordedRequest::path).containsExactly("/emulator/health");
		}
		assertThat(run("--health", port)).isEqualTo(1);
		assertThat(this.err.toString(StandardCharsets.UTF_8)).contains("There is no emulator at port");
	}

	@Test
	void anotherServerThanTheEmulatorIsNotHealthy() throws IOException {
		HttpServer other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
		other.start();
		try {
			assertThat(run("--health", "--port=" + other.getAddress().getPort())).isEqualTo(1);
			assertThat(this.err.toString(StandardCharsets.UTF_8)).contains("status 404");
		}
		finally {
			other.stop(0);
		}
	}

	@Test
	void theGreetingTellsAllThatAClientNeeds() {
		try (EyePopEmulator emulator = EyePopEmulator.builder()
			.apiKeys("mine")
			.data((data) -> data.accounts("a-1"))
			.start()) {
			EyePopEmulatorApplication.greet(new PrintStream(this.out), emulator);
			assertThat(this.out.toString(StandardCharsets.UTF_8)).contains("URL:     " + emulator.url(),
					"API key: mine", "Account: a-1");
		}
	}

	@Test
	void theEnvironmentStandsInForArguments() {
		Map<String, String> environment = Map.of("EMULATOR_API_KEY", "mine", "EMULATOR_ACCOUNT", "a-1");
		try (EyePopEmulator emulator = CommandLine.parse(environment, "--port=0").builder().start()) {
			assertThat(emulator.apiKey()).isEqualTo("mine");
			assertThat(emulator.account()).isEqualTo("a-1");
		}
		try (EyePopEmulator emulator = CommandLine.parse(environment, "--port=0", "--api-key=other", "--account=a-2")
			.builder()
			.start()) {
			assertThat(emulator.apiKey()).isEqualTo("other");
			assertThat(emulator.account()).isEqualTo("a-2");
			assertThat(new EmulatorClient(emulator).json("POST", "/v1/auth/authenticate", "mine", "").status())
				.isEqualTo(401);
		}
	}

	@Test
	void withPortInUseThenCode1AndRemedy() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
			assertThat(run("--port=" + socket.getLocalPort())).isEqualTo(1);
			assertThat(this.err.toString(StandardCharsets.UTF_8)).contains(String.valueOf(socket.getLocalPort()),
					"--port");
		}
	}

	@Test
	void programRunsUntilItIsTerminated() throws Exception {
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Djava.io.tmpdir=" + this.directory, "-cp", System.getProperty("java.class.path"),
				EyePopEmulatorApplication.class.getName(), "--port=0", "--api-key=mine")
			.redirectErrorStream(true)
			.start();
		try (BufferedReader reader = new BufferedReader(
				new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
			String line = reader.readLine();
			while (line != null && !line.contains("URL:")) {
				line = reader.readLine();
			}
			assertThat(line).isNotNull();
			String url = line.substring(line.indexOf("http"));
			assertThat(reader.readLine()).endsWith("mine");
			assertThat(reader.readLine()).contains("Account: ");
			assertThat(reader.readLine()).contains("classical image analysis");
			HttpResponse<String> health = HttpClient.newHttpClient()
				.send(HttpRequest.newBuilder(URI.create(url + "/emulator/health")).build(),
						HttpResponse.BodyHandlers.ofString());
			assertThat(health.statusCode()).isEqualTo(200);
			process.destroy();
			assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
		}
		finally {
			process.destroyForcibly();
		}
		assertThat(this.directory.toFile().listFiles((file, name) -> name.startsWith("eyepop-emulator"))).isEmpty();
	}

	private int run(String... args) {
		return EyePopEmulatorApplication.run(new PrintStream(this.out, true, StandardCharsets.UTF_8),
				new PrintStream(this.err, true, StandardCharsets.UTF_8), args);
	}

}
