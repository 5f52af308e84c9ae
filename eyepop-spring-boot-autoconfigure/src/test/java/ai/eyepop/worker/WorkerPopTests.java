package ai.eyepop.worker;

import java.time.Duration;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import ai.eyepop.compute.ComputeSessionException;
import ai.eyepop.emulator.fault.Fault;
import ai.eyepop.http.ServiceException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Pops that are read and changed, over sockets to an emulator.
 */
class WorkerPopTests {

	private final AccessFixture fixture = new AccessFixture();

	@AfterEach
	void close() {
		this.fixture.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "prod", "perm" })
	void aPopInProductionIsNotChanged(String which) {
		WorkerEndpointBuilder builder = which.equals("perm")
				? this.fixture.builder().apiKey(this.fixture.emulator.apiKey()).sessionUuid(which)
				: this.fixture.builder().secretKey("secret").popId(which);
		WorkerEndpoint endpoint = this.fixture.endpoint(builder);
		assertThatExceptionOfType(PopConfigurationException.class)
			.isThrownBy(() -> endpoint.setPop(AccessFixture.OBJECTS).block());
		assertThat(this.fixture.predict(endpoint).classes()).isNotEmpty();
		WorkerEndpoint withPop = this.fixture.endpoint(builder.pop(AccessFixture.OBJECTS));
		assertThatExceptionOfType(PopConfigurationException.class).isThrownBy(() -> this.fixture.predict(withPop))
			.withMessageContaining("eyepop.worker.pop");
	}

	@Test
	void aNamedPopInDevelopmentIsChangedWhereItIs() {
		WorkerEndpoint endpoint = this.fixture.endpoint(this.fixture.builder().secretKey("secret").popId("dev"));
		endpoint.setPop(AccessFixture.OBJECTS).block();
		assertThat(this.fixture.predict(endpoint).classes()).isEmpty();
		assertThat(endpoint.pop().block()).isEqualTo(AccessFixture.OBJECTS);
		assertThat(this.fixture.emulator.requests())
			.noneMatch((request) -> request.method().equals("POST") && request.path().endsWith("/pipelines"));
	}

	@Test
	void aPopThatIsSetBeforeTheFirstSubmissionCostsNothing() {
		WorkerEndpoint endpoint = this.fixture.endpoint(this.fixture.builder().apiKey(this.fixture.emulator.apiKey()));
		endpoint.setPop(AccessFixture.CLASSES).block();
		assertThat(this.fixture.emulator.requests()).isEmpty();
		assertThat(this.fixture.predict(endpoint).classes()).isNotEmpty();
		assertThat(this.fixture.emulator.sessions()).hasSize(this.fixture.sessionsBefore + 1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "connect", "session", "pop" })
	void aPopThatIsSetBetweenConnectingAndSubmittingIsUsed(String before) {
		WorkerEndpoint endpoint = this.fixture.endpoint(
				this.fixture.builder().secretKey("secret").pop(before.equals("pop") ? null : AccessFixture.CLASSES));
		switch (before) {
			case "connect" -> endpoint.connect().block();
			case "session" -> endpoint.session().block();
			default -> endpoint.pop().block();
		}
		endpoint.setPop(AccessFixture.OBJECTS).block();
		assertThat(this.fixture.predict(endpoint).classes()).isEmpty();
		assertThat(endpoint.pop().block()).isEqualTo(AccessFixture.OBJECTS);
		assertThat(this.fixture.pipelinesCreated()).isOne();
	}

	@Test
	void aPopThatWasSetIsKnownWithoutAsking() {
		WorkerEndpoint endpoint = this.fixture.endpoint(this.fixture.builder().secretKey("secret").popId("dev"));
		endpoint.setPop(AccessFixture.OBJECTS).block();
		int before = this.fixture.emulator.requests().size();
		assertThat(endpoint.pop().block()).isEqualTo(AccessFixture.OBJECTS);
		assertThat(this.fixture.emulator.requests()).hasSize(before);
	}

	@Test
	void aPopThatTheServiceDoesNotTakeLeavesTheOldOne() {
		WorkerEndpoint endpoint = this.fixture
			.endpoint(this.fixture.builder().apiKey(this.fixture.emulator.apiKey()).pop(AccessFixture.CLASSES));
		this.fixture.predict(endpoint);
		this.fixture.emulator.faults().add(Fault.builder().method("POST").path("/v1/sessions").status(422).build());
		assertThatExceptionOfType(ComputeSessionException.class)
			.isThrownBy(() -> endpoint.setPop(AccessFixture.OBJECTS).block())
			.withMessageContaining("422");
		assertThat(endpoint.pop().block()).isEqualTo(AccessFixture.CLASSES);
		assertThat(this.fixture.predict(endpoint).classes()).isNotEmpty();
	}

	@Test
	void aPopThatTheWorkerDoesNotTakeLeavesTheOldOne() {
		WorkerEndpoint endpoint = this.fixture.endpoint(this.fixture.builder().secretKey("secret").popId("dev"));
		this.fixture.emulator.faults().add(Fault.builder().method("PATCH").path("/pop").status(422).build());
		assertThatExceptionOfType(ServiceException.class)
			.isThrownBy(() -> endpoint.setPop(AccessFixture.OBJECTS).block())
			.withMessageContaining("422");
		assertThat(endpoint.pop().block()).isEqualTo(AccessFixture.CLASSES);
	}

	@Test
	void popsThatAreSetAtTheSameTimeFollowEachOther() {
		WorkerEndpoint endpoint = this.fixture
			.endpoint(this.fixture.builder().apiKey(this.fixture.emulator.apiKey()).pop(AccessFixture.CLASSES));
		this.fixture.predict(endpoint);
		IntStream.range(0, 5)
			.forEach((i) -> endpoint.setPop((i % 2 == 0) ? AccessFixture.OBJECTS : AccessFixture.CLASSES).subscribe());
		endpoint.setPop(AccessFixture.OBJECTS).block();
		assertThat(this.fixture.predict(endpoint).classes()).isEmpty();
		endpoint.close();
		assertThat(this.fixture.emulator.pipelinesDeleted()).isEqualTo(this.fixture.pipelinesCreated());
	}

	@Test
	void aPopThatTakesLongerIsStillFollowedByTheNext() {
		WorkerEndpoint endpoint = this.fixture
			.endpoint(this.fixture.builder().apiKey(this.fixture.emulator.apiKey()).pop(AccessFixture.CLASSES));
		this.fixture.predict(endpoint);
		this.fixture.emulator.faults()
			.add(Fault.builder().method("POST").path("/v1/sessions").delay(Duration.ofMillis(500)).build());
		Mono<Void> slow = endpoint.setPop(AccessFixture.OBJECTS).cache();
		slow.subscribe();
		Awaitility.await().until(() -> this.fixture.emulator.faults().struck() == 1);
		Mono.when(endpoint.setPop(AccessFixture.CLASSES), slow).block();
		assertThat(endpoint.pop().block()).isEqualTo(AccessFixture.CLASSES);
		assertThat(this.fixture.predict(endpoint).classes()).isNotEmpty();
	}

	@Test
	void whoDoesNotWaitForANewPopLeavesNoPipelineBehind() {
		WorkerEndpoint endpoint = this.fixture
			.endpoint(this.fixture.builder().apiKey(this.fixture.emulator.apiKey()).pop(AccessFixture.CLASSES));
		this.fixture.predict(endpoint);
		this.fixture.emulator.faults()
			.add(Fault.builder().method("POST").path("/v1/sessions").delay(Duration.ofMillis(200)).build());
		StepVerifier.create(endpoint.setPop(AccessFixture.OBJECTS)).thenCancel().verify();
		Awaitility.await().until(() -> this.fixture.emulator.pipelinesDeleted() == 1);
		assertThat(this.fixture.predict(endpoint).classes()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "dev", "transient" })
	void aPipelineThatIsGoneWhenItsPopIsSetIsReplaced(String popId) {
		WorkerEndpoint endpoint = this.fixture.endpoint(this.fixture.builder().secretKey("secret").popId(popId));
		this.fixture.predict(endpoint);
		this.fixture.emulator.faults().add(Fault.builder().method("PATCH").path("/pop$").pipelineGone().build());
		endpoint.setPop(AccessFixture.CLASSES).block();
		assertThat(endpoint.pop().block()).isEqualTo(AccessFixture.CLASSES);
		assertThat(this.fixture.predict(endpoint).classes()).isNotEmpty();
	}

}
