package ai.eyepop.sample;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;
import org.w3c.dom.Element;

import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.emulator.fault.Fault;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for drawings of the sample application, over sockets, with the emulator that it
 * starts.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@AutoConfigureWebTestClient(timeout = "60s")
class DrawingTests {

	@Autowired
	private WebTestClient client;

	@Autowired
	private EyePopEmulator emulator;

	@ParameterizedTest
	@CsvSource({ "png, image/png", "jpeg, image/jpeg", "JPEG, image/jpeg" })
	void drawsWhatTheSceneShows(String format, String type) throws IOException {
		byte[] scene = scene();
		byte[] drawing = expectDrawing("/api/drawing?format=" + format, scene, MediaType.valueOf(type));
		BufferedImage before = ImageIO.read(new ByteArrayInputStream(scene));
		BufferedImage after = ImageIO.read(new ByteArrayInputStream(drawing));
		assertThat(after.getWidth()).isEqualTo(before.getWidth());
		assertThat(after.getHeight()).isEqualTo(before.getHeight());
		assertThat(differing(before, after, 70, 500, 400, 100)).as("the rectangle's line and label")
			.isGreaterThan(2000);
		assertThat(differing(before, after, 10, 10, 30, 30)).as("where nothing is").isZero();
	}

	@Test
	void drawsAPngIfNotAskedOtherwise() {
		assertThat(expectDrawing("/api/drawing", scene(), MediaType.IMAGE_PNG)).startsWith(0x89, 'P', 'N', 'G');
	}

	@Test
	void drawsAsSvg() throws Exception {
		byte[] svg = expectDrawing("/api/drawing?format=svg", scene(), MediaType.valueOf("image/svg+xml"));
		Element root = DocumentBuilderFactory.newInstance()
			.newDocumentBuilder()
			.parse(new ByteArrayInputStream(svg))
			.getDocumentElement();
		assertThat(root.getAttribute("width")).isEqualTo("960");
		assertThat(root.getElementsByTagName("image").getLength()).isOne();
		assertThat(root.getTextContent()).contains("circle", "qr_code", "Hello from EyePop");
	}

	@ParameterizedTest
	@ValueSource(strings = { "notes.txt", "photo.jpg", "data" })
	void refusesWhatIsNoImage(String name) {
		expectProblem(post("/api/drawing", body("no image".getBytes(StandardCharsets.UTF_8), name)), 422,
				"not an image");
	}

	@Test
	void refusesAnEmptyFile() {
		expectProblem(post("/api/drawing", body(new byte[0], "empty.png")), 422, "'empty.png' is empty");
	}

	@Test
	void tellsThatThereIsNoPrediction() {
		this.emulator.faults().add(Fault.builder().path("/source").status(200).body("").times(1).build());
		expectProblem(post("/api/drawing", body(scene(), "scene.png")), 422, "'scene.png' has no prediction");
	}

	@Test
	void refusesMorePixelsThanItDrawsOn() throws IOException {
		ByteArrayOutputStream large = new ByteArrayOutputStream();
		ImageIO.write(new BufferedImage(5000, 4001, BufferedImage.TYPE_BYTE_BINARY), "png", large);
		int before = this.emulator.sources().size();
		expectProblem(post("/api/drawing", body(large.toByteArray(), "large.png")), 413,
				"'large.png' has 5000 × 4001 pixels");
		assertThat(this.emulator.sources()).hasSize(before);
	}

	@Test
	void refusesAFormOfTooManyParts() {
		MultipartBodyBuilder parts = body(scene(), "scene.png");
		for (int i = 0; i < 20; i++) {
			parts.part("more", "x");
		}
		expectProblem(post("/api/drawing", parts), 400, "up to 20 parts");
	}

	@Test
	void refusesAnUnknownFormat() {
		expectProblem(post("/api/drawing?format=gif", body(scene(), "scene.png")), 400, "png, jpeg or svg");
	}

	@Test
	void refusesARequestWithoutTheFile() {
		MultipartBodyBuilder field = new MultipartBodyBuilder();
		field.part("file", "a form field");
		expectProblem(post("/api/drawing", field), 400, "must be a file");
		expectProblem(this.client.post().uri("/api/drawing").exchange(), 400, "");
	}

	private static int differing(BufferedImage before, BufferedImage after, int left, int top, int width, int height) {
		int count = 0;
		for (int y = top; y < top + height; y++) {
			for (int x = left; x < left + width; x++) {
				Color one = new Color(before.getRGB(x, y));
				Color other = new Color(after.getRGB(x, y));
				int difference = Math.abs(one.getRed() - other.getRed()) + Math.abs(one.getGreen() - other.getGreen())
						+ Math.abs(one.getBlue() - other.getBlue());
				count += (difference > 60) ? 1 : 0;
			}
		}
		return count;
	}

	private byte[] expectDrawing(String path, byte[] image, MediaType type) {
		return Objects.requireNonNull(post(path, body(image, "scene.png")).expectStatus()
			.isOk()
			.expectHeader()
			.contentType(type)
			.expectBody()
			.returnResult()
			.getResponseBody());
	}

	private void expectProblem(WebTestClient.ResponseSpec response, int status, String detail) {
		response.expectStatus()
			.isEqualTo(status)
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody()
			.jsonPath("$.detail")
			.value(String.class, (text) -> assertThat(text).contains(detail));
	}

	private WebTestClient.ResponseSpec post(String path, MultipartBodyBuilder body) {
		return this.client.post().uri(path).body(BodyInserters.fromMultipartData(body.build())).exchange();
	}

	private MultipartBodyBuilder body(byte[] bytes, String name) {
		MultipartBodyBuilder body = new MultipartBodyBuilder();
		body.part("file", new ByteArrayResource(bytes)).filename(name);
		return body;
	}

	private byte[] scene() {
		return Objects.requireNonNull(
				this.client.get().uri("/api/scene.png").exchange().expectBody().returnResult().getResponseBody());
	}

}
