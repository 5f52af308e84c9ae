package ai.eyepop.autoconfigure.actuate;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.emulator.fault.Fault;
import ai.eyepop.emulator.inspect.RecordedRequest;
import ai.eyepop.http.EyePopHttp;
import ai.eyepop.http.RetrySettings;
import ai.eyepop.wire.TestClock;
import ai.eyepop.worker.WorkerEndpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Tests for {@link WorkerHealthIndicator}, over sockets.
 */
class WorkerHealthIndicatorTests {

	private static final Duration TIME_TO_LIVE = Duration.ofSeconds(10);

	private final TestClock clock = new TestClock();

	private final FailureMemory memory = new FailureMemory(Duration.ofMinutes(5), this.clock);

	private EyePopEmulator emulator = EyePopEmulator.start();

	private final EyePopHttp http = EyePopHttp.builder()
		.retry(RetrySettings.defaults().withMaxRetries(1).withInitialInterval(Duration.ofMillis(1)))
		.build();

	private final WorkerEndpoint endpoint = WorkerEndpoint.builder(this.http)
		.url(this.emulator.url())
		.apiKey(this.emulator.apiKey())
		.clock(this.clock)
		.build();

	private final WorkerHealthIndicator indicator = indicator(Duration.ofSeconds(30));

	@AfterEach
	void close() {
		this.endpoint.close();
		this.http.close();
		this.emulator.close();
	}

	@Test
	void beforeTheFirstConnectThenUnknownAndNothingIsAsked() {
		assertThat(health()).isEqualTo(Status.UNKNOWN);
		assertThat(reason()).isEqualTo("It connects when it is first used");
		assertThat(this.emulator.requests()).isEmpty();
	}

	@Test
	void whenItIsNotMadeThenUnknown() {
		Health health = Objects.requireNonNull(
				new WorkerHealthIndicator(() -> null, new RecentLook(TIME_TO_LIVE, TIME_TO_LIVE, this.clock),
						this.memory, new Secrets(() -> List.of()))
					.health()
					.block());
		assertThat(health).isEqualTo(Health.unknown().withDetail("reason", "Nothing has needed it so far").build());
	}

	@Test
	void whenConnectedThenUpWithItsSession() {
		predict();
		Health health = Objects.requireNonNull(this.indicator.health().block());
		assertThat(health.getStatus()).isEqualTo(Status.UP);
		assertThat(health.getDetails()).containsEntry("session", this.emulator.sessions().get(0).id())
			.containsKeys("url", "connectedAt", "pipelines", "jobs")
			.doesNotContainKey("reason");
	}

	@Test
	void aProbeEachSecondIsNotARequestEachSecondAndOpensNoSession() {
		predict();
		long pipelines = this.emulator.pipelinesCreated();
		for (int second = 0; second < 30; second++) {
			assertThat(health()).isEqualTo(Status.UP);
			this.clock.advance(Duration.ofSeconds(1));
		}
		assertThat(looks()).isEqualTo(3);
		assertThat(this.emulator.sessions()).hasSize(1);
		assertThat(this.emulator.pipelinesCreated()).isEqualTo(pipelines);
	}

	@Test
	void whenTheServiceIsGoneThenDownUntilASubmissionConnectsAgain() {
		predict();
		assertThat(health()).isEqualTo(Status.UP);
		this.emulator.close();
		this.clock.advance(TIME_TO_LIVE);
		assertThat(health()).isEqualTo(Status.DOWN);
		assertThat(reason()).startsWith("The worker at http://").contains("could not be reached");
		assertThatException().isThrownBy(this::predict);
		assertThat(health()).isEqualTo(Status.DOWN);
		assertThat(reason()).contains("http://127.0.0.1");
		restart();
		predict();
		assertThat(health()).isEqualTo(Status.UP);
	}

	@Test
	void whenTheSessionIsGoneThenDownUntilASubmissionOpensAnother() {
		predict();
		assertThat(health()).isEqualTo(Status.UP);
		this.emulator.close();
		restart();
		this.clock.advance(TIME_TO_LIVE);
		assertThat(health()).isEqualTo(Status.DOWN);
		assertThat(reason()).contains("404");
		assertThat(this.emulator.sessions()).isEmpty();
		predict();
		assertThat(health()).isEqualTo(Status.UP);
		assertThat(this.emulator.sessions()).hasSize(1);
	}

