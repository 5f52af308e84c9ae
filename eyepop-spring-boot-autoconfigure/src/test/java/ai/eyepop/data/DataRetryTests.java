package ai.eyepop.data;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.MediaType;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

import ai.eyepop.data.asset.AssetUploadRequest;
import ai.eyepop.data.call.DataNotReachableException;
import ai.eyepop.data.dataset.DatasetCreate;
import ai.eyepop.data.model.ModelExportFormat;
import ai.eyepop.http.AccessToken;
import ai.eyepop.http.AccessTokens;
import ai.eyepop.http.EyePopHttp;
import ai.eyepop.http.ServiceException;
import ai.eyepop.source.MediaSource;
import ai.eyepop.source.Source;
import ai.eyepop.wire.TestHttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for what is sent again, and for what a repetition is answered.
 */
class DataRetryTests {

	private static final String DATASET = "{\"uuid\": \"ds-1\", \"name\": \"n\", \"account_uuid\": \"acc-1\"}";

	private final EyePopHttp http = TestHttp.create();

	private DataServer server = DataServer.json(503, "");

	@AfterEach
	void close() {
		this.http.close();
		this.server.close();
	}

	@Test
	void aQuestionForTheServicesIsSentAgainByOneLayer() {
		// it was sent 16 times: 4 times by each of 4 attempts
		assertThatExceptionOfType(ServiceException.class).isThrownBy(() -> discovering().datasets().list())
			.withMessageContaining("/v1/configs with status 503");
		assertThat(paths()).containsExactly("/v1/configs", "/v1/configs", "/v1/configs", "/v1/configs");
		assertThatExceptionOfType(ServiceException.class).isThrownBy(() -> discovering().session());
		assertThat(paths()).hasSize(8);
	}

	@Test
	void theQuestionForTheServicesAndTheCallShareTheirRetries() {
		serve((number, request, response) -> (number == 3)
				? DataServer.json(response, 200, "{\"dataset_api_url\": \"/\"}") : DataServer.json(response, 503, ""));
		assertThatExceptionOfType(ServiceException.class).isThrownBy(() -> discovering().datasets().list());
		assertThat(paths()).containsExactly("/v1/configs", "/v1/configs", "/v1/configs", "/datasets", "/datasets");
	}

	@ParameterizedTest
	@ValueSource(strings = { "503", "reset" })
	void aCallThatIsNotIdempotentHasNotActedWhenItsServiceWasNotFound(String failure) {
		serve((number, request, response) -> switch (number) {
			case 1 -> failure.equals("reset") ? DataServer.reset(request) : DataServer.json(response, 503, "");
			case 2 -> DataServer.json(response, 200, "{\"dataset_api_url\": \"/\"}");
			default -> DataServer.json(response, 200, DATASET);
		});
		discovering().datasets().create(DatasetCreate.builder("n").build());
		assertThat(paths()).containsExactly("/v1/configs", "/v1/configs", "/datasets");
	}

	@Test
	void aServiceThatMovesIsFoundAgain() {
		AtomicReference<String> place = new AtomicReference<>("/first");
		serve((number, request, response) -> {
			if (request.uri().startsWith("/v1/configs")) {
				return DataServer.json(response, 200, "{\"dataset_api_url\": \"%s\"}".formatted(place.get()));
			}
			return request.uri().startsWith(place.get()) ? DataServer.json(response, 200, "[]")
					: DataServer.reset(request);
		});
		SyncDataEndpoint endpoint = discovering();
		endpoint.datasets().list();
		place.set("/second");
		assertThat(endpoint.datasets().list()).isEmpty();
		endpoint.datasets().list();
		assertThat(paths()).containsExactly("/v1/configs", "/first/datasets", "/first/datasets", "/v1/configs",
				"/second/datasets", "/second/datasets");
	}

	@Test
	void whatCannotBeFoundAgainIsLookedForWhereItWas() {
		serve((number, request, response) -> switch (number) {
			case 1 -> DataServer.json(response, 200, "{\"dataset_api_url\": \"/\"}");
			case 2 -> DataServer.reset(request);
			case 3 -> DataServer.json(response, 500, "");
			default -> DataServer.json(response, 200, "[]");
		});
		assertThat(discovering().datasets().list()).isEmpty();
		assertThat(paths()).containsExactly("/v1/configs", "/datasets", "/v1/configs", "/datasets");
	}

	@Test
	void aCallThatIsNotIdempotentIsSentOnceIfTheConnectionBreaks() {
		serve((number, request, response) -> (number == 1) ? DataServer.json(response, 200, DATASET)
				: DataServer.reset(request));
		DatasetCreate dataset = DatasetCreate.builder("n").build();
		SyncDatasets datasets = endpoint().datasets();
		datasets.create(dataset);
		assertThatExceptionOfType(DataNotReachableException.class).isThrownBy(() -> datasets.create(dataset));
		assertThat(this.server.received()).hasSize(2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "500", "reset" })
	void aDeletionWhoseAnswerWasLostIsDone(String failure) {
		serve((number, request, response) -> (number > 1) ? DataServer.json(response, 404, "{\"detail\": \"gone\"}")
				: lost(failure, request, response));
		endpoint().models().delete("mdl-1");
		assertThat(this.server.received()).hasSize(2);
	}

