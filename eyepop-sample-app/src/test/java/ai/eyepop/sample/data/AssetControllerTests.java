package ai.eyepop.sample.data;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

import ai.eyepop.data.SyncDataEndpoint;
import ai.eyepop.data.asset.AssetUploadRequest;
import ai.eyepop.data.dataset.DatasetCreate;
import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.sample.Requests;
import ai.eyepop.sample.SampleTest;
import ai.eyepop.source.Source;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AssetController} and {@link AnnotationController}, over sockets.
 */
@SampleTest
class AssetControllerTests {

	@Autowired
	private WebTestClient client;

	@Autowired
	private EyePopEmulator emulator;

	@Autowired
	private SyncDataEndpoint data;

	private String dataset = "";

	private byte[] scene = new byte[0];

	@BeforeEach
	void createDataset() {
		this.emulator.reset();
		this.dataset = this.data.datasets().create(DatasetCreate.builder("things").build()).uuid();
		this.scene = Requests.scene(this.client);
	}

	@Test
	void uploadsListsShowsAndDeletes() throws IOException {
		upload(this.scene, "scene.png").expectStatus()
			.isCreated()
			.expectBody()
			.jsonPath("$.status")
			.isEqualTo("accepted");
		String asset = onlyAsset();
		list(0).jsonPath("$.total")
			.isEqualTo(1)
			.jsonPath("$.assets[0].uuid")
			.isEqualTo(asset)
			.jsonPath("$.assets[0].external_id")
			.isEqualTo("scene.png");
		assertThat(picture(asset, "thumbnail").getWidth()).isEqualTo(640);
		assertThat(picture(asset, "picture").getWidth()).isEqualTo(960);
		this.client.delete().uri(path("/" + asset)).exchange().expectStatus().isNoContent().expectBody().isEmpty();
		list(0).jsonPath("$.total").isEqualTo(0).jsonPath("$.pages").isEqualTo(1);
	}

	@Test
	void annotatesApprovesAndWithdraws() {
		upload(this.scene, "scene.png").expectStatus().isCreated().expectBody();
		String asset = onlyAsset();
		this.client.put()
			.uri(path("/" + asset + "/ground-truth"))
			.exchange()
			.expectStatus()
			.isEqualTo(409)
			.expectBody();
		this.client.post()
			.uri(path("/" + asset + "/annotations"))
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$[0].objects.length()")
			.isEqualTo(9);
		list(0).jsonPath("$.assets[0].annotations.length()")
			.isEqualTo(1)
			.jsonPath("$.assets[0].annotations[0].type")
			.isEqualTo("prediction")
			.jsonPath("$.assets[0].annotations[0].source")
			.isEqualTo("sample");
		this.client.put()
			.uri(path("/" + asset + "/ground-truth"))
			.exchange()
			.expectStatus()
			.isNoContent()
			.expectBody()
			.isEmpty();
		list(0).jsonPath("$.assets[0].annotations[?(@.type == 'ground_truth')].predictions[0].objects.length()")
			.isEqualTo(9);
		this.client.delete()
			.uri(path("/" + asset + "/ground-truth"))
			.exchange()
			.expectStatus()
			.isNoContent()
			.expectBody()
			.isEmpty();
		list(0).jsonPath("$.assets[0].annotations.length()").isEqualTo(1);
	}

	@Test
	void listsPageByPageNewestFirst() {
		for (int i = 0; i < 30; i++) {
			AssetUploadRequest request = AssetUploadRequest.builder(this.dataset).externalId("picture " + i).build();
			this.data.uploads().upload(Source.of(this.scene, MediaType.IMAGE_PNG), request).result();
		}
		list(0).jsonPath("$.total")
			.isEqualTo(30)
			.jsonPath("$.pages")
			.isEqualTo(2)
			.jsonPath("$.assets.length()")
			.isEqualTo(24)
			.jsonPath("$.assets[0].external_id")
			.isEqualTo("picture 29");
		list(1).jsonPath("$.assets.length()").isEqualTo(6).jsonPath("$.assets[5].external_id").isEqualTo("picture 0");
		// the last one, where the page that is asked for is gone
		list(7).jsonPath("$.page").isEqualTo(1).jsonPath("$.assets.length()").isEqualTo(6);
	}

	@Test
	void tellsThatTheServiceRejectsWhatIsNoMedia() {
		upload("no picture".getBytes(StandardCharsets.UTF_8), "notes.txt").expectStatus()
			.isCreated()
			.expectBody()
			.jsonPath("$.status")
			.isEqualTo("rejected")
			.jsonPath("$.status_message")
			.isNotEmpty();
		Requests.expectProblem(this.client.post().uri(path("/" + onlyAsset() + "/annotations")).exchange(), 409);
	}

	@Test
	void refusesWhatIsNotThereAndWhatCannotBe() {
		Requests.expectProblem(this.client.get().uri("/api/datasets/none/assets").exchange(), 404);
		Requests.expectProblem(this.client.get().uri(path("?page=-1")).exchange(), 400);
		Requests.expectProblem(this.client.get().uri(path("?page=x")).exchange(), 400);
		Requests.expectProblem(this.client.delete().uri(path("/none")).exchange(), 404);
		Requests.expectProblem(this.client.post().uri(path("/none/annotations")).exchange(), 404);
		Requests.expectProblem(this.client.put().uri(path("/none/ground-truth")).exchange(), 404);
		Requests.expectProblem(Requests.post(this.client, path(""), Requests.field()), 400);
		assertThat(this.emulator.assets()).isEmpty();
	}

	private WebTestClient.ResponseSpec upload(byte[] bytes, String name) {
		return Requests.post(this.client, path(""), Requests.file(bytes, name));
	}

	private WebTestClient.BodyContentSpec list(int page) {
		return this.client.get().uri(path("?page=" + page)).exchange().expectStatus().isOk().expectBody();
	}

	private BufferedImage picture(String asset, String form) throws IOException {
		byte[] jpeg = this.client.get()
			.uri(path("/" + asset + "/" + form))
			.exchange()
			.expectStatus()
			.isOk()
			.expectHeader()
			.contentType(MediaType.IMAGE_JPEG)
			.expectBody()
			.returnResult()
			.getResponseBody();
		return ImageIO.read(new ByteArrayInputStream(Objects.requireNonNull(jpeg)));
	}

	private String path(String rest) {
		return "/api/datasets/" + this.dataset + "/assets" + rest;
	}

	private String onlyAsset() {
		assertThat(this.emulator.assets()).hasSize(1);
		return this.emulator.assets().get(0).uuid();
	}

}
