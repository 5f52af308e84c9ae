package ai.eyepop.data.event;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import ai.eyepop.data.DataEndpoint;
import ai.eyepop.data.asset.AssetUploadRequest;
import ai.eyepop.data.dataset.Dataset;
import ai.eyepop.data.dataset.DatasetCreate;
import ai.eyepop.http.ConnectionState;
import ai.eyepop.http.EyePopHttp;
import ai.eyepop.http.HttpSettings;
import ai.eyepop.source.Source;
import ai.eyepop.telemetry.SocketListener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for streams of changes.
 */
class DataEventsTests {

	private EventFixture fixture = new EventFixture();

	@AfterEach
	void close() {
		this.fixture.close();
	}

	@Test
	void tellsOfTheChangesOfAccountAndDataset() {
		DataEndpoint data = this.fixture.data();
		Recorder all = Recorder.connected(this.fixture.events.all());
		Recorder account = Recorder.connected(this.fixture.events.account(this.fixture.emulator.account()));
		Dataset dataset = data.sync().datasets().create(DatasetCreate.builder("d").build());
		Dataset other = data.sync().datasets().create(DatasetCreate.builder("other").build());
		await().until(() -> all.changes().size() == 2);
		Recorder followed = Recorder.connected(this.fixture.events.dataset(dataset.uuid()));
		data.sync().datasets().delete(other.uuid());
		data.sync()
			.uploads()
			.upload(Source.of(Path.of("src/test/resources/vectors/media/image.jpg")),
					AssetUploadRequest.builder(dataset.uuid()).build())
			.result();
		followed.await("asset_status_modified");
		data.sync().datasets().delete(dataset.uuid());
		followed.await("dataset_removed");
		account.await("dataset_removed");
		await().until(() -> all.types().contains("asset_added") && account.changes().size() == 4);
		assertThat(account.types()).containsExactly("ConnectionUp", "dataset_added", "dataset_added", "dataset_removed",
				"dataset_removed");
		assertThat(followed.types()).startsWith("ConnectionUp", "asset_added", "asset_status_modified")
			.endsWith("dataset_removed");
		assertThat(followed.changes()).allMatch((change) -> dataset.uuid().equals(change.datasetUuid()));
		assertThat(followed.changes().get(0).assetUuid()).isNotNull();
		assertThat(this.fixture.emulator.sockets()).hasSize(1);
	}

	@Test
	void changesAloneAreWithoutGaps() {
		List<ChangeEvent> all = new CopyOnWriteArrayList<>();
		List<ChangeEvent> account = new CopyOnWriteArrayList<>();
		List<ChangeEvent> dataset = new CopyOnWriteArrayList<>();
		this.fixture.events.allChanges("ds-1").subscribe(all::add);
		this.fixture.events.accountChanges("acc-2").subscribe(account::add);
		this.fixture.events.datasetChanges("ds-3").subscribe(dataset::add);
		Recorder recorder = Recorder.connected(this.fixture.events.all());
		this.fixture.awaitDatasets("ds-1", "ds-3");
		this.fixture.emulator.events().cut();
		recorder.awaitConnections(2);
		this.fixture.awaitDatasets("ds-1", "ds-3");
		for (String type : List.of("dataset_modified", "asset_added")) {
			this.fixture.emulator.events()
				.send("{\"change_type\": \"%s\", \"account_uuid\": \"acc-2\", \"dataset_uuid\": \"ds-3\"}"
					.formatted(type));
		}
		this.fixture.emulator.events().sendLost();
		await().until(() -> all.size() == 3 && account.size() == 2 && dataset.size() == 3);
		assertThat(all).extracting((change) -> change.type().value())
			.containsExactly("dataset_modified", "asset_added", "events_lost");
		assertThat(dataset).isEqualTo(all);
		assertThat(account).containsExactly(all.get(0), all.get(2));
	}

	@Test
	void socketTakesNoConnectionOfTheRequests() {
		EyePopHttp http = EyePopHttp.builder().settings(HttpSettings.defaults().withMaxConnections(2)).build();
		try (http; DataEndpoint first = this.fixture.data(http); DataEndpoint second = this.fixture.data(http)) {
			Recorder.connected(first.events().all());
			Recorder.connected(second.events().all());
			assertThat(first.datasets().list().collectList().block(Duration.ofSeconds(30))).isEmpty();
			assertThat(this.fixture.open()).hasSize(2);
		}
	}

