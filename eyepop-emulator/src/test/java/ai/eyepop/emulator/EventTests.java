package ai.eyepop.emulator;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import ai.eyepop.emulator.EmulatorClient.Answer;
import ai.eyepop.emulator.fault.Fault;
import ai.eyepop.emulator.inspect.EventSocketSnapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

/**
 * Tests for the event socket, over real WebSockets.
 */
class EventTests {

	private EyePopEmulator emulator;

	private DataClient data;

	@BeforeEach
	void start() {
		this.emulator = EyePopEmulator.builder()
			.data((data) -> data.eventAuthorizationTimeout(Duration.ofSeconds(30)))
			.start();
		this.data = new DataClient(this.emulator);
	}

	@AfterEach
	void stop() {
		this.emulator.close();
	}

	@Test
	void accountSubscriptionGetsDatasetEventsOnly() {
		EventClient events = subscribedToAccount();
		String dataset = this.data.dataset();
		this.data.asset(dataset);
		this.data.freeze(dataset);
		this.data.delete("/datasets/" + dataset);
		events.await("dataset_removed");
		assertThat(events.types()).containsExactly("dataset_added", "dataset_version_modified", "dataset_modified",
				"dataset_removed");
		JsonNode event = events.events().get(1);
		assertThat(event.path("account_uuid").asString()).isEqualTo(this.emulator.account());
		assertThat(event.path("dataset_uuid").asString()).isEqualTo(dataset);
		assertThat(event.path("dataset_version").asInt()).isOne();
		assertThat(event.has("asset_uuid")).isFalse();
	}

	@Test
	void datasetSubscriptionGetsAssetEventsInOrder() {
		String dataset = this.data.dataset();
		EventClient events = subscribedTo(dataset);
		String other = this.data.dataset();
		this.data.asset(other);
		String asset = this.data.asset(dataset);
		this.data.patch("/assets/" + asset + "/ground_truth", "[]");
		this.data.delete("/assets/" + asset);
		events.await("asset_removed");
		assertThat(events.types()).containsExactly("asset_added", "asset_status_modified", "asset_status_modified",
				"asset_annotation_modified", "asset_removed");
		assertThat(events.events()).allMatch((event) -> event.path("asset_uuid").asString().equals(asset));
		assertThat(events.events().get(1).path("message").asString()).isEqualTo("transform_in_progress");
		assertThat(events.events().get(2).path("message").asString()).isEqualTo("accepted");
	}

	@Test
	void datasetSubscriptionGetsEventsOfTheDatasetAndItsModels() {
		String dataset = this.data.dataset();
		EventClient events = subscribedTo(dataset);
		this.data.patch("/datasets/" + dataset, "{\"name\": \"x\"}");
		String model = DataClient.id(this.data.post("/models?start_training=false&dataset_uuid=" + dataset, """
				{"name": "m", "description": "d"}"""));
		this.data.model("");
		this.data.post("/workflows?template_name=t&" + this.data.account(),
				"{\"parameters\": {\"dataset_uuid\": \"" + dataset + "\"}}");
		this.data.delete("/models/" + model);
		events.await("model_removed");
		assertThat(events.types()).containsExactly("dataset_modified", "model_added", "model_removed");
		assertThat(events.events().get(1).path("mdl_uuid").asString()).isEqualTo(model);
	}

	@Test
	void eventThatConcernsBothSubscriptionsIsSentOnce() {
		String dataset = this.data.dataset();
		EventClient events = subscribedTo(dataset);
		events.account(this.emulator.account());
		await().until(() -> this.emulator.sockets().get(0).accounts().size() == 1);
		this.data.patch("/datasets/" + dataset, "{\"name\": \"x\"}");
		this.data.delete("/datasets/" + dataset);
		events.await("dataset_removed");
		assertThat(events.types()).containsExactly("dataset_modified", "dataset_removed");
	}

	@Test
	void unsubscribedDatasetIsSilent() {
		String dataset = this.data.dataset();
		EventClient events = subscribedTo(dataset);
		events.send("{\"unsubscribe\": {\"dataset_uuid\": \"" + dataset + "\"}}");
		await().until(() -> this.emulator.sockets().get(0).datasets().isEmpty());
		this.data.asset(dataset);
		this.emulator.events().send("{\"change_type\": \"end\"}");
		events.await("end");
		assertThat(events.types()).containsExactly("end");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{\"authorization\": \"Bearer wrong\"}", "{\"authorization\": \"TOKEN\"}",
			"{\"subscribe\": {\"account_uuid\": \"emulator-account\"}}" })
	void socketWithoutValidAuthorizationIsClosed(String frame) {
		try (EyePopEmulator strict = EyePopEmulator.builder()
			.data((data) -> data.eventAuthorizationTimeout(Duration.ofMillis(200)))
			.start()) {
			EventClient events = new EventClient(strict, "/events");
			if (!frame.isEmpty()) {
				events.send(frame.replace("TOKEN", new DataClient(strict).token()));
			}
			assertThat(events.closeCode()).isEqualTo(1008);
			await().until(() -> !strict.sockets().get(0).open());
			EventSocketSnapshot socket = strict.sockets().get(0);
			assertThat(socket.authorized()).isFalse();
			assertThat(socket.accounts()).isEmpty();
			assertThat(socket.closeCode()).isEqualTo(1008);
		}
	}

