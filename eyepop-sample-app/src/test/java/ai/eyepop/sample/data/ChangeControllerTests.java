package ai.eyepop.sample.data;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import ai.eyepop.data.SyncDataEndpoint;
import ai.eyepop.data.dataset.DatasetCreate;
import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.sample.SampleTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link ChangeController} and {@link Changes}, over sockets.
 */
@SampleTest
class ChangeControllerTests {

	private static final Duration LIMIT = Duration.ofMinutes(2);

	@LocalServerPort
	private int port;

	@Autowired
	private EyePopEmulator emulator;

	@Autowired
	private SyncDataEndpoint data;

	@Autowired
	private Changes changes;

	private final Disposable.Composite pages = Disposables.composite();

	private final List<Change> told = new CopyOnWriteArrayList<>();

	@BeforeEach
	void forget() {
		this.emulator.reset();
	}

	@AfterEach
	void leave() {
		this.pages.dispose();
	}

	@Test
	void tellsOfDatasets() {
		open("/api/changes");
		await().atMost(LIMIT).until(() -> kinds().contains(Change.Kind.CONNECTED));
		String uuid = createDataset();
		await().atMost(LIMIT).untilAsserted(() -> assertThat(this.told).anySatisfy((change) -> {
			assertThat(change.type()).isEqualTo("dataset_added");
			assertThat(change.dataset()).isEqualTo(uuid);
			assertThat(change.asset()).isNull();
		}));
	}

	@Test
	void tellsOfTheAssetsOfADatasetThatIsFollowed(@TempDir Path folder) throws IOException {
		Path picture = folder.resolve("picture.png");
		ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB), "png", picture.toFile());
		String uuid = createDataset();
		open("/api/changes?dataset=" + uuid);
		await().atMost(LIMIT).until(() -> kinds().contains(Change.Kind.FOLLOWING));
		String asset = this.data.uploads().upload(picture, uuid).result().uuid();
		await().atMost(LIMIT)
			.untilAsserted(() -> assertThat(this.told).filteredOn((change) -> asset.equals(change.asset()))
				.extracting(Change::type, Change::message)
				.contains(tuple("asset_added", null), tuple("asset_status_modified", "accepted")));
	}

	@Test
	void tellsThatChangesMayHaveBeenMissed() {
		open("/api/changes?dataset=" + createDataset());
		await().atMost(LIMIT).until(() -> kinds().contains(Change.Kind.FOLLOWING));
		this.emulator.events().cut();
		await().atMost(LIMIT)
			.untilAsserted(() -> assertThat(kinds()).contains(Change.Kind.DISCONNECTED, Change.Kind.LOST));
		await().atMost(LIMIT)
			.until(() -> kinds().lastIndexOf(Change.Kind.CONNECTED) > kinds().indexOf(Change.Kind.LOST)
					|| kinds().lastIndexOf(Change.Kind.FOLLOWING) > kinds().indexOf(Change.Kind.DISCONNECTED));
	}

	@Test
	void thereIsALimitOfPages() {
		for (int i = 0; i < ChangeController.MOST; i++) {
			open("/api/changes");
		}
		await().atMost(LIMIT).until(() -> this.told.size() >= ChangeController.MOST);
		assertThat(status()).isEqualTo(503);
		this.pages.dispose();
		await().atMost(LIMIT).until(() -> status() == 200);
	}

	@Test
	@DirtiesContext
	void endsWhenTheApplicationStops() {
		Flux<Change> stream = stream("/api/changes");
		Disposable page = stream.subscribe(this.told::add);
		this.pages.add(page);
		await().atMost(LIMIT).until(() -> !this.told.isEmpty());
		this.changes.close();
		await().atMost(LIMIT).until(page::isDisposed);
	}

	private String createDataset() {
		return this.data.datasets().create(DatasetCreate.builder("things").build()).uuid();
	}

	private void open(String path) {
		this.pages.add(stream(path).subscribe(this.told::add));
	}

	private Flux<Change> stream(String path) {
		return WebClient.create("http://localhost:" + this.port)
			.get()
			.uri(path)
			.retrieve()
			.bodyToFlux(Change.class)
			.map(Objects::requireNonNull);
	}

	private int status() {
		return Objects.requireNonNull(stream("/api/changes").next()
			.map((change) -> 200)
			.onErrorResume(WebClientResponseException.class, (refusal) -> {
				assertThat(refusal.getResponseBodyAsString()).contains("32 pages follow the changes already.");
				return Mono.just(refusal.getStatusCode().value());
			})
			.block(LIMIT));
	}

	private List<Change.Kind> kinds() {
		return this.told.stream().map(Change::kind).toList();
	}

}
