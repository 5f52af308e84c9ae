package ai.eyepop.emulator;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import ai.eyepop.emulator.EmulatorClient.Answer;
import ai.eyepop.emulator.fault.Fault;
import ai.eyepop.emulator.inspect.TraceEvent;
import ai.eyepop.emulator.inspect.TraceRecord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for request traces.
 */
class TraceTests {

	private static final Path VECTORS = Path.of("src/test/resources/vectors/traces");

	private static final String TYPE = "application/x-flatbuffers;schema=eyepop.events.Record";

	private final EyePopEmulator emulator = EyePopEmulator.start();

	private final EmulatorClient client = new EmulatorClient(this.emulator);

	private final String token = new DataClient(this.emulator).token();

	@AfterEach
	void stop() {
		this.emulator.close();
	}

	static List<String> vectors() throws IOException {
		List<String> names = new ArrayList<>();
		try (DirectoryStream<Path> files = Files.newDirectoryStream(VECTORS, "*.bin")) {
			files.forEach((file) -> names.add(file.getFileName().toString().replace(".bin", "")));
		}
		assertThat(names).hasSize(16);
		return names;
	}

	@ParameterizedTest
	@MethodSource("vectors")
	void recordIsReadAsItWasMeant(String name) throws IOException {
		JsonNode vector = JsonMapper.shared().readTree(Files.readAllBytes(VECTORS.resolve(name + ".json")));
		assertThat(send("/events", this.token, TYPE, bytes(name)).status()).isEqualTo(204);
		assertThat(this.client.get("/emulator/traces", null).json()).singleElement().isEqualTo(vector.path("record"));
		assertThat(this.emulator.traces()).singleElement()
			.satisfies((traced) -> assertThat(traced.events()).hasSize(vector.path("record").path("events").size()));
	}

	@Test
	void eventsFindTheirHostsAndPaths() throws IOException {
		send("/events", this.token, TYPE, bytes("trace-errors"));
		TraceRecord traced = this.emulator.traces().get(0);
		TraceEvent event = traced.events().get(0);
		assertThat(traced.path(event)).isEqualTo("/configs");
		assertThat(traced.host(event)).isEqualTo("127.0.0.1:37821");
		assertThat(event.requestId()).isEqualTo("cdfe8037fd444ee1992e752cb79f71e2");
	}

	@Test
	void sessionsTakeThemToo() throws IOException {
		JsonNode session = this.client.json("POST", "/v1/sessions", this.emulator.apiKey(), "").json().get(0);
		String url = session.path("session_endpoint").asString() + "/events";
		byte[] bytes = bytes("trace-compute-periodic");
		assertThat(send(url, session.path("access_token").asString(), TYPE, bytes).status()).isEqualTo(204);
		assertThat(send(url, "wrong", TYPE, bytes).status()).isEqualTo(401);
		assertThat(this.emulator.traces()).hasSize(1);
	}

	@Test
	void withoutTokenThenTheyAreRefused() throws IOException {
		assertThat(send("/events", null, TYPE, bytes("trace-errors")).status()).isEqualTo(401);
		assertThat(this.emulator.traces()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/octet-stream", "application/x-flatbuffers",
			"application/x-flatbuffers;schema=eyepop.events.Event" })
	void anotherContentTypeIsRefused(String type) throws IOException {
		assertThat(send("/events", this.token, type, bytes("trace-errors")).status()).isEqualTo(415);
	}

	@Test
	void damagedRecordsAreRefused() throws IOException {
		byte[] bytes = bytes("trace-data-methods");
		assertThat(send("/events", this.token, TYPE, new byte[0]).status()).isEqualTo(400);
		assertThat(send("/events", this.token, TYPE, Arrays.copyOf(bytes, bytes.length / 2)).status()).isEqualTo(400);
		byte[] wrongRoot = bytes.clone();
		wrongRoot[3] = 0x7f;
		Answer answer = send("/events", this.token, TYPE, wrongRoot);
		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.text()).contains("damaged");
		assertThat(this.emulator.traces()).isEmpty();
	}

	@Test
	void whateverIsDamagedIsNeverAFailureOfTheEmulator() throws IOException {
		byte[] bytes = bytes("trace-connect-only");
		Random random = new Random(13);
		for (int i = 0; i < 500; i++) {
			byte[] damaged = bytes.clone();
			for (int j = 0; j <= random.nextInt(4); j++) {
				damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
			}
			assertThat(send("/events", this.token, TYPE, damaged).status()).isIn(204, 400);
		}
		assertThat(this.emulator.traces()).isNotEmpty()
			.allSatisfy((traced) -> assertThat(traced.events()).allSatisfy((event) -> {
				assertThatNoException().isThrownBy(() -> traced.host(event));
				assertThatNoException().isThrownBy(() -> traced.path(event));
			}));
	}

	@Test
	void theLastAreKept() throws IOException {
		byte[] bytes = bytes("trace-connect-only");
		for (int i = 0; i < 101; i++) {
			send("/events", this.token, TYPE, bytes);
		}
		assertThat(this.emulator.traces()).hasSize(100);
		this.emulator.reset();
		assertThat(this.emulator.traces()).isEmpty();
	}

	@Test
	void faultsStrikeThem() throws IOException {
		this.emulator.faults().add(Fault.builder().path("/events$").status(503).build());
		byte[] bytes = bytes("trace-connect-only");
		assertThat(send("/events", this.token, TYPE, bytes).status()).isEqualTo(503);
		assertThat(send("/events", this.token, TYPE, bytes).status()).isEqualTo(204);
		assertThat(this.emulator.traces()).hasSize(1);
	}

	private Answer send(String target, @Nullable String bearer, String type, byte[] bytes) {
		return this.client.send("POST", target, bearer, type, bytes);
	}

	private static byte[] bytes(String name) throws IOException {
		return Files.readAllBytes(VECTORS.resolve(name + ".bin"));
	}

}
