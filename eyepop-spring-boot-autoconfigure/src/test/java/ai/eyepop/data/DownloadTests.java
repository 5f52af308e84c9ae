package ai.eyepop.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;

import ai.eyepop.data.asset.AssetDownloadRequest;
import ai.eyepop.data.asset.AssetUrlType;
import ai.eyepop.data.asset.DownloadUrl;
import ai.eyepop.data.call.DataNotReachableException;
import ai.eyepop.data.content.Downloads;
import ai.eyepop.http.EyePopHttp;
import ai.eyepop.http.ServiceException;
import ai.eyepop.wire.TestHttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for downloads.
 */
class DownloadTests {

	private static final byte[] BYTES = new byte[1_000_000];

	static {
		new Random(1).nextBytes(BYTES);
	}

	private final EyePopHttp http = TestHttp.create();

	private DataServer server = new DataServer((number, request, response) -> bytes(response));

	@TempDir
	private Path directory;

	@AfterEach
	void close() {
		this.http.close();
		this.server.close();
	}

	@Test
	void goesToAFileAStreamOrWhoeverReads() throws Exception {
		Path file = this.directory.resolve("a.jpg");
		SyncAssets assets = endpoint().sync().assets();
		assertThat(assets.download("asset-1").to(file)).isEqualTo(file);
		assertThat(file).hasBinaryContent(BYTES);
		assertThat(names()).containsExactly("a.jpg");
		ByteArrayOutputStream stream = new ByteArrayOutputStream();
		assets.download("asset-1").to(stream);
		assertThat(stream.toByteArray()).isEqualTo(BYTES);
		try (InputStream input = assets.download("asset-1").inputStream()) {
			assertThat(input.readAllBytes()).isEqualTo(BYTES);
		}
		assertThat(this.server.received()).hasSize(3)
			.allSatisfy((request) -> assertThat(request.headers()).containsEntry("accept", "*/*")
				.containsEntry("authorization", "Bearer tok-1"));
	}

	@Test
	void replacesAFileWhenItIsComplete() throws Exception {
		Path file = Files.writeString(this.directory.resolve("a.jpg"), "old");
		Downloads.toPath(endpoint().assets().download("asset-1"), file).block();
		assertThat(file).hasBinaryContent(BYTES);
		assertThat(names()).containsExactly("a.jpg");
	}

	@Test
	void leavesNothingHalfWritten() throws Exception {
		serve((number, request, response) -> response.sendObject(
				Flux.concat(Flux.just(Unpooled.wrappedBuffer(BYTES, 0, 50_000)), Flux.error(new IOException("cut"))),
				(part) -> true));
		Path file = Files.writeString(this.directory.resolve("a.jpg"), "old");
		assertThatExceptionOfType(DataNotReachableException.class)
			.isThrownBy(() -> endpoint().sync().assets().download("asset-1").to(file));
		assertThat(file).hasContent("old");
		assertThat(names()).containsExactly("a.jpg");
	}

	@Test
	void anErrorIsNotADownload() throws Exception {
		serve((number, request, response) -> DataServer.json(response, 404, "gone"));
		assertThatExceptionOfType(ServiceException.class)
			.isThrownBy(() -> endpoint().sync().assets().download("asset-1").to(this.directory.resolve("a.jpg")));
		assertThat(names()).isEmpty();
	}

