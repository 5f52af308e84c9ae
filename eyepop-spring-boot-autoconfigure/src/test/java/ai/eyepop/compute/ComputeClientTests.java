package ai.eyepop.compute;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

import ai.eyepop.http.AccessTokens;
import ai.eyepop.http.EyePopException;
import ai.eyepop.http.EyePopHttp;
import ai.eyepop.http.ServiceException;
import ai.eyepop.pop.InferenceComponent;
import ai.eyepop.pop.Pop;
import ai.eyepop.wire.ReplayServer;
import ai.eyepop.wire.TestHttp;
import ai.eyepop.wire.WireVector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link ComputeClient}, against recorded answers.
 */
class ComputeClientTests {

	private static final SessionRequest NO_POP = new SessionRequest(null, null, null, null);

	private static final SessionRequest PERSON = new SessionRequest(null, null, null,
			Pop.of(InferenceComponent.ofAbility("eyepop.person:latest")));

	// so that the time is over between two looks: WebClient may lose an answer that is
	// canceled while it arrives (spring-framework 37204)
	private static final Duration TIMEOUT = Duration.ofSeconds(2);

	private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);

	private final EyePopHttp http = TestHttp.create();

	private ReplayServer server = new ReplayServer();

	@AfterEach
	void close() {
		this.http.close();
		this.server.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "worker.connect/api-key", "worker.connect/api-key/no-sessions",
			"worker.connect/api-key/persistent-only", "worker.connect/api-key/no-pipelines",
			"worker.connect/api-key/health-503-then-running", "worker.connect/api-key/health-unknown-word",
			"worker.connect/api-key/health-pipeline_ok", "worker.connect/api-key/health-text-plain" })
	void findsOrCreatesASessionAndWaitsForItsHealth(String name) {
		WireVector vector = WireVector.of("connect", name);
		ComputeClient client = client(vector);
		ComputeSession session = Objects.requireNonNull(healthy(client, NO_POP).block());
		assertLikeRecorded(vector);
		assertThat(session.status()).isEqualTo(SessionStatus.RUNNING);
		assertThat(session.endpoint()).isEqualTo(this.server.url().resolve("/sess"));
		assertThat(session.tokenLifetime()).isEqualTo(Duration.ofHours(1));
		assertThat(session.toString()).doesNotContain("session-token");
	}

	@Test
	void createsASessionWhenThereIsNone() {
		// faults.md 21: the vendor's SDK fails here
		WireVector none = WireVector.of("connect", "worker.connect/api-key/sessions-404");
		WireVector create = WireVector.of("connect", "worker.connect/api-key/no-sessions");
		replay(List.of(none.requests().get(0), create.requests().get(1)));
		ComputeSession session = Objects.requireNonNull(client().findOrCreate(NO_POP).block());
		assertThat(session.uuid()).isEqualTo("sess-new-1");
	}

	@Test
	void dropsTheTrailingSlashOfAnEndpoint() {
		// faults.md 21: the vendor's SDK asks for //health
		WireVector slash = WireVector.of("connect", "worker.connect/api-key/endpoint-trailing-slash");
		WireVector plain = WireVector.of("connect", "worker.connect/api-key");
		replay(List.of(slash.requests().get(0), plain.requests().get(1)));
		healthy(client(), NO_POP).block();
		this.server.received().get(1).assertLike(plain.requests().get(1));
	}

	@Test
	void failsAtOnceWhenTheSessionFailed() {
		ComputeClient client = client(WireVector.of("connect", "worker.connect/api-key/health-failed"));
		assertThatExceptionOfType(ComputeHealthCheckException.class).isThrownBy(() -> healthy(client, NO_POP).block())
			.withMessageContaining("Session sess-0001 ended with status failed: ok");
	}

	@Test
	void failsWhenThePipelineNeverComes() {
		WireVector vector = WireVector.of("connect", "worker.connect/api-key-with-pop/pop-without-pipeline");
		replay(vector.requests());
		assertThatExceptionOfType(ComputeSessionException.class)
			.isThrownBy(() -> client().findOrCreate(PERSON)
				.flatMap((session) -> client().awaitHealthy(session, tokens(session), true, BETWEEN_LOOKS, TIMEOUT,
						(seen) -> Mono.empty()))
				.block())
			.withMessageContaining("had no pipeline for the Pop")
			.withMessageContaining("check the Pop");
	}

	@Test
	void failsWhenTheSessionIsNotHealthyInTime() {
		WireVector vector = WireVector.of("connect", "worker.connect/api-key/health-503-then-running");
		replay(vector.requests().subList(0, 2));
		assertThatExceptionOfType(ComputeHealthCheckException.class)
			.isThrownBy(() -> client().findOrCreate(NO_POP)
				.flatMap((session) -> client().awaitHealthy(session, tokens(session), false, BETWEEN_LOOKS, TIMEOUT,
						(seen) -> Mono.empty()))
				.block())
			.withMessageContaining("was not healthy within PT2S")
			.withMessageContaining("status 503");
	}

	@ParameterizedTest
	@CsvSource({ "connect.worker/sessions-500, 500", "connect.worker/sessions-401, 401" })
	void failsWithTheAnswerOfTheService(String name, int status) {
		WireVector vector = WireVector.of("connect", name);
		ComputeClient client = client(vector, vector, vector, vector);
		assertThatExceptionOfType(ComputeSessionException.class).isThrownBy(() -> client.findOrCreate(NO_POP).block())
			.withMessageContaining("A session could not be had from EyePop at http://127.0.0.1")
			.withMessageContaining("injected " + status)
			.withCauseInstanceOf(ServiceException.class);
	}

	@Test
	void failsWhenNothingListens() {
		ComputeClient client = client();
		this.server.close();
		assertThatExceptionOfType(ComputeSessionException.class).isThrownBy(() -> client.findOrCreate(NO_POP).block())
			.withMessageContaining("Connection refused");
	}

	@Test
	void noMessageHoldsTheKey() {
		ComputeClient client = client(WireVector.of("connect", "connect.worker/sessions-401"));
		assertThatExceptionOfType(EyePopException.class).isThrownBy(() -> client.findOrCreate(NO_POP).block())
			.satisfies((ex) -> {
				for (Throwable cause = ex; cause != null; cause = cause.getCause()) {
					assertThat(cause.toString()).doesNotContain("key-1");
				}
			});
	}

	private void replay(List<JsonNode> script) {
		this.server.close();
		this.server = new ReplayServer(script);
	}

	private Mono<ComputeSession> healthy(ComputeClient client, SessionRequest request) {
		return client.findOrCreate(request)
			.flatMap((session) -> client.awaitHealthy(session, tokens(session), request.pop() != null,
					Duration.ofMillis(1), Duration.ofSeconds(20), (seen) -> Mono.empty()));
	}

	private static @Nullable AccessTokens tokens(ComputeSession session) {
		return (session.accessToken() != null) ? AccessTokens.fixed(session.accessToken()) : null;
	}

	private ComputeClient client(WireVector... vectors) {
		replay(Arrays.stream(vectors).flatMap((vector) -> vector.requests().stream()).toList());
		return client();
	}

	private ComputeClient client() {
		return new ComputeClient(this.http, this.server.url(), "key-1");
	}

	private void assertLikeRecorded(WireVector vector) {
		List<JsonNode> recorded = vector.requests();
		assertThat(this.server.received()).hasSameSizeAs(recorded);
		for (int i = 0; i < recorded.size(); i++) {
			this.server.received().get(i).assertLike(recorded.get(i));
		}
	}

}
