package ai.eyepop.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

import ai.eyepop.data.arrow.ArrowFormatException;
import ai.eyepop.data.arrow.ArrowMemoryException;
import ai.eyepop.data.arrow.UnwritableAssetException;
import ai.eyepop.data.asset.Asset;
import ai.eyepop.http.AccessToken;
import ai.eyepop.http.AccessTokens;
import ai.eyepop.http.EyePopException;
import ai.eyepop.http.ServiceException;
import ai.eyepop.source.Source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Exports and imports of assets as Arrow data, over sockets.
 */
class DataArrowTests extends DataArrowFixture {

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

	private DataEndpoint refreshing() {
		AccessTokens tokens = new AccessTokens(Mono.just(new AccessToken("tok-2", null, null)), DataServer.TOKEN,
				Clock.systemUTC());
		return endpoint().tokens(tokens).build();
	}

}
