package ai.eyepop.telemetry.meter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.MediaType;
import reactor.core.Disposable;
import reactor.test.StepVerifier;

import ai.eyepop.data.DataEndpoint;
import ai.eyepop.data.dataset.DatasetCreate;
import ai.eyepop.data.event.DataEvents;
import ai.eyepop.emulator.fault.Fault;
import ai.eyepop.telemetry.EndpointApi;
import ai.eyepop.telemetry.EndpointCounts;
import ai.eyepop.telemetry.EndpointListener;
import ai.eyepop.telemetry.EndpointProfile;
import ai.eyepop.worker.WorkerEndpoint;
import ai.eyepop.worker.WorkerJob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Tests for {@link EyePopMeters}, over sockets to an emulator.
 */
class EyePopMetersTests {

	private final Metered metered = new Metered();

	@AfterEach
	void nothingIsLeft() throws Exception {
		assertIdle();
		this.metered.close();
		assertThat(this.metered.registry.getMeters()).noneMatch((meter) -> meter.getId().getType() == Meter.Type.GAUGE);
	}

	private void assertIdle() {
		Awaitility.await().untilAsserted(() -> {
			assertThat(this.metered.value("eyepop.jobs.active")).isZero();
			assertThat(this.metered.value("eyepop.jobs.queued")).isZero();
		});
	}

	@Test
	void nothingIsConnectedToBeMeasured() {
		this.metered.worker();
		this.metered.data();
		assertThat(this.metered.registry.getMeters()).isNotEmpty()
			.allSatisfy((meter) -> assertThat(meter.measure()).isNotEmpty());
		assertThat(this.metered.value("eyepop.worker.endpoints.known")).isZero();
		assertThat(this.metered.value("eyepop.http.retries")).isZero();
		assertThat(this.metered.registry.get("eyepop.http.retries").tag("api", "worker").counters())
			.extracting((counter) -> counter.getId().getTag("reason"))
			.containsExactlyInAnyOrder("unauthorized", "too-many-requests", "server-error", "connection",
					"endpoint-failed");
		assertThat(this.metered.value("eyepop.events.socket", "state", "new")).isOne();
		assertThat(this.metered.emulator().requests()).isEmpty();
		assertThat(this.metered.emulator().openConnections()).isZero();
	}

	@Test
	void countsJobsThatSucceed() {
		WorkerEndpoint worker = this.metered.worker((builder) -> builder.name("front-door"));
		predict(worker);
		predict(worker);
		String[] tags = { "api", "worker", "endpoint", "front-door" };
		assertThat(this.metered.value("eyepop.jobs.ended", tags)).isEqualTo(2);
		assertEnded(2, 0, 0);
		assertThat(this.metered.value("eyepop.predictions", tags)).isEqualTo(2);
		assertThat(this.metered.value("eyepop.jobs.time.to.first.result", "kind", "prediction")).isEqualTo(2);
		assertThat(this.metered.value("eyepop.worker.endpoints.known", tags)).isOne();
		assertThat(this.metered.value("eyepop.worker.endpoints.healthy", tags)).isOne();
	}

	private void assertEnded(int success, int error, int canceled) {
		assertThat(this.metered.value("eyepop.jobs.ended", "outcome", "success")).isEqualTo(success);
		assertThat(this.metered.value("eyepop.jobs.ended", "outcome", "error")).isEqualTo(error);
		assertThat(this.metered.value("eyepop.jobs.ended", "outcome", "canceled")).isEqualTo(canceled);
	}

	@Test
	void countsFramesWhileTheyArrive() {
		WorkerEndpoint worker = this.metered.worker();
		this.metered.emulator()
			.faults()
			.add(Fault.builder().path("/prepareSource").slowDrip(Duration.ofMillis(200)).build());
		WorkerJob job = worker.upload(new byte[1_000_000], MediaType.parseMediaType("video/mp4"));
		Awaitility.await().until(() -> this.metered.value("eyepop.predictions") > 0);
		assertThat(this.metered.value("eyepop.jobs.active")).isOne();
		assertThat(this.metered.value("eyepop.jobs.ended")).isZero();
		job.cancel();
		assertEnded(0, 0, 1);
	}

