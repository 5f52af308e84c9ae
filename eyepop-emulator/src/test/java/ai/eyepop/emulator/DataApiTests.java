package ai.eyepop.emulator;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import ai.eyepop.emulator.EmulatorClient.Answer;
import ai.eyepop.emulator.fault.Fault;
import ai.eyepop.emulator.inspect.AssetSnapshot;
import ai.eyepop.emulator.inspect.DatasetSnapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

/**
 * Tests for datasets and assets, over real sockets.
 */
class DataApiTests {

	private static final String STRANGE = "a/b?c&d=e%f g+h;i#j \uD83D\uDC41 \u00FC";

	@TempDir
	private Path directory;

	private final MutableClock clock = new MutableClock();

	private EyePopEmulator emulator;

	private DataClient data;

	@BeforeEach
	void start() {
		this.emulator = EyePopEmulator.builder()
			.accounts("acc-1", "acc-2")
			.secretKeys("secret")
			.accessTokens("explicit")
			.temporaryDirectory(this.directory)
			.maxSourceSize(4_000_000)
			.clock(this.clock)
			.start();
		this.data = new DataClient(this.emulator);
	}

	@AfterEach
	void stop() {
		this.emulator.close();
		assertThat(this.directory).isEmptyDirectory();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/configs", "/v1/configs", "/configs?account_uuid=acc-1" })
	void configsNameTheUrlsAndKeepTheirPaths(String target) {
		assertThat(this.data.get(target).json().path("dataset_api_url").asString())
			.isEqualTo(this.emulator.url().toString());
		try (EyePopEmulator other = EyePopEmulator.builder().dataPath("/data/").vlmPath("/v/vlm").start()) {
			JsonNode urls = new DataClient(other).get(target).json();
			assertThat(urls.path("dataset_api_url").asString()).isEqualTo(other.url() + "/data/");
			assertThat(urls.path("vlm_api_url").asString()).isEqualTo(other.url() + "/v/vlm");
			DataClient below = new DataClient(other, "/data");
			assertThat(below.get("/datasets?" + below.account()).status()).isEqualTo(200);
			assertThat(new DataClient(other).get("/datasets?" + below.account()).status()).isEqualTo(404);
		}
		try (EyePopEmulator other = EyePopEmulator.builder().dataPath("/data").relativeUrls(true).start()) {
			JsonNode urls = new DataClient(other).get(target).json();
			assertThat(urls.path("dataset_api_url").asString()).isEqualTo("/data");
			assertThat(urls.path("vlm_api_url").asString()).isEqualTo("/");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "data", "/a//b", "/a b", "/a?b" })
	void invalidPathIsRefused(String path) {
		assertThatIllegalArgumentException().isThrownBy(() -> EyePopEmulator.builder().dataPath(path));
	}

	@Test
	void everyKindOfTokenIsLetInAndNothingElse() {
		EmulatorClient plain = this.data.plain();
		String secret = plain.json("POST", "/authentication/token", null, "{\"secret_key\": \"secret\"}")
			.json()
			.path("access_token")
			.asString();
		for (String token : List.of(secret, "explicit", this.data.token())) {
			assertThat(plain.get("/datasets?account_uuid=acc-1", token).status()).isEqualTo(200);
		}
		assertThat(plain.get("/datasets?account_uuid=acc-1", "wrong").status()).isEqualTo(401);
		assertThat(plain.get("/datasets?account_uuid=acc-1", null).status()).isEqualTo(401);
		this.emulator.expireTokens();
		assertThat(plain.get("/datasets?account_uuid=acc-1", "explicit").status()).isEqualTo(401);
	}

	@Test
	void accountIsNeededAndChecked() {
		Answer missing = this.data.get("/datasets");
		assertThat(missing.status()).isEqualTo(422);
		assertThat(missing.text()).contains("account_uuid").contains("query");
		Answer unknown = this.data.get("/datasets?account_uuid=acc-9");
		assertThat(unknown.status()).isEqualTo(403);
		assertThat(unknown.detail()).contains("acc-9");
	}

	@Test
	void datasetIsCreatedChangedListedAndDeleted() {
		String uuid = DataClient.id(this.data.post("/datasets?account_uuid=acc-2&unknown=1", """
				{"name": "\u00F1", "tags": ["x"], "auto_annotate_params": null, "more": 1}"""));
		this.clock.advance(Duration.ofMinutes(1));
		JsonNode changed = this.data.patch("/datasets/" + uuid, "{\"description\": \"d\", \"tags\": []}").json();
		assertThat(changed.path("description").asString()).isEqualTo("d");
		assertThat(changed.path("tags").isEmpty()).isTrue();
		assertThat(changed.path("name").asString()).isEqualTo("\u00F1");
		assertThat(changed.path("updated_at").asString()).isEqualTo("2026-01-02T03:05:05Z");
		assertThat(changed.path("created_at").asString()).isEqualTo("2026-01-02T03:04:05Z");
		assertThat(changed.has("more")).isFalse();
		JsonNode cleared = this.data.patch("/datasets/" + uuid, "{\"description\": null}").json();
		assertThat(cleared.path("description").isNull()).isTrue();
		assertThat(this.data.get("/datasets?account_uuid=acc-2").json()).hasSize(1);
		assertThat(this.data.get("/datasets?account_uuid=acc-1").json()).isEmpty();
		assertThat(this.data.delete("/datasets/" + uuid).status()).isEqualTo(204);
		assertThat(this.data.get("/datasets/" + uuid).status()).isEqualTo(404);
		assertThat(this.emulator.datasets()).isEmpty();
	}

	@Test
	void freezingMakesAnotherModifiableVersion() {
		String dataset = this.data.dataset();
		String asset = this.data.asset(dataset);
		JsonNode frozen = this.data.post("/datasets/" + dataset + "/freeze?&dataset_version=1").json();
		assertThat(frozen.path("modifiable_version").asInt()).isEqualTo(2);
		assertThat(frozen.path("versions").path(0).path("modifiable").asBoolean()).isFalse();
		assertThat(this.data.post("/datasets/" + dataset + "/freeze?dataset_version=1").status()).isEqualTo(409);
		assertThat(upload(dataset, "&dataset_version=1").status()).isEqualTo(409);
		assertThat(this.data.delete("/assets/" + asset + "?dataset_version=1").status()).isEqualTo(409);
		assertThat(this.data.delete("/assets/" + asset).status()).isEqualTo(204);
		assertThat(assets(dataset, "")).isEmpty();
		assertThat(assets(dataset, "&dataset_version=1")).hasSize(1);
		assertThat(this.data.post("/assets/" + asset + "/resurrect?dataset_uuid=" + dataset + "&from_dataset_version=1")
			.status()).isEqualTo(204);
		assertThat(assets(dataset, "")).hasSize(1);
		assertThat(this.data.get("/datasets/" + dataset + "?modifiable_version_only=true").json().path("versions"))
			.hasSize(1);
		assertThat(this.data.get("/datasets/" + dataset + "?dataset_version=7").status()).isEqualTo(404);
		DatasetSnapshot snapshot = this.emulator.datasets().get(0);
		assertThat(snapshot.versions()).containsExactly(1, 2);
		assertThat(snapshot.modifiableVersion()).isEqualTo(2);
	}

	@Test
	void versionIsDeletedWithTheAssetsThatNoOtherHas() {
		String dataset = this.data.dataset();
		String asset = this.data.asset(dataset);
		this.data.freeze(dataset);
		this.data.delete("/assets/" + asset);
		assertThat(this.data.delete("/datasets/" + dataset + "/versions?dataset_version=2").status()).isEqualTo(409);
		JsonNode left = this.data.delete("/datasets/" + dataset + "/versions?dataset_version=1").json();
		assertThat(left.path("versions")).hasSize(1);
		assertThat(this.data.get("/assets/" + asset).status()).isEqualTo(404);
		assertThat(this.emulator.assets()).isEmpty();
		assertThat(storedFiles()).isZero();
	}

	@Test
	void versionIsAnalysedAndHasItsHeroAndStatistics() {
		String dataset = this.data.dataset();
		upload(dataset, "&sync_transform=true", "image/png", "no image".getBytes());
		String asset = this.data.asset(dataset);
		this.data.patch("/assets/" + asset + "/ground_truth", "[{\"source_width\": 1, \"source_height\": 1}]");
		assertThat(this.data.post("/datasets/" + dataset + "/analyze").status()).isEqualTo(204);
		JsonNode version = this.data.get("/datasets/" + dataset + "?include_stats=True").json().path("versions").get(0);
		assertThat(version.path("hero_asset_uuid").asString()).isEqualTo(asset);
		assertThat(version.path("last_analysed_at").isString()).isTrue();
		assertThat(version.path("asset_stats").toString()).isEqualTo("""
				{"total":2,"accepted":1,"rejected":1,"annotated":1,"auto_annotated":0,"auto_annotated_approved":0,\
				"ground_truth_annotated":1}""");
		JsonNode listed = this.data.get("/datasets?" + this.data.account()).json().get(0).path("versions").get(0);
		assertThat(listed.path("hero_asset_uuid").isNull()).isTrue();
		assertThat(listed.path("asset_stats").isNull()).isTrue();
	}

	@Test
	void assetIsStoredAndComesBackUnchanged() {
		byte[] bytes = Scenes.large(900);
		String dataset = this.data.dataset();
		Answer uploaded = this.data.plain()
			.send("POST", "/assets?dataset_uuid=" + dataset + "&external_id=" + DataClient.encode(STRANGE),
					this.data.token(), "image/bmp", BodyPublishers.ofByteArrays(List.of(bytes)));
		String asset = DataClient.id(uploaded);
		assertThat(uploaded.json().path("status").asString()).isEqualTo("upload_in_progress");
		JsonNode accepted = this.data.awaitStatus("/assets/" + asset, "accepted");
		assertThat(accepted.path("original_image_width").asInt()).isEqualTo(900);
		assertThat(accepted.path("external_id").asString()).isEqualTo(STRANGE);
		assertThat(accepted.path("file_size_bytes").asLong()).isEqualTo(bytes.length);
		assertThat(accepted.path("is_transformed").asBoolean()).isTrue();
		Answer download = this.data.get("/assets/" + asset + "/download?transcode_mode=original");
		assertThat(download.header("Content-Type")).isEqualTo("image/bmp");
		assertThat(download.header("Content-Length")).isEqualTo(String.valueOf(bytes.length));
		assertThat(download.response().body()).isEqualTo(bytes);
		AssetSnapshot snapshot = this.emulator.assets().get(0);
		assertThat(snapshot.sha256()).isEqualTo(sha256(bytes));
		assertThat(snapshot.versions()).containsExactly(1);
	}

	@Test
	void semicolonAndEqualsSignBelongToAValue() {
		String asset = this.data.asset(this.data.dataset(), "&external_id=a;b=c", Scenes.redSquare());
		assertThat(this.data.get("/assets/" + asset).json().path("external_id").asString()).isEqualTo("a;b=c");
	}

	@Test
	void unreadableAssetIsRejectedAndAVideoIsNot() {
		String dataset = this.data.dataset();
		JsonNode rejected = upload(dataset, "&sync_transform=true", "image/png", new byte[100]).json();
		assertThat(rejected.path("status").asString()).isEqualTo("rejected");
		assertThat(rejected.path("status_message").asString()).contains("image");
		JsonNode video = upload(dataset, "&sync_transform=true&no_transform=true", "video/mp4", new byte[100]).json();
		assertThat(video.path("status").asString()).isEqualTo("accepted");
		assertThat(video.path("is_transformed").asBoolean(true)).isFalse();
		assertThat(this.data.get("/assets/" + video.path("uuid").asString() + "/download?transcode_mode=image_fit_224")
			.status()).isEqualTo(409);
	}

	@Test
	void uploadThatIsTooLargeOrNotWantedLeavesNothing() {
		String dataset = this.data.dataset();
		Answer large = this.data.plain()
			.send("POST", "/assets?dataset_uuid=" + dataset, this.data.token(), "image/png",
					BodyPublishers.ofByteArrays(List.of(new byte[3_000_000], new byte[3_000_000])));
		assertThat(large.status()).isEqualTo(413);
		assertThat(upload("nowhere", "").status()).isEqualTo(404);
		Answer missing = this.data.send("POST", "/assets", "image/png", new byte[1]);
		assertThat(missing.status()).isEqualTo(422);
		assertThat(missing.text()).contains("dataset_uuid");
		await().until(() -> storedFiles() == 0);
		assertThat(this.emulator.assets()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "image_original_size,400,300", "image_fit_224,224,168", "image_cover_224,299,224",
			"image_fit_1024,400,300" })
	void downloadScalesImages(String mode, int width, int height) throws IOException {
		String asset = this.data.asset(this.data.dataset());
		Answer answer = this.data.get("/assets/" + asset + "/download?transcode_mode=" + mode);
		assertThat(answer.header("Content-Type")).isEqualTo("image/jpeg");
		BufferedImage image = ImageIO.read(new ByteArrayInputStream(answer.response().body()));
		assertThat(image.getWidth()).isEqualTo(width);
		assertThat(image.getHeight()).isEqualTo(height);
		assertThat(image.getRGB(width * 160 / 400, height * 120 / 300) >> 16 & 0xFF).isGreaterThan(200);
		await().until(() -> storedFiles() == 1);
	}

	@Test
	void signedUrlNeedsNoCredentialAndExpires() {
		String asset = this.data.asset(this.data.dataset());
		Answer signed = this.data.get("/assets/" + asset + "/download?transcode_mode=original&url_type=https_signed");
		assertThat(signed.json().path("url_type").asString()).isEqualTo("https_signed");
		String url = signed.json().path("url").asString();
		assertThat(this.data.plain().get(url, null).response().body()).isEqualTo(Scenes.redSquare());
		this.clock.advance(Duration.ofMinutes(15));
		assertThat(this.data.plain().get(url, null).status()).isEqualTo(403);
		assertThat(this.data.plain().get(url + "x", null).status()).isEqualTo(404);
	}

	@Test
	void assetIsImportedFromAUrlWithItsAnnotations() throws IOException {
		try (TestFiles files = new TestFiles()) {
			String dataset = this.data.dataset();
			JsonNode asset = this.data
				.post("/assets/imports?sync_transform=true&partition=te+st&dataset_uuid=" + dataset,
						"""
								{"url": "%s", "external_id": "e", "ground_truth": {"source_width": 1, "source_height": 1}}"""
							.formatted(files.url("/a b.png", "image/png", Scenes.redSquare())))
				.json();
			assertThat(asset.path("status").asString()).isEqualTo("accepted");
			assertThat(asset.path("mime_type").asString()).isEqualTo("image/png");
			assertThat(asset.path("partition").asString()).isEqualTo("te st");
			assertThat(asset.path("external_id").asString()).isEqualTo("e");
			assertThat(asset.path("annotations").path(0).path("type").asString()).isEqualTo("ground_truth");
			assertThat(this.emulator.assets().get(0).sha256()).isEqualTo(sha256(Scenes.redSquare()));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://x.test/a b.jpg", "http://localhost:1/x" })
	void importThatFailsIsRejectedWithAMessage(String url) {
		String dataset = this.data.dataset();
		JsonNode asset = this.data
			.post("/assets/imports?sync_transform=true&dataset_uuid=" + dataset, "{\"url\": \"" + url + "\"}")
			.json();
		assertThat(asset.path("status").asString()).isEqualTo("rejected");
		assertThat(asset.path("status_message").asString()).contains("loaded");
	}

	@Test
	void listShowsWhatItIsAskedFor() {
		String dataset = this.data.dataset();
		String plain = this.data.asset(dataset);
		String truth = this.data.asset(dataset);
		String auto = this.data.asset(dataset);
		String prediction = "[{\"source_width\": 1, \"source_height\": 1}]";
		this.data.patch("/assets/" + truth + "/ground_truth", prediction);
		this.data.post("/assets/" + auto + "/annotations?auto_annotate=v+l&source=s%261&user_review=approved",
				prediction);
		assertThat(uuids(dataset, "&inclusion_mode=all_assets")).containsExactly(plain, truth, auto);
		assertThat(uuids(dataset, "&inclusion_mode=annotated_only")).containsExactly(truth, auto);
		assertThat(uuids(dataset, "&inclusion_mode=manual_annotated_only")).containsExactly(truth);
		assertThat(uuids(dataset, "&inclusion_mode=auto_annotated_only")).containsExactly(auto);
		String annotated = "&inclusion_mode=annotated_only&annotation_inclusion_mode=";
		assertThat(uuids(dataset, annotated + "ground_truth")).containsExactly(truth);
		assertThat(uuids(dataset, annotated + "user_approved&include_source=s%261")).containsExactly(truth, auto);
		assertThat(uuids(dataset, annotated + "all&include_auto_annotate=x")).containsExactly(truth);
		assertThat(uuids(dataset, "&include_partition=p")).isEmpty();
		JsonNode shown = assets(dataset, "&include_annotations=true").get(2).path("annotations").get(0);
		assertThat(shown.path("auto_annotate").asString()).isEqualTo("v l");
		assertThat(shown.path("user_review").asString()).isEqualTo("approved");
		assertThat(assets(dataset, "").get(2).path("annotations")).isEmpty();
	}

	@Test
	void annotationsAreApprovedAndDeleted() {
		String dataset = this.data.dataset();
		String asset = this.data.asset(dataset);
		String at = "/assets/" + asset;
		String name = DataClient.encode(STRANGE);
		this.data.post(at + "/annotations?auto_annotate=" + name, "[]");
		assertThat(this.data.patch(at + "/auto_annotations/" + name + "/user_review/rejected?&approved_threshold=0.25")
			.status()).isEqualTo(204);
		JsonNode annotation = annotations(asset).get(0);
		assertThat(annotation.path("auto_annotate").asString()).isEqualTo(STRANGE);
		assertThat(annotation.path("user_review").asString()).isEqualTo("rejected");
		assertThat(annotation.path("approved_threshold").asDouble()).isEqualTo(0.25);
		assertThat(this.data.patch(at + "/annotations?user_review=approved").status()).isEqualTo(204);
		assertThat(annotations(asset).get(0).path("user_review").asString()).isEqualTo("approved");
		assertThat(this.data.patch(at + "/annotations?auto_annotate=other").status()).isEqualTo(404);
		assertThat(this.data.patch(at + "/annotations?user_review=maybe").status()).isEqualTo(422);
		String deletion = "/datasets/" + dataset + "/annotations?dataset_version=1&user_review=";
		this.data.delete(deletion + "unknown&user_review=rejected");
		assertThat(annotations(asset)).hasSize(1);
		this.data.delete(deletion + "unknown&user_review=approved");
		assertThat(annotations(asset)).isEmpty();
	}

	@Test
	void groundTruthIsReplacedAndDeleted() {
		String asset = this.data.asset(this.data.dataset());
		String at = "/assets/" + asset + "/ground_truth";
		this.data.patch(at, "[{\"source_width\": 1, \"source_height\": 1}]");
		this.data.patch(at, "[{\"source_width\": 2, \"source_height\": 2}]");
		assertThat(annotations(asset)).hasSize(1);
		assertThat(annotations(asset).get(0).path("predictions").get(0).path("source_width").asInt()).isEqualTo(2);
		Answer wrong = this.data.patch(at, "[{\"source_width\": 2}]");
		assertThat(wrong.status()).isEqualTo(422);
		assertThat(wrong.text()).contains("source_height");
		this.data.patch(at, "[]");
		assertThat(annotations(asset).get(0).path("predictions")).isEmpty();
		assertThat(this.data.delete(at).status()).isEqualTo(204);
		assertThat(annotations(asset)).isEmpty();
	}

	@Test
	void roisAreAddedAndDeletedByName() {
		String asset = this.data.asset(this.data.dataset());
		this.data.post("/assets/" + asset + "/rois", """
				{"name": "%s", "area": {"x": 1, "y": 2, "width": 3, "height": 4}}""".formatted(STRANGE));
		JsonNode roi = this.data.get("/assets/" + asset).json().path("rois").get(0);
		assertThat(roi.path("area").path("type").asString()).isEqualTo("rectangle");
		assertThat(this.data.delete("/assets/" + asset + "/rois/other").status()).isEqualTo(404);
		assertThat(this.data.delete("/assets/" + asset + "/rois/" + DataClient.encode(STRANGE)).status())
			.isEqualTo(204);
		assertThat(this.data.get("/assets/" + asset).json().path("rois")).isEmpty();
	}

	@Test
	void autoAnnotatesLookAtTheAssets() {
		String dataset = this.data.dataset();
		String asset = this.data.asset(dataset);
		this.data.patch("/datasets/" + dataset + "?start_auto_annotate=false", "{\"auto_annotates\": [\"vlm\"]}");
		assertThat(this.data.get("/datasets/" + dataset + "/auto_annotates").json()).isEmpty();
		assertThat(this.data.post("/datasets/" + dataset + "/auto_annotate?&max_assets=5").status()).isEqualTo(204);
		await().until(() -> this.data.get("/datasets/" + dataset + "/auto_annotates")
			.json()
			.path(0)
			.path("status")
			.asString("")
			.equals("completed"));
		JsonNode annotation = annotations(asset).get(0);
		assertThat(annotation.path("type").asString()).isEqualTo("auto");
		assertThat(annotation.path("predictions").get(0).path("objects").get(0).path("classLabel").asString())
			.isEqualTo("square");
	}

	@Test
	void runsOfAutoAnnotatesAreKept() {
		String at = "/datasets/" + this.data.dataset() + "/auto_annotates";
		String run = "{\"auto_annotate\": \"vlm\", \"source\": \"s&1\"}";
		assertThat(this.data.post(at, run).status()).isEqualTo(204);
		assertThat(this.data.post(at, run).status()).isEqualTo(409);
		assertThat(this.data.patch(at + "?auto_annotate=vlm&source=s%261", """
				{"status": "completed", "metrics": {"f1": 0.5}}""").status()).isEqualTo(204);
		assertThat(this.data.patch(at + "?auto_annotate=vlm&source=s", "{}").status()).isEqualTo(404);
		assertThat(this.data.patch(at + "?auto_annotate=vlm", "{}").status()).isEqualTo(422);
		JsonNode listed = this.data.get(at + "?source=s%261&dataset_version=1").json();
		assertThat(listed.get(0).path("status").asString()).isEqualTo("completed");
		assertThat(this.data.get(at + "?source=other").json()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "{} | name", "{\"name\": 1} | name", "{\"name\": null} | name",
					"{\"name\": \"n\", \"tags\": \"x\"} | tags", "{\"name\": \"n\", \"searchable\": 1} | searchable",
					"{\"name\": \"n\", \"auto_annotate_params\": {\"prompts\": [{\"label\": 1}]}} | label", "[] | body",
					"{ | JSON" })
	void malformedBodyIsRefusedByField(String body, String named) {
		Answer answer = this.data.post("/datasets?" + this.data.account(), body);
		assertThat(answer.status()).isEqualTo(422);
		assertThat(answer.json().path("detail").get(0).toString()).contains(named);
		assertThat(this.emulator.datasets()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET /datasets/x", "DELETE /datasets/x", "POST /datasets/x/freeze", "GET /assets/x",
			"GET /assets/x/download", "DELETE /assets/x", "PATCH /assets/x/ground_truth", "POST /datasets/x/analyze",
			"GET /assets?dataset_uuid=x", "GET /datasets/x/auto_annotates" })
	void unknownIdIsNotFound(String call) {
		String[] parts = call.split(" ");
		Answer answer = this.data.send(parts[0], parts[1], null, new byte[0]);
		assertThat(answer.status()).isEqualTo(404);
		assertThat(answer.detail()).contains("'x'");
	}

	@Test
	void arrowIsSaidToBeMissing() {
		assertThat(this.data.get("/exports/assets?transcode_mode=original").status()).isEqualTo(501);
		Answer imported = this.data.send("POST", "/imports/assets", "application/vnd.apache.arrow.file", new byte[9]);
		assertThat(imported.status()).isEqualTo(501);
		assertThat(imported.detail()).contains("Arrow");
	}

	@Test
	void faultsStrikeTheDataApi() {
		String dataset = this.data.dataset();
		String asset = this.data.asset(dataset);
		this.emulator.faults().add(Fault.builder().path("^/datasets/" + dataset).status(503).build());
		assertThat(this.data.get("/datasets/" + dataset).status()).isEqualTo(503);
		assertThat(this.data.get("/datasets/" + dataset).status()).isEqualTo(200);
		this.emulator.faults().add(Fault.builder().path("/download").truncateLine().build());
		assertThatExceptionOfType(UncheckedIOException.class)
			.isThrownBy(() -> this.data.get("/assets/" + asset + "/download"));
		this.emulator.faults().add(Fault.builder().path("^/datasets").expiredToken().build());
		assertThat(this.data.get("/datasets/" + dataset).status()).isEqualTo(401);
		assertThat(this.data.get("/datasets/" + dataset).status()).isEqualTo(401);
	}

	@Test
	void workerSeesAssetsOfDatasets() {
		String asset = this.data.asset(this.data.dataset());
		EmulatorClient.Session session = this.data.plain().session(EmulatorClient.OBJECTS);
		Answer answer = this.data.plain()
			.json("PATCH", session.pipeline() + EmulatorClient.SOURCE, session.token(),
					"{\"sourceType\": \"ASSET_UUID\", \"assetUuid\": \"%s\", \"version\": 2}".formatted(asset));
		assertThat(answer.lines().get(0).path("objects").get(0).path("classLabel").asString()).isEqualTo("square");
	}

	private Answer upload(String dataset, String query) {
		return upload(dataset, query, "image/png", Scenes.redSquare());
	}

	private Answer upload(String dataset, String query, String contentType, byte[] bytes) {
		return this.data.send("POST", "/assets?dataset_uuid=" + dataset + query, contentType, bytes);
	}

	private JsonNode assets(String dataset, String query) {
		return this.data.get("/assets?dataset_uuid=" + dataset + query).json();
	}

	private List<String> uuids(String dataset, String query) {
		return assets(dataset, query).valueStream().map((asset) -> asset.path("uuid").asString()).toList();
	}

	private JsonNode annotations(String asset) {
		return this.data.get("/assets/" + asset + "?include_annotations=true").json().path("annotations");
	}

	private long storedFiles() {
		try (Stream<Path> files = Files.walk(this.directory)) {
			return files.filter(Files::isRegularFile).count();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String sha256(byte[] bytes) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
