package ai.eyepop.data;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import reactor.core.publisher.Flux;

import ai.eyepop.data.arrow.ArrowMemory;
import ai.eyepop.data.arrow.AssetArrowReader;
import ai.eyepop.data.asset.Asset;
import ai.eyepop.data.asset.AssetExportRequest;
import ai.eyepop.http.EyePopHttp;
import ai.eyepop.wire.TestHttp;

/**
 * A service that exports and imports assets as Arrow.
 */
abstract class DataArrowFixture {

	static final AssetExportRequest REQUEST = AssetExportRequest.builder().datasetUuid("ds-1").build();

	static final Path FILES = Path.of("src/test/resources/vectors/arrow");

	final EyePopHttp http = TestHttp.create();

	DataServer server = DataServer.json(200, "");

	@AfterEach
	void close() {
		this.http.close();
		this.server.close();
	}

	DataEndpointBuilder endpoint() {
		return this.server.endpoint(this.http).shutdownTimeout(Duration.ofSeconds(30));
	}

	static List<Asset> assets() throws IOException {
		return read(Files.readAllBytes(FILES.resolve("objects-1.7.stream")));
	}

	static List<Asset> read(byte[] bytes) {
		try (ArrowMemory memory = new ArrowMemory(10_000_000);
				Stream<Asset> assets = new AssetArrowReader(memory).read(new ByteArrayInputStream(bytes)).stream()) {
			return assets.toList();
		}
	}

	void serve(byte[] bytes) {
		serve(Flux.just(bytes));
	}

	void serve(Flux<byte[]> bytes) {
		this.server.close();
		this.server = new DataServer((number, request, response) -> response.status(200)
			.header("Content-Type", "application/octet-stream")
			.sendByteArray(bytes));
	}

}
