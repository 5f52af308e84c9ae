package ai.eyepop.sample.drawing;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.w3c.dom.Element;

import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.emulator.fault.Fault;
import ai.eyepop.sample.Requests;
import ai.eyepop.sample.SampleTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for drawings of the sample application, over sockets, with the emulator that it
 * starts.
 */
@SampleTest
class DrawingTests {

	@Autowired
	private WebTestClient client;

	@Autowired
	private EyePopEmulator emulator;

	@Autowired
	private DrawingThreads threads;

	@ParameterizedTest
	@CsvSource({ "png, image/png", "jpeg, image/jpeg", "JPEG, image/jpeg" })
	void drawsWhatTheSceneShows(String format, String type) throws IOException {
		byte[] scene = scene();
		byte[] drawing = expectDrawing("?format=" + format, scene, MediaType.valueOf(type));
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
		assertThat(expectDrawing("", scene(), MediaType.IMAGE_PNG)).startsWith(0x89, 'P', 'N', 'G');
	}

	@Test
	void drawsAsSvg() throws Exception {
		byte[] svg = expectDrawing("?format=svg", scene(), MediaType.valueOf("image/svg+xml"));
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
		expectProblem(draw("", Requests.file("no image".getBytes(StandardCharsets.UTF_8), name)), 422, "not an image");
	}

	@Test
	void refusesAnEmptyFile() {
		expectProblem(draw("", Requests.file(new byte[0], "empty.png")), 422, "'empty.png' is empty");
	}

	@Test
	void tellsThatThereIsNoPrediction() {
		this.emulator.faults().add(Fault.builder().path("/source").status(200).body("").times(1).build());
		expectProblem(draw("", Requests.file(scene(), "scene.png")), 422, "'scene.png' has no prediction");
	}

	@Test
	void refusesMoreThanCanBeDrawnAtOnce() throws InterruptedException {
		CountDownLatch free = new CountDownLatch(1);
		List<CompletableFuture<@Nullable Boolean>> drawings = new ArrayList<>();
		try {
			// a thread that has not begun yet has one more waiting than it will have
			CountDownLatch begun = new CountDownLatch(DrawingThreads.AT_ONCE);
			while (drawings.size() < DrawingThreads.AT_ONCE) {
				drawings.add(occupy(begun, free));
			}
			assertThat(begun.await(1, TimeUnit.MINUTES)).isTrue();
			int most = DrawingThreads.AT_ONCE * (1 + DrawingThreads.MOST_WAITING);
			for (int i = 0; i < 2 * most && drawings.size() < most; i++) {
				CompletableFuture<@Nullable Boolean> drawing = occupy(begun, free);
				if (!drawing.isCompletedExceptionally()) {
					drawings.add(drawing);
				}
			}
			assertThat(drawings).hasSize(most);
			expectProblem(draw("", Requests.file(scene(), "scene.png")), 503, "There is more to draw");
		}
		finally {
			free.countDown();
		}
		assertThat(drawings).allSatisfy((drawing) -> assertThat(drawing).succeedsWithin(Duration.ofMinutes(1)));
		expectDrawing("", scene(), MediaType.IMAGE_PNG);
	}

	private CompletableFuture<@Nullable Boolean> occupy(CountDownLatch begun, CountDownLatch free) {
		return this.threads.run(() -> {
			begun.countDown();
			return free.await(1, TimeUnit.MINUTES);
		}).toFuture();
	}

	@Test
	void refusesMorePixelsThanItDrawsOn() throws IOException {
		ByteArrayOutputStream large = new ByteArrayOutputStream();
		ImageIO.write(new BufferedImage(5000, 4001, BufferedImage.TYPE_BYTE_BINARY), "png", large);
		int before = this.emulator.sources().size();
		expectProblem(draw("", Requests.file(large.toByteArray(), "large.png")), 413,
				"'large.png' has 5000 × 4001 pixels");
		assertThat(this.emulator.sources()).hasSize(before);
	}

	@Test
	void refusesAFormOfTooManyParts() {
		MultipartBodyBuilder parts = Requests.file(scene(), "scene.png");
		for (int i = 0; i < 20; i++) {
			parts.part("more", "x");
		}
		expectProblem(draw("", parts), 400, "up to 20 parts");
	}

	@Test
	void refusesAnUnknownFormat() {
		expectProblem(draw("?format=gif", Requests.file(scene(), "scene.png")), 400, "png, jpeg or svg");
	}

	@Test
	void refusesARequestWithoutTheFile() {
		expectProblem(draw("", Requests.field()), 400, "must be a file");
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

	private byte[] expectDrawing(String query, byte[] image, MediaType type) {
		return Objects.requireNonNull(draw(query, Requests.file(image, "scene.png")).expectStatus()
			.isOk()
			.expectHeader()
			.contentType(type)
			.expectBody()
			.returnResult()
			.getResponseBody());
	}

	private void expectProblem(WebTestClient.ResponseSpec response, int status, String detail) {
		Requests.expectProblem(response, status)
			.jsonPath("$.detail")
			.value(String.class, (text) -> assertThat(text).contains(detail));
	}

	private WebTestClient.ResponseSpec draw(String query, MultipartBodyBuilder form) {
		return Requests.post(this.client, "/api/drawing" + query, form);
	}

	private byte[] scene() {
		return Requests.scene(this.client);
	}

}
