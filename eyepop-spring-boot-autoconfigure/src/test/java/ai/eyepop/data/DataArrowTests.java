package ai.eyepop.data;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

import ai.eyepop.data.arrow.ArrowFormatException;
import ai.eyepop.data.arrow.ArrowMemory;
import ai.eyepop.data.arrow.ArrowMemoryException;
import ai.eyepop.data.arrow.ArrowTransferException;
import ai.eyepop.data.arrow.AssetArrowReader;
import ai.eyepop.data.arrow.OtherFile;
import ai.eyepop.data.arrow.UnwritableAssetException;
import ai.eyepop.data.asset.Asset;
import ai.eyepop.data.asset.AssetExportRequest;
import ai.eyepop.http.AccessToken;
import ai.eyepop.http.AccessTokens;
import ai.eyepop.http.EyePopException;
import ai.eyepop.http.EyePopHttp;
import ai.eyepop.http.ServiceException;
import ai.eyepop.source.Source;
import ai.eyepop.wire.TestHttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Exports and imports of assets as Arrow data, over sockets.
 */
class DataArrowTests {

	private static final AssetExportRequest REQUEST = AssetExportRequest.builder().datasetUuid("ds-1").build();

	private static final Path FILES = Path.of("src/test/resources/vectors/arrow");

	private final EyePopHttp http = TestHttp.create();

	private DataServer server = DataServer.json(200, "");

	@TempDir
	private Path directory;

	@AfterEach
	void close() {
		this.http.close();
		this.server.close();
	}

	@Test
	void anExportIsReadWhileItArrives() throws IOException {
		serve(Files.readAllBytes(FILES.resolve("multi-batch-one-dictionary-1.7.stream")));
		try (DataEndpoint endpoint = endpoint().build()) {
			List<String> uuids = endpoint.exports().assets(REQUEST).map(Asset::uuid).collectList().block();
			try (Stream<Asset> assets = endpoint.sync().exports().assets(REQUEST)) {
				assertThat(assets.map(Asset::uuid)).isEqualTo(uuids).hasSizeGreaterThan(100).doesNotHaveDuplicates();
			}
		}
		assertThat(this.server.received()).hasSize(2)
			.allSatisfy((request) -> assertThat(request.headers()).containsEntry("accept",
					"application/vnd.apache.arrow.file;version=1.7"));
	}

	@Test
	void aFileIsKeptAsItIsAndReadLater() throws IOException {
		byte[] file = Files.readAllBytes(FILES.resolve("objects-1.7.arrow"));
		serve(file);
		try (DataEndpoint endpoint = endpoint().build()) {
			Path path = endpoint.sync().exports().assetFile(REQUEST).to(this.directory.resolve("assets.arrow"));
			assertThat(path).hasBinaryContent(file);
			assertThat(endpoint.arrow().read(path).assets().collectList().block()).isNotEmpty();
			assertThat(endpoint.arrow().read(path).batches((batches) -> batches.root().getRowCount()).blockFirst())
				.isPositive();
		}
	}

	@Test
	void anExportToAPathIsAnArrowFile() throws IOException {
		serve(Files.readAllBytes(FILES.resolve("multi-batch-one-dictionary-1.7.stream")));
		Path file = this.directory.resolve("assets.arrow");
		try (DataEndpoint endpoint = endpoint().build()) {
			List<Asset> assets = endpoint.exports().assets(REQUEST).collectList().block();
			assertThat(endpoint.exports().toPath(REQUEST, file).block()).isEqualTo(file);
			byte[] written = Files.readAllBytes(file);
			assertThat(OtherFile.open(file).rows()).extracting("uuid").hasSizeGreaterThan(100);
			assertThat(read(written)).isEqualTo(assets);
			assertThat(endpoint.sync().exports().toPath(REQUEST, file)).isEqualTo(file).hasBinaryContent(written);
		}
		assertThat(this.directory).isDirectoryNotContaining((other) -> !other.equals(file));
	}

	@Test
	void anExportThatFailsLeavesWhatWasThere() throws IOException {
		byte[] stream = Files.readAllBytes(FILES.resolve("multi-batch-one-dictionary-1.7.stream"));
		serve(Arrays.copyOf(stream, stream.length - 100));
		Path file = Files.writeString(this.directory.resolve("assets.arrow"), "before");
		try (DataEndpoint endpoint = endpoint().build()) {
			StepVerifier.create(endpoint.exports().toPath(REQUEST, file)).verifyError(ArrowFormatException.class);
			assertThatExceptionOfType(ArrowFormatException.class)
				.isThrownBy(() -> endpoint.sync().exports().toPath(REQUEST, file));
			StepVerifier.create(endpoint.exports().toPath(REQUEST, this.directory.resolve("none").resolve("a.arrow")))
				.verifyError(ArrowTransferException.class);
		}
		assertThat(file).hasContent("before");
		assertThat(this.directory).isDirectoryNotContaining((other) -> !other.equals(file));
	}

