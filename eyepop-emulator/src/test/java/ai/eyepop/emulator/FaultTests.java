package ai.eyepop.emulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import ai.eyepop.emulator.EmulatorClient.Answer;
import ai.eyepop.emulator.EmulatorClient.Session;
import ai.eyepop.emulator.fault.ActiveFault;
import ai.eyepop.emulator.fault.Fault;
import ai.eyepop.emulator.inspect.RecordedRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

/**
 * Tests for faults on command by the Java API, as a client sees them.
 */
class FaultTests {

	private EyePopEmulator emulator;

	private EmulatorClient client;

	private Session session;

	@BeforeEach
	void start() {
		this.emulator = EyePopEmulator.start();
		this.client = new EmulatorClient(this.emulator);
		this.session = this.client.session(EmulatorClient.OBJECTS);
	}

	@AfterEach
	void stop() {
		await().until(() -> this.emulator.runningJobs() == 0);
		this.emulator.close();
	}

	@Test
	void statusStrikesSourcesSoManyTimes() {
		add(Fault.builder().status(503).times(2));
		Answer answer = upload();
		assertThat(answer.status()).isEqualTo(503);
		assertThat(answer.detail()).isNotEmpty();
		assertThat(this.client.get(this.session.pipeline(), this.session.token()).status()).isEqualTo(200);
		assertThat(upload().status()).isEqualTo(503);
		assertThat(upload().status()).isEqualTo(200);
		assertThat(this.emulator.faults().list()).isEmpty();
		assertThat(this.emulator.faults().struck()).isEqualTo(2);
	}

	@Test
	void statusHasBodyAndRetryAfter() {
		add(Fault.builder().status(429).body("busy").retryAfter(Duration.ofSeconds(3)));
		add(Fault.builder().status(503).body("").retryAfter(Instant.parse("2026-01-02T03:04:05.6Z")));
		Answer busy = upload();
		assertThat(busy.text()).isEqualTo("busy");
		assertThat(busy.header("Retry-After")).isEqualTo("3");
		Answer later = upload();
		assertThat(later.text()).isEmpty();
		assertThat(later.header("Retry-After")).isEqualTo("Fri, 02 Jan 2026 03:04:05 GMT");
	}

	@Test
	void statusReadsTheBodyUnlessItIsEarly() {
		add(Fault.builder().status(500));
		add(Fault.builder().status(500).early());
		upload();
		upload();
		List<RecordedRequest> uploads = this.emulator.requests()
			.stream()
			.filter((request) -> request.path().endsWith("/source"))
			.toList();
		assertThat(uploads).extracting(RecordedRequest::bodyLength)
			.containsExactly((long) Scenes.redSquare().length, 0L);
		assertThat(uploads).extracting(RecordedRequest::status).containsExactly(500, 500);
	}

	@Test
	void faultStrikesOnlyWhatItNames() {
		add(Fault.builder().status(500).method("PATCH").path("/source\\?").probability(1, 0));
		assertThat(upload().status()).isEqualTo(200);
		assertThat(stopJobs().status()).isEqualTo(500);
		this.emulator.faults().clear();
		add(Fault.builder().status(500).path("^/v1/sessions$").endpoint(0));
		assertThat(this.client.get("/v1/sessions?x=1", this.emulator.apiKey()).status()).isEqualTo(200);
		assertThat(this.client.get("/v1/sessions", this.emulator.apiKey()).status()).isEqualTo(500);
	}

	@Test
	void oldestFaultStrikesFirstAndWaitsForAnAnswerThatItCanStrike() {
		add(Fault.builder().truncateLine());
		add(Fault.builder().status(503));
		assertThat(this.session.client()
			.send("POST", this.session.pipeline() + "/source", "wrong", null, new byte[1])
			.status()).isEqualTo(401);
		assertThat(stopJobs().status()).isEqualTo(204);
		assertThat(upload().text()).doesNotContain("\n");
		assertThat(upload().status()).isEqualTo(503);
		assertThat(upload().status()).isEqualTo(200);
	}

