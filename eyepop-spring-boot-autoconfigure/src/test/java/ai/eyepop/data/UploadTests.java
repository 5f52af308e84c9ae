package ai.eyepop.data;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import ai.eyepop.data.asset.Asset;
import ai.eyepop.data.asset.AssetImport;
import ai.eyepop.data.asset.AssetImportRequest;
import ai.eyepop.data.asset.AssetUploadRequest;
import ai.eyepop.data.call.DataNotReachableException;
import ai.eyepop.http.AccessToken;
import ai.eyepop.http.AccessTokens;
import ai.eyepop.http.EyePopHttp;
import ai.eyepop.http.ServiceException;
import ai.eyepop.job.Job;
import ai.eyepop.job.JobListener;
import ai.eyepop.job.JobState;
import ai.eyepop.source.MediaSource;
import ai.eyepop.source.Source;
import ai.eyepop.source.UnreadableSourceException;
import ai.eyepop.wire.ReceivedRequest;
import ai.eyepop.wire.TestHttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link Uploads}.
 */
class UploadTests {

	private static final String ASSET = "{\"uuid\": \"asset-1\", \"status\": \"upload_in_progress\"}";

	private static final byte[] BYTES = "0123456789".getBytes(StandardCharsets.US_ASCII);

	private static final AssetUploadRequest REQUEST = AssetUploadRequest.builder("ds-1").build();

	private final EyePopHttp http = TestHttp.create();

	private DataServer server = DataServer.json(200, ASSET);

	@TempDir
	private Path directory;

