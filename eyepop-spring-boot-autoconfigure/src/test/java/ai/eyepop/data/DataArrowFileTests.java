package ai.eyepop.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

import ai.eyepop.data.arrow.ArrowFormatException;
import ai.eyepop.data.arrow.ArrowTransferException;
import ai.eyepop.data.arrow.OtherFile;
import ai.eyepop.data.asset.Asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for exports to paths, and imports from them.
 */
class DataArrowFileTests extends DataArrowFixture {

	@TempDir
	private Path directory;

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

}