	@Test
	void authorizedSocketStaysOpen() {
		try (EyePopEmulator strict = EyePopEmulator.builder()
			.data((data) -> data.eventAuthorizationTimeout(Duration.ofSeconds(3)))
			.start()) {
			EventClient events = EventClient.connect(strict, new DataClient(strict).token());
			await().until(() -> !strict.sockets().isEmpty() && strict.sockets().get(0).authorized());
			assertThat(new EventClient(strict, "/events").closeCode()).isEqualTo(1008);
			assertThat(strict.sockets()).extracting(EventSocketSnapshot::open).startsWith(true);
			assertThat(events.ping("are you there?")).isEqualTo("are you there?");
		}
	}

	@Test
	void localModeNeedsNoAuthorization() {
		try (EyePopEmulator local = EyePopEmulator.builder()
			.localMode(true)
			.data((data) -> data.path("/data"))
			.start()) {
			new EventClient(local, "/data/events").account("a");
			await().until(() -> !local.sockets().isEmpty() && local.sockets().get(0).accounts().contains("a"));
		}
	}

	@Test
	void frameThatIsNotJsonClosesTheSocket() {
		EventClient events = EventClient.connect(this.emulator, this.data.token());
		events.send("{");
		assertThat(events.closeCode()).isEqualTo(1003);
	}

	@Test
	void booksTellWhatWasSentOnWhichSocket() {
		EventClient account = subscribedToAccount();
		String dataset = this.data.dataset();
		account.await("dataset_added");
		EventClient none = EventClient.connect(this.emulator, this.data.token());
		await().until(() -> this.emulator.sockets().size() > 1 && this.emulator.sockets().get(1).authorized());
		this.data.delete("/datasets/" + dataset);
		account.await("dataset_removed");
		assertThat(this.emulator.sockets()).extracting(EventSocketSnapshot::eventsSent).containsExactly(2L, 0L);
		none.close();
		await().until(() -> !this.emulator.sockets().get(1).open());
		assertThat(this.emulator.events().ping()).isOne();
		await().until(() -> this.emulator.sockets().get(0).pongs() == 1);
	}

