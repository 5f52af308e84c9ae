package ai.eyepop.emulator;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import ai.eyepop.emulator.EmulatorClient.Answer;
import ai.eyepop.emulator.inspect.AssetSnapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for assets and their bytes.
 */
class AssetTests extends AbstractDataTests {

	@Test
	void assetIsStoredAndComesBackUnchanged() {
		byte[] bytes = Scenes.large(900);
		String dataset = this.data.dataset();
		Answer uploaded = this.data.plain()
			.send("POST", "/assets?dataset_uuid=" + dataset + "&external_id=" + DataClient.encode(STRANGE),
					this.data.token(), "image/bmp", BodyPublishers.ofByteArrays(List.of(bytes)));
		String asset = DataClient.id(uploaded);
		// it goes on while it is answered
		assertThat(uploaded.json().path("status").asString()).isIn("upload_in_progress", "transform_in_progress",
				"accepted");
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
	void workerSeesAssetsOfDatasets() {
		String asset = this.data.asset(this.data.dataset());
		EmulatorClient.Session session = this.data.plain().session(EmulatorClient.OBJECTS);
		Answer answer = this.data.plain()
			.json("PATCH", session.pipeline() + EmulatorClient.SOURCE, session.token(),
					"{\"sourceType\": \"ASSET_UUID\", \"assetUuid\": \"%s\", \"version\": 2}".formatted(asset));
		assertThat(answer.lines().get(0).path("objects").get(0).path("classLabel").asString()).isEqualTo("square");
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
