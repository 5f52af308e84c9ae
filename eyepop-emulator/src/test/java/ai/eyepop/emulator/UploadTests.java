package ai.eyepop.emulator;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import ai.eyepop.emulator.EmulatorClient.Part;
import ai.eyepop.emulator.EmulatorClient.Session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for uploads that are large, slow, broken off or many at once.
 */
class UploadTests {

	@TempDir
	Path directory;

	private EyePopEmulator emulator;

	private EmulatorClient client;

	private Session session;

	@BeforeEach
	void start() {
		this.emulator = EyePopEmulator.builder().temporaryDirectory(this.directory).maxSourceSize(4_000_000).start();
		this.client = new EmulatorClient(this.emulator);
		this.session = this.client.session(EmulatorClient.OBJECTS);
	}

	@AfterEach
	void stop() {
		this.emulator.close();
		assertThat(this.directory).isEmptyDirectory();
	}

	@Test
	void largeSourceIsAnalysedAndItsFileDeleted() {
		assertThat(label(this.session.upload(Scenes.large(900)).text())).isEqualTo("circle");
		awaitNoFiles();
	}

	@Test
	void largeMultipartSourceIsAnalysedAndItsFileDeleted() {
		assertThat(label(this.session.upload(Part.json("params", "[]"), Part.file(Scenes.large(900))).text()))
			.isEqualTo("circle");
		awaitNoFiles();
	}

	@Test
	void chunkedSourceIsTaken() {
		byte[] image = Scenes.large(300);
		byte[] answer = this.client
			.send("POST", this.session.pipeline() + EmulatorClient.SOURCE, this.session.token(), "image/bmp",
					BodyPublishers.ofByteArrays(pieces(image, 1000)))
			.response()
			.body();
		assertThat(label(new String(answer, StandardCharsets.UTF_8))).isEqualTo("circle");
	}

	@Test
	void chunkedMultipartSourceIsTaken() {
		byte[] body = EmulatorClient.multipart(Part.json("params", "[]"), Part.file(Scenes.large(300)));
		String answer = this.client
			.send("POST", this.session.pipeline() + EmulatorClient.SOURCE, this.session.token(),
					EmulatorClient.multipartType(), BodyPublishers.ofByteArrays(pieces(body, 777)))
			.text();
		assertThat(label(answer)).isEqualTo("circle");
	}

	@ParameterizedTest
	@ValueSource(ints = { 100_000, 3_500_000, 30_000_000 })
	void earlyRefusalReachesClientThatStillSends(int length) {
		for (int i = 0; i < 5; i++) {
			assertThat(this.client
				.send("POST", this.session.pipeline() + EmulatorClient.SOURCE, "expired", "image/bmp", new byte[length])
				.status()).isEqualTo(401);
		}
	}

	@Test
	void oversizedSourceIsRefusedBeforeItIsSent() {
		for (int i = 0; i < 5; i++) {
			assertThat(this.session.upload(new byte[30_000_000]).status()).isEqualTo(413);
		}
		assertThat(files()).isZero();
	}

	@Test
	void oversizedChunkedSourceIsRefusedToClientThatStillSends() {
		for (int i = 0; i < 5; i++) {
			assertThat(this.client
				.send("POST", this.session.pipeline() + EmulatorClient.SOURCE, this.session.token(), "image/bmp",
						BodyPublishers.ofByteArrays(pieces(new byte[30_000_000], 100_000)))
				.status()).isEqualTo(413);
		}
		awaitNoJobs();
		awaitNoFiles();
	}