	@Test
	void anExportThatIsCanceledLeavesNothing() throws IOException {
		byte[] stream = Files.readAllBytes(FILES.resolve("multi-batch-one-dictionary-1.7.stream"));
		AtomicBoolean closed = new AtomicBoolean();
		this.server.close();
		this.server = new DataServer((number, request, response) -> {
			response.withConnection((connection) -> connection.onDispose(() -> closed.set(true)));
			return response
				.sendByteArray(Flux.just(Arrays.copyOf(stream, stream.length - 100)).concatWith(Flux.never()));
		});
		try (DataEndpoint endpoint = endpoint().build()) {
			Disposable export = endpoint.exports()
				.toPath(REQUEST, this.directory.resolve("assets.arrow"))
				.subscribe((file) -> closed.set(true));
			Awaitility.await().until(() -> isPartOfAFileThere());
			export.dispose();
			Awaitility.await().untilTrue(closed);
			Awaitility.await().untilAsserted(() -> assertThat(this.directory).isEmptyDirectory());
		}
	}

	private boolean isPartOfAFileThere() throws IOException {
		try (Stream<Path> files = Files.list(this.directory)) {
			return files.findAny().isPresent();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "objects-1.7.arrow", "objects-1.7.stream", "server-lz4-1.7.arrow", "no-rows-1.7.arrow" })
	void aPathIsImportedWhicheverFormItHas(String name) throws IOException {
		Path file = FILES.resolve(name);
		try (DataEndpoint endpoint = endpoint().build()) {
			endpoint.imports().fromPath(file, "ds-1").block();
			endpoint.sync().imports().fromPath(file, "ds-1");
		}
		assertThat(this.server.received()).hasSize(2).allSatisfy((request) -> {
			assertThat(request.uri()).hasPath("/imports/assets").hasQuery("dataset_uuid=ds-1");
			assertThat(request.headers()).containsEntry("content-type",
					"application/vnd.apache.arrow.file;version=1.7");
			assertThat(request.body()).startsWith(0xFF, 0xFF, 0xFF, 0xFF).endsWith(0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0);
			assertThat(read(request.body())).isEqualTo(read(Files.readAllBytes(file)));
		});
	}

	@Test
	void whatIsNoArrowIsNotSent() throws IOException {
		byte[] arrow = Files.readAllBytes(FILES.resolve("objects-1.7.arrow"));
		Path file = this.directory.resolve("assets.arrow");
		try (DataEndpoint endpoint = endpoint().build()) {
			for (byte[] bytes : List.of(new byte[] { 1 }, "{\"assets\": []}".getBytes(StandardCharsets.US_ASCII),
					Arrays.copyOf(arrow, 7), Arrays.copyOf(arrow, 17), Arrays.copyOf(arrow, arrow.length - 1),
					footerOf(arrow, -1), footerOf(arrow, arrow.length))) {
				Files.write(file, bytes);
				StepVerifier.create(endpoint.imports().fromPath(file, "ds-1")).verifyError(ArrowFormatException.class);
			}
			Files.delete(file);
			assertThatExceptionOfType(ArrowTransferException.class)
				.isThrownBy(() -> endpoint.sync().imports().fromPath(file, "ds-1"));
		}
		assertThat(this.server.received()).isEmpty();
	}

	private static byte[] footerOf(byte[] arrow, int length) {
		byte[] forged = arrow.clone();
		ByteBuffer.wrap(forged).order(ByteOrder.LITTLE_ENDIAN).putInt(arrow.length - 10, length);
		return forged;
	}

