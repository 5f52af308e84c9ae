package ai.eyepop.data;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

import ai.eyepop.data.arrow.ArrowMemoryException;
import ai.eyepop.data.asset.Asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for exports that end early, and for the memory that they share.
 */
class DataArrowEndTests extends DataArrowFixture {

	@Test
	void cancelGivesTheMemoryBack() throws IOException {
		serve(Files.readAllBytes(FILES.resolve("multi-batch-one-dictionary-1.7.stream")));
		DataEndpoint endpoint = endpoint().build();
		StepVerifier.create(endpoint.exports().assets(REQUEST).take(3)).expectNextCount(3).verifyComplete();
		StepVerifier.create(endpoint.disconnect()).verifyComplete();
	}

	@Test
	void aStreamThatWasNotClosedIsToldOfAtTheEnd() throws IOException {
		serve(Files.readAllBytes(FILES.resolve("objects-1.7.stream")));
		DataEndpoint endpoint = endpoint().shutdownTimeout(Duration.ofMillis(20)).build();
		Stream<Asset> forgotten = endpoint.sync().exports().assets(REQUEST);
		assertThat(forgotten.iterator().next()).isNotNull();
		StepVerifier.create(endpoint.disconnect())
			.verifyErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(ArrowMemoryException.class)
				.hasMessageContaining("close each stream"));
		forgotten.close();
		StepVerifier.create(endpoint.exports().assets(REQUEST)).verifyError(IllegalStateException.class);
		assertThatIllegalStateException().isThrownBy(endpoint::arrow).withMessageContaining("closed");
	}

	@Test
	void anExportThatIsStillReadEndsWithTheEndpoint() throws IOException {
		serve(Files.readAllBytes(FILES.resolve("multi-batch-one-dictionary-1.7.stream")));
		DataEndpoint endpoint = endpoint().build();
		StepVerifier.create(endpoint.exports().assets(REQUEST), 1)
			.expectNextCount(1)
			.then(() -> endpoint.disconnect().subscribe())
			.expectErrorMessage("The endpoint is closed and reads no more Arrow data")
			.verify(Duration.ofSeconds(60));
	}

	@Test
	void aThreadThatWaitsForAnExportEndsWithTheEndpoint() throws Exception {
		byte[] stream = Files.readAllBytes(FILES.resolve("multi-batch-one-dictionary-1.7.stream"));
		serve(Flux.just(Arrays.copyOf(stream, stream.length - 20_000)).concatWith(Flux.never()));
		DataEndpoint endpoint = endpoint().build();
		AtomicInteger count = new AtomicInteger();
		CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> {
			try (Stream<Asset> assets = endpoint.sync().exports().assets(REQUEST)) {
				assets.forEach((asset) -> count.incrementAndGet());
			}
		});
		Awaitility.await().until(() -> count.get() > 0);
		Stream<Asset> unread = endpoint.sync().exports().assets(REQUEST);
		CompletableFuture<Void> closed = CompletableFuture.runAsync(() -> endpoint.disconnect().block());
		assertThatExceptionOfType(ExecutionException.class).isThrownBy(() -> waiting.get(30, TimeUnit.SECONDS))
			.withCauseInstanceOf(IllegalStateException.class)
			.withMessageContaining("The endpoint is closed and reads no more Arrow data");
		this.server.awaitDisconnect();
		assertThat(closed).as("while a stream is open").isNotDone();
		assertThatIllegalStateException().isThrownBy(unread::toList).withMessageContaining("The endpoint is closed");
		closed.get(30, TimeUnit.SECONDS);
	}

	@Test
	void aFileThatIsStillReadEndsWithTheEndpoint() {
		DataEndpoint endpoint = endpoint().build();
		StepVerifier.create(endpoint.arrow().read(FILES.resolve("multi-batch-one-dictionary-1.7.stream")).assets(), 1)
			.expectNextCount(1)
			.then(() -> endpoint.disconnect().subscribe())
			.expectErrorMessage("The endpoint is closed and reads no more Arrow data")
			.verify(Duration.ofSeconds(60));
	}

	@Test
	void exportsAtOnceShareTheLimit() throws IOException {
		serve(Files.readAllBytes(FILES.resolve("multi-batch-one-dictionary-1.7.stream")));
		try (DataEndpoint endpoint = endpoint().build()) {
			Flux<String> one = endpoint.exports().assets(REQUEST).map(Asset::uuid);
			List<String> uuids = Objects.requireNonNull(one.collectList().block());
			assertThat(Flux.merge(one, one).collectList().block()).hasSize(2 * uuids.size()).containsAll(uuids);
			assertThat(Flux.merge(one.take(5), one).count().block()).isEqualTo(5 + uuids.size());
		}
		try (DataEndpoint endpoint = endpoint().arrowMemoryLimit(DataSize.ofKilobytes(30)).build();
				Stream<Asset> open = endpoint.sync().exports().assets(REQUEST)) {
			assertThat(open.iterator().next()).isNotNull();
			StepVerifier.create(endpoint.exports().assets(REQUEST))
				.verifyErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(ArrowMemoryException.class)
					.hasMessageContaining("read fewer files at once"));
			open.close();
			assertThat(endpoint.exports().assets(REQUEST).count().block()).isGreaterThan(100);
		}
	}

}