	@Test
	void countsJobsThatWaitAndThatAreCanceled() {
		this.metered.emulator().faults().add(Fault.builder().stall().path("/source").times(10).build());
		WorkerEndpoint worker = this.metered.worker((builder) -> builder.jobQueueLength(2));
		List<WorkerJob> jobs = IntStream.range(0, 5).mapToObj((i) -> worker.upload(Metered.IMAGE)).toList();
		assertThat(this.metered.value("eyepop.jobs.active")).isEqualTo(2);
		assertThat(this.metered.value("eyepop.jobs.queued")).isEqualTo(3);
		jobs.get(4).cancel();
		assertThat(this.metered.value("eyepop.jobs.queued")).isEqualTo(2);
		jobs.get(0).cancel();
		assertThat(this.metered.value("eyepop.jobs.active")).isEqualTo(2);
		assertThat(this.metered.value("eyepop.jobs.queued")).isOne();
		jobs.forEach(WorkerJob::cancel);
		jobs.forEach(WorkerJob::cancel);
		assertEnded(0, 0, 5);
	}

	@Test
	void countsJobsThatFail() {
		WorkerEndpoint worker = this.metered.worker();
		this.metered.emulator().faults().add(Fault.builder().path("/source").status(507).build());
		fail(worker);
		this.metered.emulator().faults().add(Fault.builder().path("/source").truncateLine().build());
		fail(worker);
		this.metered.emulator().faults().add(Fault.builder().path("/source").errorEvent("no decoder").build());
		fail(worker);
		fail(worker, Path.of("no-such-file.jpg"));
		assertEnded(0, 4, 0);
	}

	@Test
	void countsJobsThatTakeTooLong() {
		this.metered.emulator().faults().add(Fault.builder().stall().path("/source").build());
		fail(this.metered.worker((builder) -> builder.jobTimeout(Duration.ofMillis(300))));
		assertEnded(0, 1, 0);
	}

	@Test
	void countsJobsThatAreCutOffByTheEndOfTheirEndpoint() {
		this.metered.emulator().faults().add(Fault.builder().stall().path("/source").times(2).build());
		WorkerEndpoint worker = this.metered
			.worker((builder) -> builder.shutdownTimeout(Duration.ofMillis(100)).jobQueueLength(1));
		worker.upload(Metered.IMAGE);
		worker.upload(Metered.IMAGE);
		worker.close();
		assertEnded(0, 0, 2);
	}

	@Test
	void jobsThatFailAtRandomEndOnceEach() {
		this.metered.emulator()
			.faults()
			.add(Fault.builder().status(429).retryAfter(Duration.ZERO).probability(0.1, 1).build());
		this.metered.emulator().faults().add(Fault.builder().path("/source").status(507).probability(0.2, 2).build());
		this.metered.emulator().faults().add(Fault.builder().path("/source").reset().probability(0.1, 3).build());
		WorkerEndpoint worker = this.metered.worker((builder) -> builder.jobQueueLength(8));
		List<WorkerJob> jobs = IntStream.range(0, 100).mapToObj((i) -> worker.upload(Metered.IMAGE)).toList();
		IntStream.range(0, 100).filter((i) -> i % 7 == 0).forEach((i) -> jobs.get(i).cancel());
		jobs.forEach((job) -> job.predictions().onErrorComplete().blockLast());
		assertThat(this.metered.value("eyepop.jobs.ended")).isEqualTo(100);
		assertThat(this.metered.value("eyepop.jobs.ended", "outcome", "canceled"))
			.isEqualTo(jobs.stream().filter(WorkerJob::isCanceled).count());
		assertThat(this.metered.value("eyepop.jobs.ended", "outcome", "error")).isPositive();
	}

	@Test
	void countsRetriesByReason() {
		WorkerEndpoint worker = this.metered.worker();
		this.metered.emulator().faults().add(Fault.builder().path("/source").status(503).times(2).build());
		this.metered.emulator().faults().add(Fault.builder().path("/source").status(429).times(1).build());
		predict(worker);
		assertThat(this.metered.value("eyepop.http.retries", "reason", "server-error")).isEqualTo(2);
		assertThat(this.metered.value("eyepop.http.retries", "reason", "too-many-requests")).isOne();
		this.metered.emulator().faults().add(Fault.builder().path("/source").reset().build());
		predict(worker);
		assertThat(this.metered.value("eyepop.http.retries", "reason", "connection")).isOne();
		assertThat(this.metered.value("eyepop.http.retries")).isEqualTo(4);
		assertEnded(2, 0, 0);
	}

