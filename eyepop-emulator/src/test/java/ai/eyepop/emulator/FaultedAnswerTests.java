package ai.eyepop.emulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import ai.eyepop.emulator.EmulatorClient.Answer;
import ai.eyepop.emulator.fault.Fault;
import ai.eyepop.emulator.fault.FaultBuilder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Tests for what faults do to answers, as a client sees it.
 */
class FaultedAnswerTests extends FaultFixture {

	@Test
	void resetBreaksTheConnectionAndDoesNothing() {
		add(Fault.builder().path("/pipelines$").reset());
		assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> this.client.json("POST",
				this.session.endpoint() + "/pipelines", this.session.token(), "{\"pop\": {}}"));
		assertThat(this.emulator.pipelines()).hasSize(1);
		await().until(() -> this.emulator.requests().stream().anyMatch((request) -> request.status() == 0));
	}

	@Test
	void resetIsNoEndOfTheStream() throws IOException {
		add(Fault.builder().reset().early());
		try (Socket socket = new Socket(this.emulator.url().getHost(), this.emulator.url().getPort())) {
			socket.getOutputStream().write(rawUpload());
			assertThatExceptionOfType(SocketException.class).isThrownBy(() -> socket.getInputStream().readAllBytes())
				.withMessageContaining("reset");
		}
	}

	@Test
	void resetAfterLinesComesBehindThem() throws IOException {
		for (int lines = 0; lines < 3; lines++) {
			add(Fault.builder().reset().afterLines(lines));
			try (Socket socket = new Socket(this.emulator.url().getHost(), this.emulator.url().getPort())) {
				socket.getOutputStream().write(rawUpload());
				StringBuilder answer = new StringBuilder();
				assertThatExceptionOfType(SocketException.class).isThrownBy(() -> readTo(answer, socket))
					.withMessageContaining("reset");
				assertThat(answer).startsWith("HTTP/1.1 200 OK");
				assertThat(answer.toString().contains("source_width")).isEqualTo(lines > 0);
				assertThat(answer.toString()).doesNotContain("\r\n0\r\n");
			}
		}
	}

	@Test
	void stallHoldsTheAnswerUntilCleared() {
		add(Fault.builder().stall());
		CompletableFuture<Answer> answer = CompletableFuture.supplyAsync(this::upload);
		awaitHolding();
		assertThat(this.emulator.runningJobs()).isOne();
		assertThat(answer).isNotDone();
		this.emulator.faults().clear();
		assertThat(answer.join().lines()).hasSize(1);
	}

	@Test
	void earlyStallLeavesTheBodyAlone() {
		add(Fault.builder().stall().early());
		CompletableFuture<Answer> answer = CompletableFuture.supplyAsync(this::upload);
		awaitHolding();
		assertThat(this.emulator.runningJobs()).isZero();
		assertThat(this.emulator.faults().remove(this.emulator.faults().list().get(0).id())).isTrue();
		assertThat(answer.join().lines()).hasSize(1);
	}

	@Test
	void stallAfterLinesHoldsTheRest() throws IOException {
		for (int lines = 0; lines < 2; lines++) {
			add(Fault.builder().stall().afterLines(lines));
			try (Socket socket = new Socket(this.emulator.url().getHost(), this.emulator.url().getPort())) {
				socket.getOutputStream().write(rawUpload());
				InputStream in = socket.getInputStream();
				readUntil(in, (lines > 0) ? "}\n\r\n" : "\r\n\r\n");
				awaitHolding();
				this.emulator.faults().clear();
				assertThat(readUntil(in, "0\r\n\r\n").contains("source_width")).isEqualTo(lines == 0);
			}
		}
	}

	@Test
	void stallEndsWhenTheClientLeaves() throws IOException {
		for (FaultBuilder stall : List.of(Fault.builder().stall(), Fault.builder().stall().afterLines(0),
				Fault.builder().stall().afterLines(1))) {
			add(stall);
			try (Socket socket = new Socket(this.emulator.url().getHost(), this.emulator.url().getPort())) {
				socket.getOutputStream().write(rawUpload());
				awaitHolding();
			}
			await().until(() -> this.emulator.runningJobs() == 0);
			await().until(() -> this.emulator.faults().list().isEmpty());
		}
	}

	@Test
	void slowDripSendsEverything() {
		add(Fault.builder().slowDrip(Duration.ofMillis(1)));
		add(Fault.builder().slowDripBytes(Duration.ofNanos(1000)));
		assertThat(upload().lines()).hasSize(1);
		assertThat(upload().lines()).hasSize(1);
		assertThat(this.emulator.faults().struck()).isEqualTo(2);
	}

	@Test
	void truncatedLineEndsAsIfItWasComplete() {
		add(Fault.builder().truncateLine());
		add(Fault.builder().truncateLine().afterLines(0));
		add(Fault.builder().truncateLine().afterLines(1));
		for (int i = 0; i < 2; i++) {
			Answer answer = upload();
			assertThat(answer.text()).startsWith("{").doesNotContain("\n");
			assertThatExceptionOfType(JacksonException.class).isThrownBy(answer::json);
		}
		assertThat(upload().lines()).hasSize(1);
	}

	@Test
	void errorEventEndsTheAnswer() {
		add(Fault.builder().errorEvent("no decoder"));
		add(Fault.builder().errorEventOldForm("no decoder").afterLines(1));
		List<JsonNode> lines = upload().lines();
		assertThat(lines).hasSize(1);
		JsonNode event = lines.get(0).path("event");
		assertThat(event.path("type").asString()).isEqualTo("error");
		assertThat(event.path("message").asString()).isEqualTo("no decoder");
		assertThat(event.path("source_id").asString()).isNotEmpty();
		List<JsonNode> old = upload().lines();
		assertThat(old).hasSize(2);
		assertThat(old.get(1).path("event").asString()).isEqualTo("error");
		assertThat(old.get(1).path("message").asString()).isEqualTo("no decoder");
		assertThat(old.get(1).path("source_id")).isEqualTo(old.get(0).path("source_id"));
	}

	@Test
	void malformedLineIsPutIn() {
		add(Fault.builder().malformedLine("{oops"));
		add(Fault.builder().malformedLine("").afterLines(1));
		assertThat(upload().text().lines()).hasSize(2).first().isEqualTo("{oops");
		assertThat(upload().text()).endsWith("}\n\n");
	}

	@Test
	void lineFaultsStrikeJsonToo() {
		add(Fault.builder().path("/v1/sessions").truncateLine());
		Answer answer = this.client.get("/v1/sessions", this.emulator.apiKey());
		assertThat(answer.status()).isEqualTo(200);
		assertThatExceptionOfType(JacksonException.class).isThrownBy(answer::json);
	}

	@Test
	void delayGoesAlongWithAnythingOrNothing() {
		add(Fault.builder().delay(Duration.ofMillis(1)));
		add(Fault.builder().delay(Duration.ofMillis(1)).status(500));
		add(Fault.builder().delay(Duration.ofMillis(1)).truncateLine());
		assertThat(upload().status()).isEqualTo(200);
		assertThat(upload().status()).isEqualTo(500);
		assertThat(upload().text()).doesNotContain("\n");
	}

	private byte[] rawUpload() {
		byte[] image = Scenes.redSquare();
		byte[] head = ("POST " + this.session.pipeline().substring(this.emulator.url().toString().length())
				+ EmulatorClient.SOURCE + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + this.session.token()
				+ "\r\nContent-Type: image/png\r\nContent-Length: " + image.length + "\r\n\r\n")
			.getBytes(StandardCharsets.US_ASCII);
		byte[] request = new byte[head.length + image.length];
		System.arraycopy(head, 0, request, 0, head.length);
		System.arraycopy(image, 0, request, head.length, image.length);
		return request;
	}

	private static void readTo(StringBuilder answer, Socket socket) throws IOException {
		for (int next = socket.getInputStream().read(); next >= 0; next = socket.getInputStream().read()) {
			answer.append((char) next);
		}
	}

	private static String readUntil(InputStream in, String end) throws IOException {
		StringBuilder text = new StringBuilder();
		while (text.indexOf(end) < 0) {
			int next = in.read();
			assertThat(next).isNotNegative();
			text.append((char) next);
		}
		return text.toString();
	}

}