	@Test
	void malformedEscapeInTheQueryIsRefused() throws IOException {
		try (Socket socket = connect()) {
			socket.getOutputStream()
				.write("GET /emulator/health?a=%zz HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
			assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
				.isEqualTo("HTTP/1.1 400");
		}
	}

	@Test
	void oversizedChunkedSourceIsRefusedAndItsFileDeleted() throws IOException {
		try (Socket socket = connect()) {
			OutputStream out = socket.getOutputStream();
			out.write(head("Transfer-Encoding: chunked"));
			byte[] piece = new byte[100_000];
			for (int i = 0; i < 41; i++) {
				out.write("186a0\r\n".getBytes(StandardCharsets.US_ASCII));
				out.write(piece);
				out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
			}
			out.flush();
			byte[] status = socket.getInputStream().readNBytes(12);
			assertThat(new String(status, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 413");
		}
		awaitNoJobs();
		awaitNoFiles();
	}

	@Test
	void brokenOffUploadFreesJobAndFile() throws IOException {
		try (Socket socket = connect()) {
			OutputStream out = socket.getOutputStream();
			out.write(head("Content-Length: 3000000"));
			out.write(new byte[500_000]);
			out.flush();
			await().until(() -> this.emulator.runningJobs() == 1 && files() == 1);
			assertThat(this.emulator.pipelines().get(0).state()).isEqualTo("running");
			assertThat(this.emulator.openConnections()).isPositive();
		}
		awaitNoJobs();
		awaitNoFiles();
		await().until(() -> this.emulator.requests().stream().anyMatch((request) -> request.status() == 0));
	}

	@Test
	void brokenOffMultipartUploadFreesJobAndFile() throws IOException {
		try (Socket socket = connect()) {
			OutputStream out = socket.getOutputStream();
			String head = new String(head("Content-Length: 3000000"), StandardCharsets.US_ASCII);
			out.write(head.replace("image/bmp", EmulatorClient.multipartType()).getBytes(StandardCharsets.US_ASCII));
			byte[] body = EmulatorClient.multipart(Part.file(new byte[500_000]));
			out.write(body, 0, body.length - 100);
			out.flush();
			await().until(() -> this.emulator.runningJobs() == 1 && files() == 1);
		}
		awaitNoJobs();
		awaitNoFiles();
	}

	@Test
	void clientThatLeavesDuringTheAnalysisCancelsIt() throws IOException {
		byte[] image = Scenes.large(1100);
		try (Socket socket = connect()) {
			OutputStream out = socket.getOutputStream();
			out.write(head("Content-Length: " + image.length));
			out.write(image);
			out.flush();
			await().until(() -> this.emulator.requests().size() > 1);
		}
		awaitNoJobs();
		awaitNoFiles();
	}

	@Test
	void preemptEndsJobsWithAnErrorEvent() throws IOException {
		byte[] image = Scenes.large(800);
		try (Socket socket = connect()) {
			OutputStream out = socket.getOutputStream();
			out.write(head("Content-Length: " + image.length));
			out.write(image, 0, image.length - 1);
			out.flush();
			await().until(() -> this.emulator.runningJobs() == 1);
			assertThat(this.client
				.json("PATCH", this.session.pipeline() + "/source?mode=preempt&processing=sync", this.session.token(),
						"{\"sourceType\": \"NONE\"}")
				.status()).isEqualTo(204);
			out.write(0);
			out.flush();
			StringBuilder answer = new StringBuilder();
			while (answer.indexOf("\n{") < 0 || !answer.toString().contains("}\n")) {
				answer.append((char) socket.getInputStream().read());
			}
			assertThat(answer.toString()).contains("\"type\":\"error\"").contains("told to stop");
		}
	}

	@Test
	void sixteenUploadsRunSideBySide() {
		HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
		byte[] image = Scenes.large(500);
		List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
		for (int i = 0; i < 16; i++) {
			answers.add(http.sendAsync(this.client.request("POST", this.session.pipeline() + EmulatorClient.SOURCE,
					this.session.token(), "image/bmp", BodyPublishers.ofByteArray(image)), BodyHandlers.ofString()));
		}
		assertThat(answers).allSatisfy((answer) -> assertThat(label(answer.join().body())).isEqualTo("circle"));
		assertThat(answers.stream().map((answer) -> line(answer.join().body(), "source_id")).distinct()).hasSize(16);
		awaitNoJobs();
		awaitNoFiles();
	}

	private Socket connect() throws IOException {
		Socket socket = new Socket(this.emulator.url().getHost(), this.emulator.url().getPort());
		socket.setSoTimeout(30_000);
		return socket;
	}

	private byte[] head(String framing) {
		String target = this.session.pipeline().substring(this.emulator.url().toString().length());
		return """
				POST %s%s HTTP/1.1\r
				Host: %s\r
				Authorization: Bearer %s\r
				Content-Type: image/bmp\r
				%s\r
				\r
				"""
			.formatted(target, EmulatorClient.SOURCE, this.emulator.url().getAuthority(), this.session.token(), framing)
			.getBytes(StandardCharsets.US_ASCII);
	}

	private void awaitNoJobs() {
		await().until(() -> this.emulator.runningJobs() == 0);
	}

	private void awaitNoFiles() {
		await().until(() -> files() == 0);
	}

	private long files() {
		try (Stream<Path> paths = Files.walk(this.directory)) {
			return paths.filter(Files::isRegularFile).count();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String label(String lines) {
		return JsonMapper.shared().readTree(lines).path("objects").path(0).path("classLabel").asString("");
	}

	private static String line(String lines, String member) {
		return JsonMapper.shared().readTree(lines).path(member).asString();
	}

	private static List<byte[]> pieces(byte[] bytes, int size) {
		List<byte[]> pieces = new ArrayList<>();
		for (int from = 0; from < bytes.length; from += size) {
			pieces.add(Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + size)));
		}
		return pieces;
	}

}