	@Test
	void doesNotCountARetryThatIsNotMade() {
		WorkerEndpoint worker = this.metered.worker();
		this.metered.emulator()
			.faults()
			.add(Fault.builder().path("/source").status(503).retryAfter(Duration.ofSeconds(20)).build());
		WorkerJob job = worker.upload(Metered.IMAGE);
		Awaitility.await().until(() -> this.metered.emulator().faults().struck() == 1);
		job.cancel();
		assertThat(this.metered.value("eyepop.http.retries")).isZero();
	}

	@Test
	void countsNewTokens() {
		WorkerEndpoint worker = this.metered.worker();
		predict(worker);
		double before = this.metered.value("eyepop.token.refreshes", "outcome", "success");
		this.metered.emulator().expireTokens();
		predict(worker);
		assertThat(this.metered.value("eyepop.token.refreshes", "outcome", "success")).isEqualTo(before + 1);
		assertThat(this.metered.value("eyepop.http.retries", "reason", "unauthorized")).isPositive();
		this.metered.emulator().expireTokens();
		this.metered.emulator()
			.faults()
			.add(Fault.builder().path("/v1/auth/authenticate").status(403).times(5).build());
		fail(worker);
		assertThat(this.metered.value("eyepop.token.refreshes", "outcome", "error")).isPositive();
	}

	@Test
	void tellsEndpointsThatAreLeftAlone() {
		WorkerEndpoint worker = this.metered.worker((builder) -> builder.name("a"));
		predict(worker);
		this.metered.emulator().faults().add(Fault.builder().path("/source").status(404).times(20).build());
		fail(worker);
		assertThat(this.metered.value("eyepop.worker.endpoints.known", "endpoint", "a")).isOne();
		assertThat(this.metered.value("eyepop.worker.endpoints.healthy", "endpoint", "a")).isZero();
	}

	@Test
	void countsTheBytesOfFilesThatAreSentWithoutACopy(@TempDir Path folder) throws IOException {
		int size = 3_000_000;
		Path file = Files.write(folder.resolve("large.mp4"), new byte[size]);
		WorkerEndpoint worker = this.metered.worker();
		StepVerifier.create(worker.upload(file).predictions()).thenConsumeWhile((prediction) -> true).verifyComplete();
		assertThat(this.metered.value("eyepop.http.sent")).isBetween((double) size, size + 100_000.0);
		assertThat(this.metered.value("eyepop.http.received")).isBetween(500.0, 3_000_000.0);
	}

	@Test
	void bytesOfSharedConnectionsBelongToWhoeverUsesThem() {
		WorkerEndpoint first = this.metered.worker((builder) -> builder.name("first"));
		WorkerEndpoint second = this.metered.worker((builder) -> builder.name("second"));
		predict(first);
		double sent = this.metered.value("eyepop.http.sent", "endpoint", "first");
		double received = this.metered.value("eyepop.http.received", "endpoint", "first");
		assertThat(sent).isPositive();
		predict(second);
		try (WorkerEndpoint unwatched = WorkerEndpoint.builder(this.metered.http())
			.url(this.metered.emulator().url())
			.apiKey(this.metered.emulator().apiKey())
			.build()) {
			double all = this.metered.value("eyepop.http.sent");
			predict(unwatched);
			assertThat(this.metered.value("eyepop.http.sent")).isEqualTo(all);
		}
		assertThat(this.metered.value("eyepop.http.sent", "endpoint", "first")).isEqualTo(sent);
		assertThat(this.metered.value("eyepop.http.received", "endpoint", "first")).isEqualTo(received);
		assertThat(this.metered.value("eyepop.http.sent", "endpoint", "second")).isPositive();
	}

	@Test
	void followsTheSocketOfTheEvents() {
		DataEndpoint data = this.metered.data();
		DataEvents events = data.events();
		Disposable listening = events.all().subscribe();
		awaitSocket("connected");
		this.metered.emulator().events().send("{\"change_type\": \"dataset_added\", \"account_uuid\": \"a\"}");
		this.metered.emulator().events().send("{\"change_type\": \"asset_danced\", \"account_uuid\": \"a\"}");
		Awaitility.await().until(() -> this.metered.value("eyepop.events.received") == 2);
		assertThat(this.metered.value("eyepop.events.received", "type", "dataset_added")).isOne();
		assertThat(this.metered.value("eyepop.events.received", "type", "unknown")).isOne();
		assertThat(this.metered.value("eyepop.events.reconnects")).isZero();
		this.metered.emulator().events().cut();
		Awaitility.await().until(() -> this.metered.value("eyepop.events.reconnects") == 1);
		awaitSocket("connected");
		assertThat(this.metered.value("eyepop.http.received", "api", "data")).isPositive();
		listening.dispose();
		awaitSocket("new");
	}