	@Test
	void withoutAccountAndDatasetsNothingIsSubscribedTo() {
		replace(new EventFixture((builder) -> builder.accountId(null)));
		assertThat(this.fixture.events.accountId()).isNull();
		Recorder.connected(this.fixture.events.all());
		assertThat(this.fixture.socket().accounts()).isEmpty();
		assertThat(this.fixture.socket().datasets()).isEmpty();
	}

	@Test
	void subscriptionsAreCounted() {
		Recorder keeper = Recorder.connected(this.fixture.events.all());
		Recorder first = Recorder.connected(this.fixture.events.dataset("ds-1"));
		Recorder second = Recorder.connected(this.fixture.events.all("ds-1", "ds-2"));
		this.fixture.awaitDatasets("ds-1", "ds-2");
		first.stop();
		Recorder third = Recorder.connected(this.fixture.events.dataset("ds-3"));
		assertThat(this.fixture.socket().datasets()).containsExactly("ds-1", "ds-2", "ds-3");
		second.stop();
		this.fixture.awaitDatasets("ds-3");
		third.stop();
		this.fixture.awaitDatasets();
		assertThat(this.fixture.socket().accounts()).containsExactly(this.fixture.emulator.account());
		keeper.stop();
		await().until(() -> this.fixture.open().isEmpty());
	}

	@Test
	void subscriptionsAreCountedWhileThereIsNoConnection() {
		Recorder keeper = Recorder.connected(this.fixture.events.all());
		Recorder leaving = Recorder.connected(this.fixture.events.dataset("ds-1"));
		this.fixture.emulator.events().refuseHandshakes(Integer.MAX_VALUE, 503);
		this.fixture.emulator.events().cut();
		keeper.awaitDown();
		leaving.stop();
		Recorder coming = new Recorder(this.fixture.events.dataset("ds-2"));
		this.fixture.emulator.events().refuseHandshakes(0, 503);
		coming.awaitConnections(1);
		this.fixture.awaitDatasets("ds-2");
		await().until(() -> coming.events().size() == 3);
		assertThat(coming.types()).containsExactly("ConnectionDown", "ConnectionUp", "EventGap");
	}

	@Test
	void upMeansThatTheServiceHasTheSubscription() {
		try (SocketServer server = new SocketServer((in, out) -> in.receiveFrames().doOnNext((frame) -> {
			if (frame instanceof PingWebSocketFrame) {
				// the second listener is never confirmed
				out.sendObject(new PongWebSocketFrame(Unpooled.wrappedBuffer(new byte[] { '1' }))).then().subscribe();
				out.sendObject(new TextWebSocketFrame(
						"{\"change_type\": \"n_%s\"}".formatted(frame.content().toString(StandardCharsets.UTF_8))))
					.then()
					.subscribe();
			}
		}).then());
				DataEvents events = DataEvents.builder(this.fixture.http).dataUrl(Mono.just(server.url())).build()) {
			Recorder first = Recorder.connected(events.all());
			Recorder second = new Recorder(events.dataset("ds-1"));
			first.await("n_2");
			assertThat(second.events()).isEmpty();
			assertThat(first.types()).containsExactly("ConnectionUp", "n_1", "n_2");
		}
	}

	@Test
	void otherAccountsAreSubscribedToAndTellNobodyElse() {
		Recorder own = Recorder.connected(this.fixture.events.account(this.fixture.emulator.account()));
		Recorder other = Recorder.connected(this.fixture.events.account("acc-2"));
		assertThat(this.fixture.socket().accounts()).contains("acc-2");
		this.fixture.emulator.events().send("{\"change_type\": \"dataset_added\", \"account_uuid\": \"acc-2\"}");
		other.await("dataset_added");
		this.fixture.emulator.events().sendLost();
		own.await("events_lost");
		other.await("events_lost");
		assertThat(own.types()).containsExactly("ConnectionUp", "events_lost");
		assertThat(own.events().get(1).mayHaveMissedChanges()).isTrue();
	}

