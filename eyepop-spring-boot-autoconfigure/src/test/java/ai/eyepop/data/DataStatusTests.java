package ai.eyepop.data;

import java.time.Duration;
import java.util.Objects;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;

import ai.eyepop.auth.ComputeTokenException;
import ai.eyepop.data.call.DataNotReachableException;
import ai.eyepop.data.event.EventSettings;
import ai.eyepop.data.event.EventStatus;
import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.emulator.fault.Fault;
import ai.eyepop.http.ConnectionState;
import ai.eyepop.http.EyePopHttp;
import ai.eyepop.http.LastFailure;
import ai.eyepop.http.RetrySettings;
import ai.eyepop.http.ServiceException;
import ai.eyepop.job.JobCounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Tests for what a data endpoint tells about itself, and for its looks at its health.
 */
class DataStatusTests {

	private static final EventStatus SILENT = new EventStatus(ConnectionState.NEW, 0, null);

	private final EyePopEmulator emulator = EyePopEmulator.builder()
		.data((data) -> data.path("/data/v1").vlmPath("/vlm"))
		.start();

	private final EyePopHttp http = EyePopHttp.builder()
		.retry(RetrySettings.defaults().withMaxRetries(0).withInitialInterval(Duration.ofMillis(1)))
		.build();

	private final DataEndpoint endpoint = DataEndpoint.builder(this.http)
		.url(this.emulator.url())
		.apiKey(this.emulator.apiKey())
		.accountId(this.emulator.account())
		.eventSettings(EventSettings.defaults().withDelays(Duration.ofMillis(1), Duration.ofMillis(20)))
		.build();

	@AfterEach
	void close() {
		this.endpoint.close();
		this.http.close();
		this.emulator.close();
	}

	@Test
	void whenNothingWasCalledThenNothingIsAskedFor() {
		assertThat(this.endpoint.status()).isEqualTo(new DataStatus(ConnectionState.NEW, null, null,
				this.emulator.account(), new JobCounts(0, 0, 1024), SILENT, null));
		this.endpoint.checkHealth().block();
		assertThat(this.emulator.requests()).isEmpty();
	}

	@Test
	void afterACallTheServicesAreTold() {
		call();
		DataStatus status = this.endpoint.status();
		assertThat(status.connection()).isEqualTo(ConnectionState.CONNECTED);
		assertThat(status.dataUrl()).isEqualTo(this.emulator.url().resolve("/data/v1"));
		assertThat(status.vlmUrl()).isEqualTo(this.emulator.url().resolve("/vlm"));
		assertThat(this.endpoint.sync().status()).isEqualTo(status);
	}

	@Test
	void aLookIsOneRequest() {
		call();
		int before = this.emulator.requests().size();
		this.endpoint.checkHealth().block();
		assertThat(this.emulator.requests().subList(before, this.emulator.requests().size())).singleElement()
			.satisfies((request) -> assertThat(request.path()).isEqualTo("/v1/configs"));
	}

	@Test
	void whenTheCredentialIsRefusedThenALookFails() {
		call();
		this.emulator.faults().add(Fault.builder().path("/v1/configs").status(401).times(2).build());
		this.emulator.faults().add(Fault.builder().path("/authenticate").status(403).times(2).build());
		assertThatExceptionOfType(ComputeTokenException.class).isThrownBy(() -> this.endpoint.checkHealth().block());
		assertThatExceptionOfType(ComputeTokenException.class).isThrownBy(() -> this.endpoint.sync().checkHealth());
	}

	@Test
	void whenTheServicesCannotBeFoundThenTheReasonIsToldUntilTheyAre() {
		this.emulator.faults().add(Fault.builder().path("/v1/configs").status(403).times(1).build());
		assertThatExceptionOfType(ServiceException.class).isThrownBy(this::call);
		assertThat(this.endpoint.status().connection()).isEqualTo(ConnectionState.FAILED);
		assertThat(this.endpoint.status().lastFailure()).extracting(LastFailure::message).asString().contains("403");
		call();
		assertThat(this.endpoint.status().connection()).isEqualTo(ConnectionState.CONNECTED);
		assertThat(this.endpoint.status().lastFailure()).isNull();
	}

	@Test
	void whenTheDataApiCannotBeReachedThenThatIsToldUntilItAnswers() {
		call();
		this.emulator.faults().add(Fault.builder().path("/data/v1/datasets").reset().times(1).build());
		assertThatExceptionOfType(DataNotReachableException.class).isThrownBy(this::call);
		assertThat(this.endpoint.status().connection()).isEqualTo(ConnectionState.FAILED);
		assertThat(this.endpoint.status().lastFailure()).extracting(LastFailure::message)
			.asString()
			.contains("/data/v1 could not be reached");
		call();
		assertThat(this.endpoint.status().lastFailure()).isNull();
	}

	@Test
	void theSocketOfEventsIsTold() {
		Disposable listening = this.endpoint.events().all().subscribe();
		await().until(() -> this.endpoint.events().isConnected());
		assertThat(this.endpoint.status().events()).isEqualTo(new EventStatus(ConnectionState.CONNECTED, 1, null));
		this.emulator.events().refuseHandshakes(1_000, 503);
		this.emulator.events().cut();
		await().untilAsserted(() -> {
			EventStatus events = this.endpoint.status().events();
			assertThat(events.connection()).isEqualTo(ConnectionState.FAILED);
			assertThat(events.lastFailure()).extracting(LastFailure::message).asString().contains("503");
		});
		this.emulator.events().refuseHandshakes(0, 503);
		await().untilAsserted(() -> assertThat(this.endpoint.status().events().lastFailure()).isNull());
		assertThat(this.endpoint.status().lastFailure()).isNull();
		listening.dispose();
		assertThat(this.endpoint.status().events()).isEqualTo(SILENT);
	}

	@Test
	void whenDisconnectedThenThatIsTold() {
		call();
		this.endpoint.disconnect().block();
		assertThat(this.endpoint.status().connection()).isEqualTo(ConnectionState.DISCONNECTED);
		assertThat(this.endpoint.status().events().connection()).isEqualTo(ConnectionState.DISCONNECTED);
	}

	private void call() {
		assertThat(Objects.requireNonNull(this.endpoint.datasets().list().collectList().block())).isEmpty();
	}

}