	@Test
	void whenNoTokenCanBeHadThenDown() {
		predict();
		this.emulator.expireTokens();
		this.emulator.faults().add(Fault.builder().path("/authenticate").status(401).times(100).build());
		assertThat(health()).isEqualTo(Status.DOWN);
		assertThat(reason()).contains("API key").contains("401");
		this.emulator.faults().clear();
		assertThat(health()).isEqualTo(Status.DOWN);
		this.clock.advance(TIME_TO_LIVE);
		assertThat(health()).isEqualTo(Status.UP);
	}

	@Test
	void whenTheLookHangsThenDown() {
		predict();
		this.emulator.faults().add(Fault.builder().path("/health").stall().build());
		WorkerHealthIndicator impatient = indicator(Duration.ofMillis(200));
		Health health = Objects.requireNonNull(impatient.health().block(Duration.ofSeconds(60)));
		assertThat(health.getStatus()).isEqualTo(Status.DOWN);
		assertThat(health.getDetails()).containsEntry("reason",
				"It did not answer within 200 ms (eyepop.health.timeout)");
	}

	@Test
	void whenConnectingFailedThenDownWithoutAnotherTry() {
		this.emulator.faults().add(Fault.builder().path("/v1/sessions").status(403).build());
		assertThatException().isThrownBy(this::predict);
		int requests = this.emulator.requests().size();
		assertThat(health()).isEqualTo(Status.DOWN);
		assertThat(reason()).contains("403").contains("(at 20");
		assertThat(this.emulator.requests()).hasSize(requests);
		predict();
		assertThat(health()).isEqualTo(Status.UP);
	}

	@Test
	void aFailureToConnectIsBelievedUntilItIsOldAndNothingIsAskedThen() {
		this.emulator.faults().add(Fault.builder().path("/v1/sessions").status(403).times(2).build());
		assertThatException().isThrownBy(this::predict);
		int requests = this.emulator.requests().size();
		this.clock.advance(Duration.ofMinutes(5).minusMillis(1));
		assertThat(health()).isEqualTo(Status.DOWN);
		this.clock.advance(Duration.ofMillis(1));
		assertThat(health()).isEqualTo(Status.UNKNOWN);
		assertThat(reason()).startsWith("Nothing has tried it again since it failed: ").contains("403", "(at 20");
		assertThat(this.emulator.requests()).hasSize(requests);
		assertThatException().isThrownBy(this::predict);
		assertThat(health()).isEqualTo(Status.DOWN);
		assertThat(this.emulator.sessions()).isEmpty();
	}

	@Test
	void whenNoPipelineIsInUseThenDownWithoutALook() {
		predict();
		this.emulator.faults().add(Fault.builder().path(Fault.SOURCES).status(404).times(100).build());
		assertThatException().isThrownBy(this::predict);
		int requests = this.emulator.requests().size();
		assertThat(health()).isEqualTo(Status.DOWN);
		assertThat(reason()).startsWith("No pipeline is healthy, after: ").contains("404");
		assertThat(this.emulator.requests()).hasSize(requests);
	}

	@Test
	void whenTheApplicationDisconnectedItThenUnknown() {
		predict();
		this.endpoint.disconnect().block();
		assertThat(health()).isEqualTo(Status.UNKNOWN);
		assertThat(reason()).isEqualTo("The application has disconnected it");
	}

	private WorkerHealthIndicator indicator(Duration timeout) {
		return new WorkerHealthIndicator(() -> this.endpoint, new RecentLook(TIME_TO_LIVE, timeout, this.clock),
				this.memory, new Secrets(() -> List.of(this.emulator.apiKey())));
	}

	private void restart() {
		this.emulator = EyePopEmulator.builder().port(this.emulator.url().getPort()).start();
	}

	private long looks() {
		// those with which it was connected come first
		int connected = 0;
		long looks = 0;
		for (RecordedRequest request : this.emulator.requests()) {
			if (request.path().contains("/pipelines")) {
				connected++;
			}
			if (connected > 0 && request.path().endsWith("/health")) {
				looks++;
			}
		}
		return looks;
	}

	private void predict() {
		assertThat(
				this.endpoint.upload(Path.of("src/test/resources/vectors/media/image.jpg")).predictions().blockLast())
			.isNotNull();
	}

	private Status health() {
		return Objects.requireNonNull(this.indicator.health().block()).getStatus();
	}

	private String reason() {
		return String.valueOf(Objects.requireNonNull(this.indicator.health().block()).getDetails().get("reason"));
	}

}