	@Test
	void unknownTypesAreDeliveredAndOddFramesDoNoHarm() {
		Recorder recorder = Recorder.connected(this.fixture.events.all());
		for (String frame : List.of("", "{", "[]", "1", "null", "\"x\"", "{}", "{\"change_type\": null}",
				"{\"change_type\": {}}", "{\"welcome\": true}")) {
			this.fixture.emulator.events().send(frame);
		}
		this.fixture.emulator.events()
			.send("{\"change_type\": \"moon_phase\", \"account_uuid\": null, \"message\": [1], \"x\": {\"y\": 1}}");
		this.fixture.emulator.events().send("""
				{"change_type": "dataset_dreamt", "account_uuid": "a", "dataset_uuid": "d", "dataset_version": 7,
				"asset_uuid": "as", "mdl_uuid": "m", "workflow_id": "w", "workflow_task_name": "t",
				"message": "🙂 100%"}""");
		recorder.await("dataset_dreamt");
		assertThat(recorder.changes()).containsExactly(
				new ChangeEvent(ChangeType.of("moon_phase"), "", null, null, null, null, null, null, null),
				new ChangeEvent(ChangeType.of("dataset_dreamt"), "a", "d", 7, "as", "m", "w", "t", "🙂 100%"));
		assertThat(recorder.changes()).extracting(ChangeEvent::family)
			.containsExactly(ChangeFamily.UNKNOWN, ChangeFamily.DATASET);
		assertThat(recorder.count(ConnectionDown.class)).isZero();
	}

	@ParameterizedTest
	@CsvSource({ "dataset_version_modified, DATASET", "asset_annotation_modified, ASSET", "model_progress, MODEL",
			"workflow_task_failed, WORKFLOW", "events_lost, LOST", "events_found, UNKNOWN", "datasets, UNKNOWN",
			"'', UNKNOWN", "_, UNKNOWN" })
	void typesHaveFamilies(String type, ChangeFamily family) {
		assertThat(ChangeType.of(type).family()).isEqualTo(family);
	}

	@Test
	void throwingListenerEndsForItselfOnly() {
		AtomicInteger failures = new AtomicInteger();
		Recorder fine = Recorder.connected(this.fixture.events.all());
		this.fixture.events.dataset("ds-1").ofType(ConnectionUp.class).subscribe((up) -> {
			throw new IllegalStateException("listener");
		}, (failure) -> failures.incrementAndGet());
		await().until(() -> failures.get() == 1);
		this.fixture.awaitDatasets();
		this.fixture.send("any");
		fine.await("any");
	}

	@Test
	void streamsEndWithTheEventsAndNotBefore() {
		Recorder recorder = Recorder.connected(this.fixture.events.all());
		Recorder dataset = Recorder.connected(this.fixture.events.dataset("ds-1"));
		assertThat(recorder.isComplete()).isFalse();
		this.fixture.events.close();
		this.fixture.events.close();
		await().until(() -> recorder.isComplete() && dataset.isComplete());
		assertThat(recorder.count(ConnectionDown.class)).isZero();
		await().until(() -> this.fixture.open().isEmpty());
		assertThat(this.fixture.events.dataset("ds-1").collectList().block(Duration.ofSeconds(10))).isEmpty();
	}

	@Test
	void manyWhoComeAndGoShareOneSocketAtATime() {
		Flux.range(0, 200)
			.flatMap((i) -> this.fixture.events.dataset("ds-" + i % 5).next().then(Mono.just(i)), 20)
			.blockLast(Duration.ofSeconds(30));
		await().until(() -> this.fixture.open().isEmpty());
		Recorder.connected(this.fixture.events.all());
		assertThat(this.fixture.socket().datasets()).isEmpty();
	}

	@Test
	void whatHappensIsToldInOrderAndOutsideOfTheLock() {
		List<String> told = new CopyOnWriteArrayList<>();
		AtomicReference<DataEvents> events = new AtomicReference<>();
		SocketListener listener = new SocketListener() {

			@Override
			public void onSocketState(ConnectionState state) {
				told.add(state + (Thread.holdsLock(Objects.requireNonNull(events.get())) ? " under the lock" : ""));
			}

			@Override
			public void onEvent(String type) {
				told.add(type + (Thread.holdsLock(Objects.requireNonNull(events.get())) ? " under the lock" : ""));
			}

		};
		replace(new EventFixture((builder) -> builder.listener(listener)));
		events.set(this.fixture.events);
		Recorder recorder = Recorder.connected(this.fixture.events.all());
		this.fixture.send("dataset_added");
		recorder.await("dataset_added");
		this.fixture.emulator.events().cut();
		await().until(() -> Collections.frequency(told, "connected") == 2);
		this.fixture.events.close();
		assertThat(told).containsExactly("connecting", "connected", "dataset_added", "failed", "connected",
				"disconnected");
	}

	private void replace(EventFixture replacement) {
		this.fixture.close();
		this.fixture = replacement;
	}

}
