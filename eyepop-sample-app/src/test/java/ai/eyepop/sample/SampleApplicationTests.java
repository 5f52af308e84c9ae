package ai.eyepop.sample;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;

import ai.eyepop.prediction.PredictedObject;
import ai.eyepop.prediction.PredictedText;
import ai.eyepop.prediction.Prediction;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the sample application, over sockets, with the emulator that it starts.
 */
@SampleTest
class SampleApplicationTests {

	@Autowired
	private WebTestClient client;

	@Test
	void servesThePageAndWhatItNeeds() {
		String page = text("/");
		assertThat(page).contains("<title>").contains("sample-button");
		assertThat(page).doesNotContain("src=\"http").doesNotContain("href=\"http");
		assertThat(text("/app.js")).isNotEmpty();
		assertThat(text("/style.css")).isNotEmpty();
	}

	@Test
	void tellsThatTheEmulatorAnswers() {
		this.client.get()
			.uri("/api/about")
			.exchange()
			.expectBody()
			.jsonPath("$.emulated")
			.isEqualTo(true)
			.jsonPath("$.service")
			.value(String.class, (service) -> assertThat(service).startsWith("http://127.0.0.1:"));
	}

	@Test
	void findsWhatTheSceneShows() throws IOException {
		byte[] scene = Objects.requireNonNull(this.client.get()
			.uri("/api/scene.png")
			.exchange()
			.expectHeader()
			.contentType(MediaType.IMAGE_PNG)
			.expectBody()
			.returnResult()
			.getResponseBody());
		BufferedImage image = ImageIO.read(new ByteArrayInputStream(scene));
		List<Prediction> predictions = upload(Requests.file(scene, "scene.png"), MediaType.APPLICATION_JSON)
			.expectStatus()
			.isOk()
			.expectHeader()
			.contentType(MediaType.APPLICATION_JSON)
			.expectBodyList(Prediction.class)
			.returnResult()
			.getResponseBody();
		assertThat(predictions).singleElement().satisfies((prediction) -> {
			assertThat(prediction.sourceWidth()).isEqualTo(image.getWidth());
			assertThat(prediction.sourceHeight()).isEqualTo(image.getHeight());
			assertThat(prediction.objects()).extracting(PredictedObject::classLabel)
				.contains("circle", "square", "triangle", "hexagon", "rectangle", "pentagon", "ellipse", "qr_code");
			assertThat(prediction.objects()).allSatisfy((object) -> {
				assertThat(object.x()).isBetween(0.0, image.getWidth() - object.width());
				assertThat(object.y()).isBetween(0.0, image.getHeight() - object.height());
			});
			assertThat(prediction.texts()).extracting(PredictedText::text).containsExactly("Hello from EyePop");
			assertThat(prediction.classes()).isNotEmpty();
		});
	}

	@Test
	void answersAsOnTheWire() throws IOException {
		upload(Requests.file(jpeg(), "photo.jpg"), MediaType.ALL).expectStatus()
			.isOk()
			.expectHeader()
			.contentType(MediaType.APPLICATION_JSON)
			.expectBody()
			.jsonPath("$.length()")
			.isEqualTo(1)
			.jsonPath("$[0].source_width")
			.isEqualTo(123.0)
			.jsonPath("$[0].source_height")
			.isEqualTo(45.0)
			.jsonPath("$[0].sourceWidth")
			.doesNotExist()
			.jsonPath("$[0].other")
			.doesNotExist();
	}

	@Test
	void answersALineAtATime() throws IOException {
		String lines = upload(Requests.file(jpeg(), "photo.jpg"), MediaType.APPLICATION_NDJSON).expectStatus()
			.isOk()
			.expectHeader()
			.contentType(MediaType.APPLICATION_NDJSON)
			.expectBody(String.class)
			.returnResult()
			.getResponseBody();
		assertThat(lines).startsWith("{\"source_width\":123.0,").endsWith("}\n").containsOnlyOnce("\n");
	}

	@Test
	void refusesWhatIsNoMediaWithTheServicesMessage() {
		for (String name : List.of("notes.txt", "photo.jpg", "data")) {
			for (MediaType accept : List.of(MediaType.APPLICATION_JSON, MediaType.APPLICATION_NDJSON)) {
				upload(Requests.file("no image".getBytes(StandardCharsets.UTF_8), name), accept).expectStatus()
					.isEqualTo(422)
					.expectHeader()
					.contentType(MediaType.APPLICATION_PROBLEM_JSON)
					.expectBody()
					.jsonPath("$.detail")
					.value(String.class, (detail) -> assertThat(detail).contains("not an image"));
			}
		}
	}

	@Test
	void refusesARequestWithoutTheFile() {
		MultipartBodyBuilder other = new MultipartBodyBuilder();
		other.part("other", "x");
		expectBadRequest(upload(other, MediaType.APPLICATION_JSON));
		expectBadRequest(upload(Requests.field(), MediaType.APPLICATION_JSON));
		expectBadRequest(this.client.post().uri("/api/predictions").exchange());
	}

	@Test
	void refusesAMalformedRequest() {
		for (String contentType : List.of("multipart/form-data", "multipart/form-data; boundary=x")) {
			expectBadRequest(this.client.post()
				.uri("/api/predictions")
				.header("Content-Type", contentType)
				.bodyValue("garbage".getBytes(StandardCharsets.UTF_8))
				.exchange());
		}
		String cut = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\ncut";
		expectBadRequest(this.client.post()
			.uri("/api/predictions")
			.header("Content-Type", "multipart/form-data; boundary=x")
			.bodyValue(cut.getBytes(StandardCharsets.UTF_8))
			.exchange());
	}

	private void expectBadRequest(WebTestClient.ResponseSpec response) {
		response.expectStatus()
			.isBadRequest()
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody();
	}

	private WebTestClient.ResponseSpec upload(MultipartBodyBuilder body, MediaType accept) {
		return this.client.post()
			.uri("/api/predictions")
			.accept(accept)
			.body(BodyInserters.fromMultipartData(body.build()))
			.exchange();
	}

	private byte[] jpeg() throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		ImageIO.write(new BufferedImage(123, 45, BufferedImage.TYPE_INT_RGB), "jpeg", bytes);
		return bytes.toByteArray();
	}

	private String text(String path) {
		return Objects.requireNonNull(this.client.get()
			.uri(path)
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(String.class)
			.returnResult()
			.getResponseBody());
	}

}
