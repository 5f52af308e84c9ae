package ai.eyepop.docs;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.example.shop.ShopApplication;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;

import ai.eyepop.data.SyncDataEndpoint;
import ai.eyepop.data.dataset.Dataset;
import ai.eyepop.data.dataset.DatasetCreate;
import ai.eyepop.data.event.ChangeEvent;
import ai.eyepop.data.event.ChangeType;
import ai.eyepop.data.event.ConnectionUp;
import ai.eyepop.data.event.DataEvent;
import ai.eyepop.data.event.DataEvents;
import ai.eyepop.data.event.application.DatasetChangedEvent;
import ai.eyepop.data.event.application.EventsLostEvent;
import ai.eyepop.emulator.junit.WithEyePopEmulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What the guide says of change events.
 */
@SpringBootTest(classes = ShopApplication.class, properties = "eyepop.data.events.enabled=true")
@Import(EventsTests.Mirror.class)
@WithEyePopEmulator
class EventsTests {

	@Test
	void listenersOfTheApplication(@Autowired SyncDataEndpoint data, @Autowired DataEvents events,
			@Autowired Mirror mirror) {
		await().until(events::isConnected);
		String uuid = data.datasets().create(DatasetCreate.builder("followed").build()).uuid();
		await().untilAsserted(() -> assertThat(mirror.refreshed).contains(uuid));
	}

	@Test
	void streams(@Autowired SyncDataEndpoint data, @Autowired DataEvents dataEvents) {
		Dataset dataset = data.datasets().create(DatasetCreate.builder("streamed").build());
		View view = new View();
		String datasetUuid = dataset.uuid();
		// tag::stream[]
		Flux<DataEvent> events = dataEvents.dataset(datasetUuid);

		Disposable subscription = events.subscribe((event) -> {
			if (event instanceof ChangeEvent change) {
				view.show(change);
			}
			else if (event.mayHaveMissedChanges()) {
				view.reload();
			}
		});
		// end::stream[]
		try {
			dataEvents.dataset(datasetUuid).ofType(ConnectionUp.class).blockFirst();
			data.datasets().analyze(datasetUuid);
			data.datasets().delete(datasetUuid);
			await().untilAsserted(() -> assertThat(view.shown).extracting(ChangeEvent::datasetUuid)
				.isNotEmpty()
				.containsOnly(datasetUuid));
		}
		finally {
			subscription.dispose();
		}
	}

	// tag::listener[]
	@Component
	static class Mirror {

		private final List<String> refreshed = new CopyOnWriteArrayList<>();

		@EventListener
		void on(DatasetChangedEvent event) {
			ChangeEvent change = event.getChange();
			if (!change.type().equals(ChangeType.DATASET_REMOVED)) {
				this.refreshed.add(String.valueOf(change.datasetUuid()));
			}
		}

		@EventListener
		void on(EventsLostEvent event) {
			this.refreshed.clear();
		}

	}
	// end::listener[]

	private static final class View {

		private final List<ChangeEvent> shown = new CopyOnWriteArrayList<>();

		private void show(ChangeEvent change) {
			this.shown.add(change);
		}

		private void reload() {
			this.shown.clear();
		}

	}

}
