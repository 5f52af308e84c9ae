package ai.eyepop.autoconfigure.actuate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import reactor.core.Disposable;

import ai.eyepop.data.DataEndpoint;
import ai.eyepop.data.event.EventSettings;
import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.emulator.fault.Fault;
import ai.eyepop.http.EyePopHttp;
import ai.eyepop.http.RetrySettings;
import ai.eyepop.wire.TestClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link DataHealthIndicator}, over sockets.
 */
class DataHealthIndicatorTests {

	private static final Duration TIME_TO_LIVE = Duration.ofSeconds(10);

	private final TestClock clock = new TestClock();

	private final EyePopEmulator emulator = EyePopEmulator.start();

	private final EyePopHttp http = EyePopHttp.builder()
		.retry(RetrySettings.defaults().withMaxRetries(0).withInitialInterval(Duration.ofMillis(1)))
		.build();

	private final DataEndpoint endpoint = DataEndpoint.builder(this.http)
		.url(this.emulator.url())
		.apiKey(this.emulator.apiKey())
		.accountId(this.emulator.account())
		.eventSettings(EventSettings.defaults().withDelays(Duration.ofMillis(1), Duration.ofMillis(20)))
		.build();

	private final DataHealthIndicator indicator = indicator(Duration.ofSeconds(30));

	@AfterEach
	void close() {
		this.endpoint.close();
		this.http.close();
		this.emulator.close();
	}

	@Test
	void beforeTheFirstCallThenUnknownAndNothingIsAsked() {
		assertThat(health()).isEqualTo(Status.UNKNOWN);
		assertThat(this.emulator.requests()).isEmpty();
	}

	@Test
	void afterACallThenUpAndProbesShareARequest() {
		call();
		long before = questions();
		for (int second = 0; second < 20; second++) {
			assertThat(health()).isEqualTo(Status.UP);
			this.clock.advance(Duration.ofSeconds(1));
		}
		assertThat(questions() - before).isEqualTo(2);
	}

	@Test
	void whenTheCredentialIsRefusedThenDownUntilItIsAccepted() {
		call();
		this.emulator.expireTokens();
		this.emulator.faults().add(Fault.builder().path("/authenticate").status(403).times(100).build());
		assertThat(health()).isEqualTo(Status.DOWN);
		assertThat(reason()).contains("403");
		this.emulator.faults().clear();
		this.clock.advance(TIME_TO_LIVE);
		assertThat(health()).isEqualTo(Status.UP);
	}

	@Test
	void whenTheServiceIsGoneThenDown() {
		call();
		this.emulator.close();
		assertThat(health()).isEqualTo(Status.DOWN);
		assertThat(reason()).startsWith("EyePop could not be reached");
	}

	@Test
	void whenTheDataApiCannotBeReachedThenDownUntilItCan() {
		call();
		assertThat(health()).isEqualTo(Status.UP);
		this.emulator.faults().add(Fault.builder().path("/datasets").reset().build());
		assertThatException().isThrownBy(this::call);
		assertThat(health()).isEqualTo(Status.DOWN);
		assertThat(reason()).contains("could not be reached");
		call();
		assertThat(health()).isEqualTo(Status.UP);
	}

	@Test
	void aFailureOfACallIsBelievedUntilItIsOld() {
		call();
		this.emulator.faults().add(Fault.builder().path("/datasets").reset().build());
		assertThatException().isThrownBy(this::call);
		Instant failed = Objects.requireNonNull(this.endpoint.status().lastFailure()).time();
		int requests = this.emulator.requests().size();
		this.clock.set(failed.plus(Duration.ofMinutes(5)).minusMillis(1));
		assertThat(health()).isEqualTo(Status.DOWN);
		this.clock.advance(Duration.ofMillis(1));
		assertThat(health()).isEqualTo(Status.UNKNOWN);
		assertThat(reason()).startsWith("Nothing has tried it again since it failed: ")
			.contains("could not be reached");
		assertThat(this.emulator.requests()).hasSize(requests);
	}

	@Test
	void whenTheLookHangsThenDown() {
		call();
		this.emulator.faults().add(Fault.builder().path("/configs").stall().build());
		Health health = Objects
			.requireNonNull(indicator(Duration.ofMillis(200)).health().block(Duration.ofSeconds(60)));
		assertThat(health.getStatus()).isEqualTo(Status.DOWN);
		assertThat(health.getDetails()).containsEntry("reason",
				"It did not answer within 200 ms (eyepop.health.timeout)");
	}

	@Test
	void whenTheSocketOfEventsIsDownThenDownUntilItIsOpenAgain() {
		Disposable listening = this.endpoint.events().all().subscribe();
		await().until(() -> this.endpoint.events().isConnected());
		assertThat(health()).isEqualTo(Status.UP);
		this.emulator.events().refuseHandshakes(1_000, 503);
		this.emulator.events().cut();
		await().untilAsserted(() -> assertThat(reason()).contains("refused with status 503"));
		assertThat(health()).isEqualTo(Status.DOWN);
		this.emulator.events().refuseHandshakes(0, 503);
		await().untilAsserted(() -> assertThat(health()).isEqualTo(Status.UP));
		listening.dispose();
	}

	@Test
	void whenTheFailureOfTheSocketHoldsASecretThenItIsShownNowhere() {
		this.emulator.faults()
			.add(Fault.builder().path("/configs").status(403).body("no such token=s3cr3t").times(1_000).build());
		Disposable listening = this.endpoint.events().all().subscribe();
		await().untilAsserted(() -> assertThat(details()).extractingByKey("events", InstanceOfAssertFactories.MAP)
			.extractingByKey("lastFailure", InstanceOfAssertFactories.MAP)
			.extractingByKey("message", InstanceOfAssertFactories.STRING)
			.contains("no such token="));
		assertThat(details().toString()).doesNotContain("s3cr3t");
		listening.dispose();
	}

	@Test
	void whenTheApplicationDisconnectedItThenUnknown() {
		call();
		this.endpoint.disconnect().block();
		assertThat(health()).isEqualTo(Status.UNKNOWN);
	}

	private DataHealthIndicator indicator(Duration timeout) {
		return new DataHealthIndicator(() -> this.endpoint, new RecentLook(TIME_TO_LIVE, timeout, this.clock),
				new FailureMemory(Duration.ofMinutes(5), this.clock), new Secrets(() -> List.of()));
	}

	private long questions() {
		return this.emulator.requests().stream().filter((request) -> request.path().endsWith("/configs")).count();
	}

	private void call() {
		this.endpoint.datasets().list().collectList().block();
	}

	private Status health() {
		return Objects.requireNonNull(this.indicator.health().block()).getStatus();
	}

	private String reason() {
		return String.valueOf(details().get("reason"));
	}

	private Map<String, Object> details() {
		return Objects.requireNonNull(this.indicator.health().block()).getDetails();
	}

}
