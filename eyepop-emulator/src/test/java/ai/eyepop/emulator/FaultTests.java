package ai.eyepop.emulator;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import ai.eyepop.emulator.EmulatorClient.Answer;
import ai.eyepop.emulator.fault.Fault;
import ai.eyepop.emulator.inspect.RecordedRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for faults on command by the Java API: what they strike, and the state that they
 * leave.
 */
class FaultTests extends FaultFixture {

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
	void faultStrikesOnlyRequestsWithItsHeader() {
		add(Fault.builder().status(500).header("Content-Type: image/jpeg").times(2));
		add(Fault.builder().status(501).header("content-type: image/png"));
		assertThat(upload().status()).isEqualTo(501);
		assertThat(upload().status()).isEqualTo(200);
		assertThatIllegalArgumentException().isThrownBy(() -> Fault.builder().header("Content-Type"));
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

}
