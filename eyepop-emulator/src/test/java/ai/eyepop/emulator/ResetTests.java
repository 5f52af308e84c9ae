package ai.eyepop.emulator;

import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import ai.eyepop.emulator.fault.Fault;
import ai.eyepop.emulator.inspect.RecordedRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link EyePopEmulator#reset()}, and for the same over HTTP.
 */
class ResetTests {

	private final EyePopEmulator emulator = EyePopEmulator.builder()
		.data((data) -> data.trainingStep(Duration.ofMillis(50)))
		.start();

	private final DataClient data = new DataClient(this.emulator);

	@AfterEach
	void stop() {
		this.emulator.close();
	}

	@Test
	void dataIsForgottenAndNobodyIsToldOfIt() {
		EventClient events = EventClient.connect(this.emulator, this.data.token()).account(this.emulator.account());
		events.ping("ready");
		String dataset = this.data.dataset();
		events.dataset(dataset).ping("ready");
		this.data.asset(dataset);
		this.data.freeze(dataset);
		this.data.model("&dataset_uuid=" + dataset + "&dataset_version=1&start_training=true");
		this.data.post("/models/aliases?" + this.data.account(), "{\"name\": \"hats\"}");
		this.data.post("/workflows?" + this.data.account() + "&template_name=t", "{}");
		assertThat(this.emulator.assets()).isNotEmpty();
		assertThat(this.emulator.models()).hasSize(1);
		this.emulator.reset();
		// what was told before has arrived, too
		events.ping("reset");
		assertThat(this.emulator.datasets()).isEmpty();
		assertThat(this.emulator.assets()).isEmpty();
		assertThat(this.emulator.models()).isEmpty();
		assertThat(this.emulator.modelAliases()).isEmpty();
		assertThat(this.emulator.workflows()).isEmpty();
		int told = events.types().size();
		String next = this.data.dataset();
		await().until(() -> events.types().size() > told);
		assertThat(events.types().subList(told, events.types().size())).containsOnly("dataset_added");
		assertThat(this.data.get("/datasets/" + next).status()).isEqualTo(200);
		events.close();
	}

	@Test
	void clientsStayConnected() {
		EmulatorClient client = new EmulatorClient(this.emulator);
		EmulatorClient.Session session = client.session(EmulatorClient.OBJECTS);
		assertThat(session.upload(Scenes.redSquare()).status()).isEqualTo(200);
		this.emulator.reset();
		assertThat(session.upload(Scenes.redSquare()).status()).isEqualTo(200);
		assertThat(this.emulator.requests()).extracting(RecordedRequest::status).containsExactly(200);
		assertThat(this.emulator.sources()).hasSize(1);
		assertThat(this.emulator.maxUploads()).isOne();
		assertThat(this.emulator.endpoints().get(0).requests()).isOne();
	}

	@Test
	void whatIsOnCommandEnds() {
		this.emulator.faults().add(Fault.builder().path("/configs").status(418).times(9).build());
		this.emulator.events().refuseHandshakes(3, 503);
		this.emulator.endpointDown(0);
		assertThat(this.data.plain().json("POST", "/emulator/reset", null, "").status()).isEqualTo(204);
		assertThat(this.data.get("/configs").status()).isEqualTo(200);
		EventClient.connect(this.emulator, this.data.token()).ping("up");
		assertThat(this.emulator.endpoints().get(0).up()).isTrue();
	}

}