	private void awaitSocket(String state) {
		Awaitility.await().untilAsserted(() -> {
			assertThat(this.metered.value("eyepop.events.socket", "state", state)).isOne();
			assertThat(this.metered.value("eyepop.events.socket")).isOne();
		});
	}

	@Test
	void countsJobsOfTheDataApi() {
		DataEndpoint data = this.metered.data();
		String dataset = data.sync().datasets().create(DatasetCreate.builder("d").build()).uuid();
		data.sync().uploads().upload(Metered.IMAGE, dataset).result();
		assertThatException().isThrownBy(() -> data.sync().uploads().upload(Metered.IMAGE, "no-such-set").result());
		assertThat(this.metered.value("eyepop.jobs.ended", "api", "data", "kind", "upload", "outcome", "success"))
			.isOne();
		assertThat(this.metered.value("eyepop.jobs.ended", "kind", "upload", "outcome", "error")).isOne();
		assertThat(this.metered.value("eyepop.predictions")).isZero();
	}

	@Test
	void endpointsOfOneNameShareTheirMeters() {
		WorkerEndpoint first = this.metered.worker();
		WorkerEndpoint second = this.metered.worker();
		predict(first);
		predict(second);
		assertThat(this.metered.value("eyepop.worker.endpoints.known")).isEqualTo(2);
		first.close();
		assertThat(this.metered.value("eyepop.worker.endpoints.known")).isOne();
		second.close();
		assertThat(this.metered.registry.find("eyepop.worker.endpoints.known").gauge()).isNull();
		assertThat(this.metered.value("eyepop.jobs.ended")).isEqualTo(2);
	}

	@Test
	void anEndpointThatNobodyClosedCanGo() {
		SimpleMeterRegistry registry = new SimpleMeterRegistry();
		EyePopMeters meters = new EyePopMeters(registry);
		EndpointListener kept = meters.watch(profile());
		meters.watch(profile());
		Awaitility.await().until(() -> {
			System.gc();
			return registry.get("eyepop.worker.endpoints.known").gauge().value() == 3;
		});
		kept.onClosed();
	}

	private static EndpointProfile profile() {
		return new EndpointProfile(EndpointApi.WORKER, "worker", () -> new EndpointCounts(3, 2));
	}

	@Test
	void metersAreThoseOfTheDocumentation() {
		everythingHappens(this.metered.worker(), this.metered.data());
		for (EyePopMeterDocumentation documented : EyePopMeterDocumentation.values()) {
			assertThat(documented.getName()).startsWith("eyepop.");
			List<Meter> meters = List.copyOf(this.metered.registry.find(documented.getName()).meters());
			assertThat(meters).as(documented.getName()).isNotEmpty().allSatisfy((meter) -> {
				assertThat(meter.getId().getType()).isEqualTo(documented.getType());
				assertThat(meter.getId().getDescription()).isEqualTo(documented.getDescription());
				assertThat(meter.getId().getTags()).extracting(Tag::getKey)
					.containsExactlyInAnyOrderElementsOf(
							List.of(documented.getKeyNames()).stream().map((key) -> key.asString()).toList());
			});
		}
		assertThat(this.metered.registry.getMeters()).extracting((meter) -> meter.getId().getName())
			.isSubsetOf(List.of(EyePopMeterDocumentation.values())
				.stream()
				.map(EyePopMeterDocumentation::getName)
				.toList());
	}

	private void everythingHappens(WorkerEndpoint worker, DataEndpoint data) {
		predict(worker);
		this.metered.emulator().expireTokens();
		this.metered.emulator().faults().add(Fault.builder().path("/source").status(503).build());
		predict(worker);
		Disposable listening = data.events().all().subscribe();
		awaitSocket("connected");
		this.metered.emulator().events().send("{\"change_type\": \"dataset_added\", \"account_uuid\": \"a\"}");
		Awaitility.await().until(() -> this.metered.value("eyepop.events.received") == 1);
		listening.dispose();
	}

	private static void predict(WorkerEndpoint worker) {
		StepVerifier.create(worker.upload(Metered.IMAGE).predictions()).expectNextCount(1).verifyComplete();
	}

	private static void fail(WorkerEndpoint worker) {
		fail(worker, Metered.IMAGE);
	}

	private static void fail(WorkerEndpoint worker, Path path) {
		StepVerifier.create(worker.upload(path).predictions()).thenConsumeWhile((prediction) -> true).verifyError();
	}

}