	@Test
	void aDeletionWhoseAnswerWasLostCannotBringItBack() {
		serve((number, request, response) -> DataServer.json(response, (number > 1) ? 404 : 500, ""));
		assertThatExceptionOfType(ServiceException.class).isThrownBy(() -> endpoint().datasets().deleteVersion("ds", 1))
			.withMessageContaining("status 404")
			.withMessageContaining("attempt before");
	}

	@ParameterizedTest
	@CsvSource({ "404, 404, 1", "429, 404, 2", "500, 403, 2" })
	void anotherDeletionThatFailsHasFailed(int first, int second, int requests) {
		serve((number, request, response) -> DataServer.json(response, (number == 1) ? first : second, ""));
		assertThatExceptionOfType(ServiceException.class).isThrownBy(() -> endpoint().models().delete("mdl-1"));
		assertThat(this.server.received()).hasSize(requests);
	}

	@Test
	void whatIsReadIsNotDoneByABrokenConnection() {
		serve((number, request, response) -> DataServer.json(response, (number > 1) ? 404 : 500, ""));
		assertThatExceptionOfType(ServiceException.class).isThrownBy(() -> endpoint().models().get("mdl-1"));
	}

	@ParameterizedTest
	@CsvSource({ "model.json, 500", "ability.json, reset" })
	void aCommitWhoseAnswerWasLostIsDone(String name, String failure) {
		serve((number, request, response) -> (number > 1) ? DataServer.json(response, 409, "{\"detail\": \"finished\"}")
				: lost(failure, request, response));
		upload(name, bytes());
		assertThat(this.server.received()).hasSize(2);
	}

	@ParameterizedTest
	@CsvSource({ "model.json, 409, 1", "model.json, 429, 2", "model.onnx, 500, 2" })
	void anotherConflictIsAFailure(String name, int first, int requests) {
		serve((number, request, response) -> DataServer.json(response, (number == 1) ? first : 409, ""));
		assertThatExceptionOfType(ServiceException.class).isThrownBy(() -> upload(name, bytes()))
			.withMessageContaining("status 409");
		assertThat(this.server.received()).hasSize(requests);
	}

	@Test
	void anUploadThatIsNotSentAgainSaysSo() {
		assertThatExceptionOfType(ServiceException.class)
			.isThrownBy(() -> upload("a.bin", Source.of(stream(), MediaType.APPLICATION_OCTET_STREAM)))
			.withMessageContaining("status 503")
			.withMessageContaining("was not sent again, because it is a stream");
		serve((number, request, response) -> DataServer.reset(request));
		assertThatExceptionOfType(DataNotReachableException.class)
			.isThrownBy(() -> upload("a.bin", Source.of(stream(), MediaType.APPLICATION_OCTET_STREAM)))
			.withMessageContaining("was not sent again, because it is a stream");
		assertThat(this.server.received()).hasSize(1);
	}

	@Test
	void anUploadThatIsNeverSentAgainBlamesNoStream() {
		MediaSource stream = Source.of(stream(), MediaType.IMAGE_JPEG);
		assertThatExceptionOfType(ServiceException.class)
			.isThrownBy(() -> endpoint().uploads().upload(stream, AssetUploadRequest.builder("ds-1").build()).result())
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("stream"));
		serve((number, request, response) -> DataServer.json(response, 404, ""));
		assertThatExceptionOfType(ServiceException.class)
			.isThrownBy(() -> upload("a.bin", Source.of(stream(), MediaType.APPLICATION_OCTET_STREAM)))
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("stream"));
	}

	@Test
	void whatArrivesAfterARetryIsAsUsual() {
		serve((number, request, response) -> DataServer.json(response, (number == 1) ? 500 : 204, ""));
		assertThatNoException().isThrownBy(() -> endpoint().models().delete("mdl-1"));
	}

	private static Publisher<Void> lost(String failure, HttpServerRequest request, HttpServerResponse response) {
		return failure.equals("reset") ? DataServer.reset(request) : DataServer.json(response, 500, "");
	}

	private void upload(String name, MediaSource content) {
		endpoint().models().uploadArtifact("mdl-1", ModelExportFormat.ONNX, name, content);
	}

	private static MediaSource bytes() {
		return Source.of(new byte[] { 1, 2 }, MediaType.APPLICATION_JSON);
	}

	private static Flux<DataBuffer> stream() {
		return Flux.range(0, 10).map((i) -> DefaultDataBufferFactory.sharedInstance.wrap(new byte[] { 1 }));
	}

	private List<String> paths() {
		return this.server.received().stream().map((request) -> request.uri().getPath()).toList();
	}

	private void serve(DataServer.Handler handler) {
		this.server.close();
		this.server = new DataServer(handler);
	}

	private SyncDataEndpoint endpoint() {
		return this.server.endpoint(this.http).build().sync();
	}

	private SyncDataEndpoint discovering() {
		AccessToken token = DataServer.TOKEN;
		return DataEndpoint.builder(this.http)
			.tokens(new AccessTokens(Mono.just(token), token, Clock.systemUTC()))
			.url(this.server.url())
			.apiKey("key-1")
			.accountId("acc-1")
			.build()
			.sync();
	}

}