	@Test
	void sameSeedStrikesSameRequests() {
		List<Integer> first = withSeed(7);
		assertThat(first).contains(200, 500);
		assertThat(withSeed(7)).isEqualTo(first);
		assertThat(withSeed(8)).isNotEqualTo(first);
	}

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
		for (Fault.Builder stall : List.of(Fault.builder().stall(), Fault.builder().stall().afterLines(0),
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
	void expiredTokenIsReallyInvalid() {
		add(Fault.builder().expiredToken());
		assertThat(upload().status()).isEqualTo(401);
		assertThat(upload().status()).isEqualTo(401);
		assertThat(this.emulator.faults().struck()).isOne();
		String id = this.session.json().path("session_uuid").asString();
		String fresh = this.client.get("/v1/sessions/" + id, this.emulator.apiKey())
			.json()
			.path("access_token")
			.asString();
		assertThat(this.client.get(this.session.pipeline(), fresh).status()).isEqualTo(200);
	}

	@Test
	void pipelineGoneIsReallyDeleted() {
		add(Fault.builder().pipelineGone());
		assertThat(upload().status()).isEqualTo(404);
		assertThat(this.emulator.pipelines()).isEmpty();
		assertThat(this.client.get(this.session.pipeline(), this.session.token()).status()).isEqualTo(404);
	}

	@Test
	void pipelineGoneLeavesRunningJobsAlone() {
		add(Fault.builder().stall());
		CompletableFuture<Answer> answer = CompletableFuture.supplyAsync(this::upload);
		awaitHolding();
		add(Fault.builder().pipelineGone());
		assertThat(upload().status()).isEqualTo(404);
		this.emulator.faults().clear();
		assertThat(answer.join().lines().get(0).has("source_width")).isTrue();
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

	@Test
	void listTellsWhatStruck() {
		String id = this.emulator.faults().add(Fault.builder().status(500).times(3).build());
		upload();
		assertThat(this.emulator.faults().list()).singleElement().satisfies((active) -> {
			assertThat(active.id()).isEqualTo(id);
			assertThat(active.struck()).isOne();
			assertThat(active.holding()).isZero();
		});
		assertThat(this.emulator.faults().remove("other")).isFalse();
	}

	@Test
	void endpointDownResetsItsRequestsUntilItIsUp() {
		this.emulator.endpointDown(0);
		assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(this::upload);
		assertThat(this.client.get("/v1/sessions", this.emulator.apiKey()).status()).isEqualTo(200);
		this.emulator.endpointUp(0);
		assertThat(upload().status()).isEqualTo(200);
		assertThatIllegalArgumentException().isThrownBy(() -> this.emulator.endpointDown(1));
	}

	@Test
	void builderRefusesWhatMakesNoSense() {
		assertThatIllegalArgumentException().isThrownBy(() -> Fault.builder().build()).withMessageContaining("effect");
		assertThatIllegalArgumentException().isThrownBy(() -> Fault.builder().status(500).reset());
		assertThatIllegalArgumentException().isThrownBy(() -> Fault.builder().status(99));
		assertThatIllegalArgumentException().isThrownBy(() -> Fault.builder().reset().body("x").build());
		assertThatIllegalArgumentException().isThrownBy(() -> Fault.builder().truncateLine().early().build());
		assertThatIllegalArgumentException().isThrownBy(() -> Fault.builder().status(500).afterLines(1).build());
		assertThatIllegalArgumentException().isThrownBy(() -> Fault.builder().reset().early().afterLines(1).build());
		assertThatIllegalArgumentException().isThrownBy(() -> Fault.builder().path("("));
		assertThatIllegalArgumentException().isThrownBy(() -> Fault.builder().probability(0, 1));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.emulator.faults().add(Fault.builder().reset().endpoint(1).build()));
	}

	private void add(Fault.Builder fault) {
		this.emulator.faults().add(fault.build());
	}

	private Answer upload() {
		return this.session.upload(Scenes.redSquare());
	}

	private Answer stopJobs() {
		return this.client.json("PATCH", this.session.pipeline() + "/source?mode=preempt&processing=sync",
				this.session.token(), "{\"sourceType\": \"NONE\"}");
	}

	private List<Integer> withSeed(long seed) {
		this.emulator.faults().clear();
		add(Fault.builder().method("GET").path("/pipelines/").status(500).probability(0.5, seed));
		return IntStream.range(0, 32)
			.map((i) -> this.client.get(this.session.pipeline(), this.session.token()).status())
			.boxed()
			.toList();
	}

	private void awaitHolding() {
		await().until(() -> this.emulator.faults().list().stream().mapToInt(ActiveFault::holding).sum() == 1);
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