	@Test
	void whatIsDamagedOrTooLargeIsAnErrorOfOurs() throws IOException {
		byte[] stream = Files.readAllBytes(FILES.resolve("objects-1.7.stream"));
		serve(Arrays.copyOf(stream, stream.length / 2));
		try (DataEndpoint endpoint = endpoint().build()) {
			StepVerifier.create(endpoint.exports().assets(REQUEST)).verifyError(ArrowFormatException.class);
		}
		serve(stream);
		try (DataEndpoint endpoint = endpoint().arrowMemoryLimit(DataSize.ofBytes(100)).build()) {
			StepVerifier.create(endpoint.exports().assets(REQUEST))
				.verifyErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(ArrowMemoryException.class)
					.hasMessageContaining("eyepop.data.arrow.memory-limit"));
		}
	}

	@Test
	void anErrorOfTheServiceStaysWhatItIs() {
		this.server.close();
		this.server = DataServer.json(404, "{\"message\": \"no such dataset\"}");
		try (DataEndpoint endpoint = endpoint().build()) {
			StepVerifier.create(endpoint.exports().assets(REQUEST)).verifyError(ServiceException.class);
			assertThatExceptionOfType(ServiceException.class).isThrownBy(() -> {
				try (Stream<Asset> assets = endpoint.sync().exports().assets(REQUEST)) {
					assets.forEach((asset) -> {
					});
				}
			});
		}
	}

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

	@Test
	void anAnswerThatBreaksBetweenTwoBatchesIsAnError() throws IOException {
		byte[] stream = Files.readAllBytes(FILES.resolve("multi-batch-one-dictionary-1.7.stream"));
		byte[] part = Arrays.copyOf(stream, endOfFirstBatch(stream));
		Sinks.Empty<byte[]> seen = Sinks.empty();
		serve(Flux.just(part).concatWith(seen.asMono()).concatWith(Mono.error(new IOException("broken"))));
		try (DataEndpoint endpoint = endpoint().build()) {
			StepVerifier.create(endpoint.exports().assets(REQUEST))
				.expectNextCount(1)
				.then(seen::tryEmitEmpty)
				.thenConsumeWhile((asset) -> true)
				.expectErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(EyePopException.class))
				.verify(Duration.ofSeconds(30));
		}
	}

	private static int endOfFirstBatch(byte[] stream) {
		ByteBuffer buffer = ByteBuffer.wrap(stream).order(ByteOrder.LITTLE_ENDIAN);
		int start = 0;
		while (true) {
			int length = buffer.getInt(start + 4);
			Message message = Message.getRootAsMessage(buffer.slice(start + 8, length));
			start += 8 + length + (int) message.bodyLength();
			if (message.headerType() == MessageHeader.RecordBatch) {
				return start;
			}
		}
	}

	@Test
	void assetsAreImportedAsArrow() throws IOException {
		List<Asset> assets = assets();
		try (DataEndpoint endpoint = endpoint().build()) {
			endpoint.imports().assets(Flux.fromIterable(assets), "ds-1").block();
			endpoint.sync().imports().assets(assets, "ds-1");
			endpoint.sync().imports().assets(assets::stream, "ds-1");
			endpoint.sync().imports().assets(Source.of(FILES.resolve("objects-1.7.stream")), "ds-1");
		}
		assertThat(this.server.received()).hasSize(4).allSatisfy((request) -> {
			assertThat(request.uri()).hasPath("/imports/assets").hasQuery("dataset_uuid=ds-1");
			assertThat(request.headers()).containsEntry("content-type",
					"application/vnd.apache.arrow.file;version=1.7");
			assertThat(read(request.body())).isEqualTo(assets);
		});
	}

	@Test
	void whatCanBeMadeAgainIsSentAgain() throws IOException {
		this.server.close();
		this.server = new DataServer(
				(number, request, response) -> DataServer.json(response, (number % 2 == 1) ? 401 : 200, ""));
		List<Asset> assets = assets();
		try (DataEndpoint endpoint = refreshing()) {
			endpoint.imports().assets(assets, "ds-1").block();
			assertThat(this.server.received()).hasSize(2)
				.allSatisfy((request) -> assertThat(read(request.body())).isEqualTo(assets));
			StepVerifier.create(endpoint.imports().assets(Flux.fromIterable(assets), "ds-1"))
				.verifyError(ServiceException.class);
		}
		assertThat(this.server.received()).hasSize(3);
	}

	@Test
	void anAssetWithoutAPlaceIsAnErrorOfOurs() {
		Asset asset = Asset.builder("a-1").originalImageWidth(100_000).build();
		try (DataEndpoint endpoint = endpoint().build()) {
			StepVerifier.create(endpoint.imports().assets(List.of(asset), "ds-1"))
				.verifyErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(UnwritableAssetException.class)
					.hasMessageContaining("a-1"));
		}
	}

	private DataEndpointBuilder endpoint() {
		return this.server.endpoint(this.http).shutdownTimeout(Duration.ofSeconds(30));
	}

	private DataEndpoint refreshing() {
		AccessTokens tokens = new AccessTokens(Mono.just(new AccessToken("tok-2", null, null)), DataServer.TOKEN,
				Clock.systemUTC());
		return endpoint().tokens(tokens).build();
	}

	private static List<Asset> assets() throws IOException {
		return read(Files.readAllBytes(FILES.resolve("objects-1.7.stream")));
	}

	private static List<Asset> read(byte[] bytes) {
		try (ArrowMemory memory = new ArrowMemory(10_000_000);
				Stream<Asset> assets = new AssetArrowReader(memory).read(new ByteArrayInputStream(bytes)).stream()) {
			return assets.toList();
		}
	}

	private void serve(byte[] bytes) {
		serve(Flux.just(bytes));
	}

	private void serve(Flux<byte[]> bytes) {
		this.server.close();
		this.server = new DataServer((number, request, response) -> response.status(200)
			.header("Content-Type", "application/octet-stream")
			.sendByteArray(bytes));
	}

}
