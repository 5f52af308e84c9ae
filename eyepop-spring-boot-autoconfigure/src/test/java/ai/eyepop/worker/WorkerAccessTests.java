package ai.eyepop.worker;

import java.time.Duration;
import java.util.Objects;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ai.eyepop.auth.ConflictingAccessException;
import ai.eyepop.compute.ComputeSessionException;
import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.http.AccessTokens;
import ai.eyepop.http.ServiceException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Every way in, over sockets to an emulator.
 */
class WorkerAccessTests {

	private final AccessFixture fixture = new AccessFixture();

	@AfterEach
	void close() {
		this.fixture.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "acc-token", "Bearer acc-token", " bearer  acc-token " })
	void anAccessTokenIsAWayIn(String token) {
		WorkerEndpoint endpoint = this.fixture
			.endpoint(this.fixture.builder().accessToken(token).pop(AccessFixture.CLASSES));
		assertThat(this.fixture.predict(endpoint).classes()).isNotEmpty();
		assertThat(this.fixture.pipelinesCreated()).isOne();
		endpoint.close();
		assertThat(this.fixture.emulator.pipelinesDeleted()).isOne();
	}

	@Test
	void anAccessTokenThatIsRefusedIsAnErrorAtOnce() {
		WorkerEndpoint endpoint = this.fixture.endpoint(this.fixture.builder().accessToken("other"));
		assertThatExceptionOfType(ServiceException.class).isThrownBy(() -> this.fixture.predict(endpoint))
			.withMessageContaining("The credential was refused: check the API key, access token or secret key");
		assertThat(this.fixture.emulator.requests()).hasSize(1);
	}

	@Test
	void aSecretKeyIsAWayInForAPopOfOnesOwn() {
		WorkerEndpoint endpoint = this.fixture
			.endpoint(this.fixture.builder().secretKey("secret").pop(AccessFixture.CLASSES));
		assertThat(this.fixture.predict(endpoint).classes()).isNotEmpty();
		assertThat(endpoint.endpoints()).singleElement().satisfies((state) -> assertThat(state.isHealthy()).isTrue());
		endpoint.close();
		assertThat(this.fixture.emulator.pipelinesDeleted()).isOne();
	}

	@ParameterizedTest
	@ValueSource(strings = { "dev", "prod", "stopped" })
	void aSecretKeyIsAWayInForANamedPop(String popId) {
		WorkerEndpoint endpoint = this.fixture.endpoint(this.fixture.builder().secretKey("secret").popId(popId));
		assertThat(this.fixture.predict(endpoint).classes()).isNotEmpty();
		assertThat(Objects.requireNonNull(endpoint.pop().block()).components()).hasSize(1);
		endpoint.close();
		assertThat(this.fixture.emulator.pipelinesDeleted()).isZero();
	}

	@Test
	void aPopThatIsStoppedStaysSoWithoutAutoStart() {
		WorkerEndpoint endpoint = this.fixture
			.endpoint(this.fixture.builder().secretKey("secret").popId("stopped").autoStart(false));
		assertThatExceptionOfType(PopNotStartedException.class).isThrownBy(() -> this.fixture.predict(endpoint))
			.withMessageContaining("Pop stopped is not started")
			.withMessageContaining("eyepop.worker.auto-start");
	}

	@Test
	void aPermanentSessionIsAWayIn() {
		WorkerEndpoint endpoint = this.fixture
			.endpoint(this.fixture.builder().apiKey(this.fixture.emulator.apiKey()).sessionUuid("perm"));
		assertThat(this.fixture.predict(endpoint).classes()).isNotEmpty();
		assertThat(Objects.requireNonNull(endpoint.pop().block()).components()).hasSize(1);
		endpoint.close();
		assertThat(this.fixture.emulator.requests()).noneMatch((request) -> request.method().equals("DELETE"))
			.noneMatch((request) -> request.method().equals("PATCH"))
			.noneMatch((request) -> request.path().endsWith("/health"));
	}

	@Test
	void aSessionThatIsNotThereIsAnError() {
		WorkerEndpoint endpoint = this.fixture
			.endpoint(this.fixture.builder().apiKey(this.fixture.emulator.apiKey()).sessionUuid("a/b ?"));
		assertThatExceptionOfType(ComputeSessionException.class).isThrownBy(() -> this.fixture.predict(endpoint))
			.withMessageContaining("Session a/b ? could not be had")
			.withMessageContaining("404");
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void theLocalModeNeedsNoCredential(boolean withPop) {
		try (EyePopEmulator local = EyePopEmulator.builder().localMode(true).start()) {
			WorkerEndpoint endpoint = WorkerEndpoint.builder(this.fixture.http)
				.url(local.url())
				.localMode(true)
				.pop(withPop ? AccessFixture.CLASSES : null)
				.build();
			assertThat(this.fixture.predict(endpoint).sourceWidth()).isPositive();
			endpoint.close();
			assertThat(local.requests()).noneMatch((request) -> request.headers().containsKey("authorization"))
				.noneMatch((request) -> request.path().endsWith("/health"));
			assertThat(local.pipelinesDeleted()).isEqualTo(local.pipelinesCreated());
		}
	}

	@Test
	void whatDoesNotGoTogetherIsAnErrorBeforeAnyRequest() {
		assertThatExceptionOfType(ConflictingAccessException.class)
			.isThrownBy(() -> this.fixture.builder().apiKey("k").popId("dev").build());
		assertThat(this.fixture.emulator.requests()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void whatANamedPopDidBeforeIsStoppedIfThatIsWanted(boolean stopJobs) {
		this.fixture
			.predict(this.fixture.endpoint(this.fixture.builder().secretKey("secret").popId("dev").stopJobs(stopJobs)));
		assertThat(this.fixture.emulator.requests().stream().filter((request) -> request.method().equals("PATCH")))
			.hasSize(stopJobs ? 1 : 0);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void whatASessionDidBeforeIsStoppedIfThatIsWanted(boolean stopJobs) {
		this.fixture.predict(this.fixture.endpoint(this.fixture.builder()
			.apiKey(this.fixture.emulator.apiKey())
			.pop(AccessFixture.CLASSES)
			.stopJobs(stopJobs)));
		assertThat(this.fixture.emulator.requests().stream().filter((request) -> request.method().equals("PATCH")))
			.hasSize(stopJobs ? 1 : 0);
	}

	@Test
	void aFrontEndCanConnectToTheSameWorker() {
		WorkerEndpoint endpoint = this.fixture
			.endpoint(this.fixture.builder().apiKey(this.fixture.emulator.apiKey()).pop(AccessFixture.CLASSES));
		WorkerSession session = Objects.requireNonNull(endpoint.session().block());
		assertThat(session.validUntil()).isGreaterThan(this.fixture.clock.millis());
		AccessTokens token = AccessTokens.fixed(Objects.requireNonNull(session.accessToken()));
		PipelineClient frontEnd = new PipelineClient(Objects.requireNonNull(session.baseUrl()),
				this.fixture.http.authorizedClient(token), this.fixture.http);
		assertThat(frontEnd.pop(Objects.requireNonNull(session.pipelineId())).block()).isEqualTo(AccessFixture.CLASSES);
	}

	@Test
	void aSessionForAFrontEndHasATokenThatIsStillGood() {
		WorkerEndpoint endpoint = this.fixture
			.endpoint(this.fixture.builder().secretKey("secret").clock(this.fixture.clock));
		String first = Objects.requireNonNull(endpoint.session().block()).accessToken();
		this.fixture.clock.advance(Duration.ofMinutes(59).plusSeconds(30));
		assertThat(Objects.requireNonNull(endpoint.session().block()).accessToken()).isNotEqualTo(first);
	}

}