	@AfterEach
	void close() {
		this.http.close();
		this.server.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "path", "resource", "bytes", "multipart file" })
	void contentOfKnownLengthTellsIt(String kind) throws Exception {
		Path file = Files.write(this.directory.resolve("a.png"), BYTES);
		MediaSource content = switch (kind) {
			case "path" -> Source.of(file);
			case "resource" -> Source.of(new ByteArrayResource(BYTES), MediaType.IMAGE_PNG);
			case "bytes" -> Source.of(BYTES, MediaType.IMAGE_PNG);
			default -> Source.of(new MockMultipartFile("file", "a.png", "image/png", BYTES));
		};
		upload(content).result();
		ReceivedRequest request = this.server.onlyRequest();
		assertThat(request.body()).isEqualTo(BYTES);
		assertThat(request.headers()).containsEntry("content-length", "10").containsEntry("content-type", "image/png");
	}

	@Test
	void streamsAreSentAsTheyCome() throws Exception {
		upload(Source.of(stream(), MediaType.IMAGE_JPEG)).result();
		upload(Source.of(new InputStreamResource(Files.newInputStream(Files.write(this.directory.resolve("a"), BYTES))),
				MediaType.IMAGE_JPEG))
			.result();
		upload(Source.of(new ByteArrayInputStream(BYTES), MediaType.IMAGE_JPEG)).result();
		assertThat(this.server.received()).hasSize(3).allSatisfy((request) -> {
			assertThat(request.body()).isEqualTo(BYTES);
			assertThat(request.headers()).containsEntry("transfer-encoding", "chunked")
				.containsEntry("content-type", "image/jpeg");
		});
	}

	@Test
	void aUrlIsFetchedByTheService() {
		AssetUploadRequest request = AssetUploadRequest.builder("ds-1")
			.datasetVersion(2)
			.externalId("mine")
			.syncTransform(true)
			.noTransform(false)
			.build();
		endpoint().sync().uploads().upload(Source.of(URI.create("https://x.test/a.jpg")), request).result();
		ReceivedRequest received = this.server.onlyRequest();
		assertThat(received.uri()).hasPath("/assets/imports")
			.hasQuery("dataset_uuid=ds-1&dataset_version=2&external_id=mine&sync_transform=true&no_transform=false");
		assertThat(received.body()).asString().isEqualTo("{\"url\":\"https://x.test/a.jpg\"}");
	}

	@Test
	void whatIsNoAssetIsRefusedAtOnce() {
		MediaSource one = Source.of(BYTES, MediaType.IMAGE_PNG);
		SyncUploads uploads = endpoint().sync().uploads();
		assertThatIllegalArgumentException().isThrownBy(() -> uploads.upload(Source.group(one, one), "ds-1"))
			.withMessageContaining("group of");
		assertThatIllegalArgumentException().isThrownBy(() -> uploads.upload(Source.ofAsset("asset-1"), "ds-1"))
			.withMessageContaining("asset asset-1");
	}

	@Test
	void whatCanBeSentOnceIsNotSentAgain() {
		serve(401, "");
		DataEndpoint endpoint = refreshing();
		assertThatExceptionOfType(ServiceException.class).isThrownBy(
				() -> endpoint.sync().uploads().upload(Source.of(stream(), MediaType.IMAGE_JPEG), REQUEST).result());
		assertThat(this.server.received()).hasSize(1);
	}

	@Test
	void whatCanBeSentAgainIsSentAgainWithANewToken() {
		this.server.close();
		this.server = new DataServer(
				(number, request, response) -> DataServer.json(response, (number == 1) ? 401 : 200, ASSET));
		refreshing().sync().uploads().upload(Source.of(BYTES, MediaType.IMAGE_JPEG), REQUEST).result();
		assertThat(this.server.received()).extracting(ReceivedRequest::body).containsExactly(BYTES, BYTES);
		assertThat(this.server.received()).extracting((request) -> request.headers().get("authorization"))
			.containsExactly("Bearer tok-1", "Bearer tok-2");
	}

	@Test
	void aFileThatIsNotThereFailsTheJob() {
		Path missing = this.directory.resolve("missing.jpg");
		assertThatExceptionOfType(UnreadableSourceException.class)
			.isThrownBy(() -> endpoint().sync().uploads().upload(missing, "ds-1").result())
			.withMessageContaining("missing.jpg");
		assertThat(this.server.received()).isEmpty();
	}

	@Test
	void aStreamThatBreaksFailsTheJob() {
		Flux<DataBuffer> broken = stream().concatWith(Flux.error(new IllegalStateException("camera gone")));
		assertThatExceptionOfType(UnreadableSourceException.class)
			.isThrownBy(() -> upload(Source.of(broken, MediaType.IMAGE_JPEG)).result())
			.withMessageContaining("camera gone");
	}

	@Test
	void listenersAreToldAboutAJob() throws Exception {
		List<String> told = new CopyOnWriteArrayList<>();
		CountDownLatch drained = new CountDownLatch(1);
		DataEndpoint endpoint = this.server.endpoint(this.http).listener(new JobListener() {

			@Override
			public void onCreated(Job<?> job) {
				told.add("created");
			}

			@Override
			public void onFinished(Job<?> job) {
				told.add("finished " + job.isCanceled());
			}

			@Override
			public void onDrained(Job<?> job) {
				told.add("drained");
				drained.countDown();
			}

		}).build();
		DataJob<Asset> job = endpoint.uploads()
			.importFrom(AssetImport.builder("https://x.test/a.jpg").build(),
					AssetImportRequest.builder("ds-1").build());
		assertThat(job.result().block()).extracting(Asset::uuid).isEqualTo("asset-1");
		assertThat(drained.await(30, TimeUnit.SECONDS)).isTrue();
		assertThat(job.state()).isEqualTo(JobState.DRAINED);
		assertThat(told).containsExactly("created", "finished false", "drained");
		assertThat(job).hasToString("DataJob[import, DRAINED]");
	}

	@Test
	void cancelClosesTheConnection() throws Exception {
		CountDownLatch arrived = new CountDownLatch(1);
		this.server.close();
		this.server = new DataServer((number, request, response) -> {
			arrived.countDown();
			return Mono.never();
		});
		SyncDataJob<Asset> job = upload(Source.of(BYTES, MediaType.IMAGE_JPEG));
		assertThat(arrived.await(30, TimeUnit.SECONDS)).isTrue();
		job.cancel();
		this.server.awaitDisconnect();
		assertThat(job.isCanceled()).isTrue();
		assertThatExceptionOfType(CancellationException.class).isThrownBy(job::result);
	}

	@Test
	void aClosedEndpointTakesNoJobs() {
		DataEndpoint endpoint = endpoint();
		endpoint.close();
		assertThatIllegalStateException()
			.isThrownBy(() -> endpoint.uploads().upload(Source.of(BYTES, MediaType.IMAGE_JPEG), REQUEST));
		assertThat(this.server.received()).isEmpty();
	}

	@Test
	void aServiceThatIsNotThereIsSaidToBeSo() {
		this.server.close();
		assertThatExceptionOfType(DataNotReachableException.class)
			.isThrownBy(() -> upload(Source.of(BYTES, MediaType.IMAGE_JPEG)).result());
		assertThatExceptionOfType(DataNotReachableException.class)
			.isThrownBy(() -> endpoint().sync().datasets().list());
	}

	private SyncDataJob<Asset> upload(MediaSource content) {
		return endpoint().sync().uploads().upload(content, REQUEST);
	}

	private DataEndpoint endpoint() {
		return this.server.endpoint(this.http).build();
	}

	private DataEndpoint refreshing() {
		AccessTokens tokens = new AccessTokens(Mono.just(new AccessToken("tok-2", null, null)), DataServer.TOKEN,
				Clock.systemUTC());
		return this.server.endpoint(this.http).tokens(tokens).build();
	}

	private void serve(int status, String json) {
		this.server.close();
		this.server = DataServer.json(status, json);
	}

	private static Flux<DataBuffer> stream() {
		return Flux.range(0, 10).map((i) -> DefaultDataBufferFactory.sharedInstance.wrap(new byte[] { BYTES[i] }));
	}

}