	@Test
	void socketsAreCut() {
		EventClient events = subscribedToAccount();
		assertThat(this.emulator.events().cut()).isOne();
		assertThatExceptionOfType(CompletionException.class).isThrownBy(events::closeCode);
		await().until(() -> !this.emulator.sockets().get(0).open());
		assertThat(this.emulator.sockets().get(0).closeCode()).isZero();
		assertThat(this.emulator.events().cut()).isZero();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1000, 1001, 1011, 4000 })
	void socketsAreClosedAfterWhatTheyHaveToSend(int code) {
		EventClient events = subscribedToAccount();
		this.emulator.events().slow(Duration.ofMillis(1));
		this.data.dataset();
		this.data.dataset();
		assertThat(this.emulator.events().close(code, "bye")).isOne();
		assertThat(events.closeCode()).isEqualTo(code);
		assertThat(events.types()).containsExactly("dataset_added", "dataset_added");
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void connectionStaysUntilTheCloseIsAnsweredOrForLongEnough(boolean answered) {
		EventClient events = subscribedToAccount();
		CompletableFuture<?> answer = events.holdAnswerToClose();
		this.emulator.events().close(1000, "");
		assertThat(events.closeCode()).isEqualTo(1000);
		assertThat(this.emulator.sockets().get(0).open()).isTrue();
		if (answered) {
			answer.complete(null);
		}
		await().until(() -> !this.emulator.sockets().get(0).open());
	}

	@Test
	void handshakesAreRefused() {
		this.emulator.events().refuseHandshakes(2, 503);
		assertThat(refusedStatus()).isEqualTo(503);
		assertThat(refusedStatus()).isEqualTo(503);
		this.emulator.faults().add(Fault.builder().path("/events$").status(401).build());
		assertThat(refusedStatus()).isEqualTo(401);
		subscribedToAccount();
		assertThat(this.emulator.requests()).filteredOn((request) -> request.path().equals("/events"))
			.extracting((request) -> request.status())
			.containsExactly(503, 503, 401, 101);
	}

	@Test
	void lostAndUnknownEventsAreSent() {
		EventClient events = subscribedToAccount();
		assertThat(this.emulator.events().sendLost()).isOne();
		JsonNode lost = events.await("events_lost");
		assertThat(lost.path("account_uuid").asString()).isEqualTo(this.emulator.account());
		this.emulator.events().send("{\"change_type\": \"moon_phase\", \"x\": 1}");
		assertThat(events.await("moon_phase").path("x").asInt()).isOne();
	}

	@Test
	void slowSocketHoldsItsOrder() {
		EventClient events = subscribedToAccount();
		this.emulator.events().slow(Duration.ofMillis(5));
		for (int i = 0; i < 20; i++) {
			this.emulator.events().send("{\"change_type\": \"" + i + "\"}");
		}
		events.await("19");
		assertThat(events.types()).hasSize(20).startsWith("0", "1", "2").endsWith("18", "19");
	}

	@Test
	void invalidCommandsAreRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.emulator.events().close(1005, ""));
		assertThatIllegalArgumentException().isThrownBy(() -> this.emulator.events().close(5000, ""));
		assertThatIllegalArgumentException().isThrownBy(() -> this.emulator.events().refuseHandshakes(1, 200));
		assertThatIllegalArgumentException().isThrownBy(() -> this.emulator.events().slow(Duration.ofMillis(-1)));
	}

	@Test
	void everythingCanBeCommandedOverHttp() {
		EventClient events = subscribedToAccount();
		assertThat(command("slow", "{\"interval\": \"PT0.001S\"}").status()).isEqualTo(200);
		assertThat(command("send", "{\"change_type\": \"any\"}").json().path("sockets").asInt()).isOne();
		events.await("any");
		command("lost", "");
		events.await("events_lost");
		command("ping", "");
		await().until(() -> this.emulator.sockets().get(0).pongs() == 1);
		JsonNode listed = this.data.plain().get("/emulator/events", null).json().get(0);
		assertThat(listed.path("accounts").get(0).asString()).isEqualTo(this.emulator.account());
		assertThat(listed.path("eventsSent").asInt()).isEqualTo(2);
		command("close", "{\"code\": 1001, \"reason\": \"away\"}");
		assertThat(events.closeCode()).isEqualTo(1001);
		command("refuse", "{\"times\": 1, \"status\": 429}");
		assertThat(refusedStatus()).isEqualTo(429);
		EventClient next = subscribedToAccount();
		assertThat(command("cut", "").json().path("sockets").asInt()).isOne();
		assertThatExceptionOfType(CompletionException.class).isThrownBy(next::closeCode);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "close | {\"code\": 1005} | code", "close | {\"code\": \"x\"} | code",
			"close | {\"reason\": 1} | reason", "refuse | {\"status\": 200} | status", "slow | {} | interval" })
	void invalidCommandOverHttpIsRefused(String command, String body, String named) {
		Answer answer = command(command, body);
		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.detail()).contains(named);
	}

	@Test
	void plainRequestIsNoSocket() {
		// which takes request traces at the same place
		assertThat(this.data.get("/events").status()).isEqualTo(405);
		assertThat(this.data.plain()
			.send("POST", "/events", this.data.token(), "application/json", BodyPublishers.noBody())
			.status()).isEqualTo(415);
	}

	private Answer command(String name, String body) {
		return this.data.plain().json("POST", "/emulator/events/" + name, null, body);
	}

	private int refusedStatus() {
		try {
			new EventClient(this.emulator, "/events");
			return 101;
		}
		catch (CompletionException ex) {
			return ((WebSocketHandshakeException) Objects.requireNonNull(ex.getCause())).getResponse().statusCode();
		}
	}

	private EventClient subscribedToAccount() {
		int before = this.emulator.sockets().size();
		EventClient events = EventClient.connect(this.emulator, this.data.token()).account(this.emulator.account());
		await().until(() -> last(before).accounts().equals(List.of(this.emulator.account())));
		return events;
	}

	private EventClient subscribedTo(String dataset) {
		EventClient events = EventClient.connect(this.emulator, this.data.token()).dataset(dataset);
		await().until(() -> last(0).datasets().equals(List.of(dataset)));
		return events;
	}

	private EventSocketSnapshot last(int before) {
		await().until(() -> this.emulator.sockets().size() > before);
		return this.emulator.sockets().get(this.emulator.sockets().size() - 1);
	}

}