	@Test
	void cancelClosesTheConnectionAndTakesTheFileAway() throws Exception {
		serve((number, request, response) -> response.sendObject(
				Flux.concat(Flux.just(Unpooled.wrappedBuffer(BYTES, 0, 50_000)), Flux.never()), (part) -> true));
		CountDownLatch begun = new CountDownLatch(1);
		CountDownLatch cleaned = new CountDownLatch(1);
		Flux<DataBuffer> bytes = endpoint().assets().download("asset-1").doOnNext((buffer) -> begun.countDown());
		Disposable download = Downloads.toPath(bytes, this.directory.resolve("a.jpg"))
			.doFinally((signal) -> cleaned.countDown())
			.subscribe();
		assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
		assertThat(names()).hasSize(1).allMatch((name) -> name.endsWith(".part"));
		download.dispose();
		this.server.awaitDisconnect();
		assertThat(cleaned.await(30, TimeUnit.SECONDS)).isTrue();
		awaitEmpty();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20 })
	void cancelAfterAnyBufferLeavesNothingBehind(int count) throws Exception {
		Flux<ByteBuf> parts = Flux.range(0, 100).map((i) -> Unpooled.wrappedBuffer(BYTES, 0, 5_000));
		serve((number, request, response) -> response.sendObject(parts.concatWith(Flux.never()), (part) -> true));
		CountDownLatch begun = new CountDownLatch(count);
		Flux<DataBuffer> bytes = endpoint().assets().download("asset-1").doOnNext((buffer) -> begun.countDown());
		Disposable download = Downloads.toPath(bytes, this.directory.resolve("a.jpg")).subscribe();
		assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
		download.dispose();
		this.server.awaitDisconnect();
		// buffers are looked for after the class
		awaitEmpty();
	}

	@Test
	void aFileThatCannotBeWrittenIsAnError() {
		Path nowhere = this.directory.resolve("missing").resolve("a.jpg");
		assertThatExceptionOfType(RuntimeException.class)
			.isThrownBy(() -> endpoint().sync().assets().download("asset-1").to(nowhere))
			.withRootCauseInstanceOf(IOException.class);
		assertThat(this.server.received()).isEmpty();
	}

	@Test
	void aStreamThatBreaksClosesTheConnection() {
		OutputStream broken = new OutputStream() {

			@Override
			public void write(int b) throws IOException {
				throw new IOException("disk full");
			}

		};
		assertThatExceptionOfType(UncheckedIOException.class)
			.isThrownBy(() -> endpoint().sync().assets().download("asset-1").to(broken))
			.withMessageContaining("disk full");
		this.server.awaitDisconnect();
	}

	@Test
	void aDownloadIsAskedForWhenItIsRead() {
		endpoint().assets().download("asset-1");
		endpoint().sync().assets().download("asset-1");
		assertThat(this.server.received()).isEmpty();
	}

	@Test
	void aSignedUrlIsFetchedWithoutACredential() {
		try (DataServer storage = new DataServer((number, request, response) -> bytes(response))) {
			URI signed = storage.url().resolve("/o%2Fx?sig=a%2Bb");
			serve((number, request, response) -> DataServer.json(response, 200,
					"{\"url\": \"%s\", \"url_type\": \"https_signed\"}".formatted(signed)));
			SyncDataEndpoint endpoint = endpoint().sync();
			DownloadUrl url = endpoint.assets()
				.downloadUrl("asset-1", AssetDownloadRequest.original(), AssetUrlType.HTTPS_SIGNED);
			ByteArrayOutputStream stream = new ByteArrayOutputStream();
			endpoint.fetch(URI.create(url.url())).to(stream);
			assertThat(stream.toByteArray()).isEqualTo(BYTES);
			assertThat(storage.onlyRequest().uri()).hasToString("/o%2Fx?sig=a%2Bb");
			assertThat(storage.onlyRequest().headers()).doesNotContainKeys("authorization", "cookie");
		}
	}

	@Test
	void redirectsAreNotFollowed() {
		try (DataServer elsewhere = new DataServer((number, request, response) -> bytes(response))) {
			serve((number, request,
					response) -> response.status(302).header("Location", elsewhere.url().toString()).send());
			SyncDataEndpoint endpoint = endpoint().sync();
			assertThatExceptionOfType(ServiceException.class)
				.isThrownBy(() -> endpoint.assets().download("asset-1").to(OutputStream.nullOutputStream()))
				.satisfies((ex) -> assertThat(ex.getStatus().value()).isEqualTo(302));
			assertThatExceptionOfType(ServiceException.class)
				.isThrownBy(() -> endpoint.fetch(this.server.url()).to(OutputStream.nullOutputStream()));
			assertThat(elsewhere.received()).isEmpty();
		}
	}

	@Test
	void aBucketIsNotFetched() {
		assertThatIllegalArgumentException().isThrownBy(() -> endpoint().fetch(URI.create("gs://bucket/o")))
			.withMessageContaining("https_signed");
	}

	private DataEndpoint endpoint() {
		return this.server.endpoint(this.http).build();
	}

	private void serve(DataServer.Handler handler) {
		this.server.close();
		this.server = new DataServer(handler);
	}

	private static Publisher<Void> bytes(HttpServerResponse response) {
		return response.header("Content-Type", "image/jpeg").sendByteArray(Mono.just(BYTES));
	}

	private Stream<String> names() throws IOException {
		try (Stream<Path> files = Files.list(this.directory)) {
			return files.map((file) -> Objects.toString(file.getFileName())).toList().stream();
		}
	}

	/** The file goes away on the thread that wrote it. */
	private void awaitEmpty() throws IOException {
		while (names().findAny().isPresent()) {
			Thread.onSpinWait();
		}
	}

}
