package ai.eyepop.emulator;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import ai.eyepop.emulator.EmulatorClient.Answer;
import ai.eyepop.emulator.EmulatorClient.Part;
import ai.eyepop.emulator.EmulatorClient.Session;
import ai.eyepop.emulator.fault.Fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Tests for videos as frames, in full duplex and on one connection (wire protocol section
 * 6).
 */
class VideoTests {

	private static final HttpClient CLIENT = HttpClient.newHttpClient();

	private EyePopEmulator emulator;

	private EmulatorClient client;

	private Session session;

	@BeforeEach
	void start() {
		this.emulator = EyePopEmulator.builder().bytesPerFrame(16).start();
		this.client = new EmulatorClient(this.emulator);
		this.session = this.client.session(EmulatorClient.OBJECTS);
	}

	@AfterEach
	void stop() {
		await().until(() -> this.emulator.runningJobs() == 0);
		this.emulator.close();
	}

	@Test
	void predictionsArriveWhileTheUploadStillRuns() throws IOException {
		try (Duplex duplex = new Duplex("600s"); PipedOutputStream out = new PipedOutputStream()) {
			PipedInputStream in = new PipedInputStream(out);
			CompletableFuture<Integer> upload = CompletableFuture.supplyAsync(
					() -> duplex.upload("video/x-motion-jpeg", BodyPublishers.ofInputStream(() -> in)).status());
			byte[] frame = jpeg(Color.RED);
			for (int i = 0; i < 3; i++) {
				out.write(frame);
				out.write(new byte[20_000]);
				out.flush();
				JsonNode line = duplex.next();
				assertThat(line.path("source_id").asString()).isEqualTo(duplex.sourceId);
				assertThat(line.path("offset").asInt()).isEqualTo(i);
				assertThat(line.path("timestamp").asLong()).isEqualTo(i * 40_000_000L);
				assertThat(line.path("duration").asLong()).isEqualTo(40_000_000L);
				assertThat(line.path("objects").size()).isOne();
				assertThat(upload).isNotDone();
			}
			out.close();
			assertThat(upload.join()).isEqualTo(204);
			assertThat(duplex.rest()).isEmpty();
		}
		assertThat(this.emulator.maxUploads()).isOne();
	}

	@Test
	void animatedGifIsDecodedWithItsDelays() throws IOException {
		byte[] gif = gif(5, 0, 20);
		for (List<JsonNode> lines : List.of(this.session.upload(gif).lines(), duplex("image/gif", gif))) {
			assertThat(lines).hasSize(3);
			assertThat(lines).extracting((line) -> line.path("timestamp").asLong())
				.containsExactly(0L, 50_000_000L, 150_000_000L);
			assertThat(lines).extracting((line) -> line.path("duration").asLong())
				.containsExactly(50_000_000L, 100_000_000L, 200_000_000L);
			assertThat(lines).extracting((line) -> line.path("seconds").asDouble()).containsExactly(0.0, 0.05, 0.15);
			assertThat(lines).extracting((line) -> line.path("objects").path(0).path("x").asDouble())
				.isSorted()
				.doesNotHaveDuplicates();
			assertThat(lines.get(0).path("source_width").asDouble()).isEqualTo(200);
		}
	}

	@Test
	void multipartMixedReplaceIsFramesToo() throws IOException {
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		for (Color color : List.of(Color.RED, Color.BLUE)) {
			body.writeBytes("--frame\r\nContent-Type: image/jpeg\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
			body.writeBytes(jpeg(color));
			body.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
		}
		assertThat(duplex("multipart/x-mixed-replace; boundary=frame", body.toByteArray())).hasSize(2);
		assertThat(send("multipart/x-mixed-replace; boundary=frame", body.toByteArray()).lines()).hasSize(2)
			.allMatch((line) -> line.path("objects").size() == 1);
	}

	@Test
	void otherContainersAreOneFrameForSoManyBytes() throws IOException {
		byte[] video = new byte[16 * 1000 + 1];
		for (List<JsonNode> lines : List.of(send("video/mp4", video).lines(), duplex("video/mp4", video))) {
			assertThat(lines).hasSize(1001);
			assertThat(lines.get(1000).path("offset").asInt()).isEqualTo(1000);
			assertThat(lines.get(1000).path("source_width").asDouble(-1)).isZero();
		}
	}

	@Test
	void manyLinesFollowTheirReader() throws IOException {
		byte[] video = new byte[16 * 300_000];
		try (Duplex duplex = new Duplex("600s")) {
			CompletableFuture<Answer> upload = CompletableFuture
				.supplyAsync(() -> duplex.upload("video/mp4", BodyPublishers.ofByteArray(video)));
			assertThat(duplex.reader.lines().count()).isEqualTo(300_000);
			assertThat(upload.join().status()).isEqualTo(204);
		}
		assertThat(this.emulator.sources()).singleElement()
			.satisfies((source) -> assertThat(source.length()).isEqualTo(video.length));
	}

	@Test
	void formIsReadWithItsParts() throws IOException {
		byte[] body = EmulatorClient.multipart(Part.json("fps", "\"5/1\""),
				new Part("file", "video/mp4", new byte[16 * 50]));
		List<JsonNode> lines = duplex(EmulatorClient.multipartType(), body);
		assertThat(this.emulator.sources()).extracting("length").containsExactly(800L);
		assertThat(lines).hasSize(10);
		assertThat(lines.get(1).path("timestamp").asLong()).isEqualTo(200_000_000L);
	}

	@Test
	void capturedAtCountsFromItsOffset() {
		Answer answer = this.client.send("POST",
				this.session.pipeline() + "/source?mode=queue&isLive=True&capturedAtOffsetNs=1767323045678000000"
						+ "&version=2&processing=sync",
				this.session.token(), "video/mp4", new byte[32]);
		assertThat(answer.lines()).extracting((line) -> line.path("captured_at").asLong())
			.containsExactly(1767323045678000000L, 1767323045718000000L);
	}

	@Test
	void damagedVideoEndsBothLegs() throws IOException {
		byte[] jpeg = jpeg(Color.RED);
		byte[] video = new byte[jpeg.length + 3_000_000];
		System.arraycopy(jpeg, 0, video, 0, jpeg.length);
		video[jpeg.length] = (byte) 0xFF;
		video[jpeg.length + 1] = (byte) 0xD8;
		video[jpeg.length + 2] = (byte) 0xFF;
		try (Duplex duplex = new Duplex("600s")) {
			CompletableFuture<Answer> upload = CompletableFuture
				.supplyAsync(() -> duplex.upload("video/x-motion-jpeg", BodyPublishers.ofByteArray(video)));
			assertThat(duplex.next().path("objects").size()).isOne();
			assertThat(duplex.next().path("event").path("type").asString()).isEqualTo("error");
			assertThat(duplex.rest()).isEmpty();
			assertThat(upload.join().status()).isIn(204, 410);
		}
	}

	@Test
	void cancelOfThePredictionsEndsTheUpload() throws IOException {
		try (PipedOutputStream out = new PipedOutputStream()) {
			PipedInputStream in = new PipedInputStream(out);
			CompletableFuture<Answer> upload;
			try (Duplex duplex = new Duplex("600s")) {
				upload = CompletableFuture
					.supplyAsync(() -> duplex.upload("video/mp4", BodyPublishers.ofInputStream(() -> in)));
				out.write(new byte[64 * 1024]);
				out.flush();
				duplex.next();
			}
			await().until(() -> this.emulator.runningJobs() == 0);
			out.close();
			assertThat(upload.handle((answer, ex) -> (answer != null) ? answer.status() : 410).join()).isEqualTo(410);
		}
	}

	@Test
	void brokenUploadEndsThePredictions() throws IOException {
		try (Duplex duplex = new Duplex("600s")) {
			try (Socket socket = new Socket(this.emulator.url().getHost(), this.emulator.url().getPort())) {
				String target = this.session.pipeline().substring(this.emulator.url().toString().length());
				socket.getOutputStream()
					.write(("POST " + target + "/source?processing=async&sourceId=" + duplex.sourceId
							+ " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + this.session.token()
							+ "\r\nContent-Type: video/mp4\r\nContent-Length: 1000\r\n\r\n0123456789012345")
						.getBytes(StandardCharsets.US_ASCII));
				assertThat(duplex.next().path("offset").asInt(-1)).isZero();
			}
			assertThat(duplex.next().path("event").path("message").asString()).contains("broken off");
			assertThat(duplex.rest()).isEmpty();
		}
	}

	@Test
	void unusedPreparedSourceTimesOut() throws IOException {
		try (Duplex duplex = new Duplex("1s")) {
			assertThat(duplex.next().path("event").path("message").asString()).contains("not uploaded in time");
			assertThat(duplex.rest()).isEmpty();
			assertThat(duplex.upload("video/mp4", BodyPublishers.ofByteArray(new byte[1])).status()).isEqualTo(404);
		}
	}

	@Test
	void preparedSourceIsStoppedUploadedOnceAndRetriedAfterAFault() throws IOException {
		try (Duplex duplex = new Duplex("600s")) {
			this.emulator.faults().add(Fault.builder().status(500).build());
			assertThat(duplex.upload("video/mp4", BodyPublishers.ofByteArray(new byte[16])).status()).isEqualTo(500);
			CompletableFuture<List<JsonNode>> lines = CompletableFuture.supplyAsync(duplex::rest);
			assertThat(duplex.upload("video/mp4", BodyPublishers.ofByteArray(new byte[16])).status()).isEqualTo(204);
			assertThat(lines.join()).hasSize(1);
		}
		try (Duplex duplex = new Duplex("600s")) {
			this.client.json("PATCH", this.session.pipeline() + "/source?mode=preempt&processing=sync",
					this.session.token(), "{\"sourceType\": \"NONE\"}");
			assertThat(duplex.next().path("event").path("message").asString()).contains("stopped");
		}
	}

	@Test
	void resetStrikesThePredictionsOfAVideo() throws IOException {
		this.emulator.faults().add(Fault.builder().path("/prepareSource").reset().afterLines(3).build());
		try (Duplex duplex = new Duplex("600s")) {
			CompletableFuture<Integer> upload = CompletableFuture
				.supplyAsync(() -> duplex.upload("video/mp4", BodyPublishers.ofByteArray(new byte[160])).status());
			// lines that came are lost if the client has not read them before the reset
			assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(duplex::rest);
			assertThat(this.emulator.faults().struck()).isOne();
			upload.handle((status, ex) -> status).join();
		}
	}

	private Answer send(String contentType, byte[] body) {
		return this.client.send("POST", this.session.pipeline() + EmulatorClient.SOURCE, this.session.token(),
				contentType, body);
	}

	private List<JsonNode> duplex(String contentType, byte[] video) throws IOException {
		try (Duplex duplex = new Duplex("600s")) {
			CompletableFuture<Answer> upload = CompletableFuture
				.supplyAsync(() -> duplex.upload(contentType, BodyPublishers.ofByteArray(video)));
			List<JsonNode> lines = duplex.rest();
			assertThat(upload.join().status()).isEqualTo(204);
			return lines;
		}
	}

	private static BufferedImage scene(Color color, int x) {
		BufferedImage image = new BufferedImage(200, 150, BufferedImage.TYPE_INT_RGB);
		Graphics2D graphics = image.createGraphics();
		graphics.setColor(Color.WHITE);
		graphics.fillRect(0, 0, 200, 150);
		graphics.setColor(color);
		graphics.fillRect(x, 40, 60, 60);
		graphics.dispose();
		return image;
	}

	private static byte[] jpeg(Color color) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		ImageIO.write(scene(color, 50), "jpg", out);
		return out.toByteArray();
	}

	private static byte[] gif(int... delays) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
		try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
			writer.setOutput(stream);
			writer.prepareWriteSequence(null);
			for (int i = 0; i < delays.length; i++) {
				BufferedImage image = scene(Color.RED, 20 + 30 * i);
				IIOMetadata metadata = writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image),
						null);
				IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree("javax_imageio_gif_image_1.0");
				IIOMetadataNode control = (IIOMetadataNode) root.getElementsByTagName("GraphicControlExtension")
					.item(0);
				control.setAttribute("delayTime", String.valueOf(delays[i]));
				control.setAttribute("disposalMethod", "none");
				metadata.setFromTree("javax_imageio_gif_image_1.0", root);
				writer.writeToSequence(new IIOImage(image, null, metadata), null);
			}
			writer.endWriteSequence();
		}
		finally {
			writer.dispose();
		}
		return out.toByteArray();
	}

	private final class Duplex implements AutoCloseable {

		private final InputStream body;

		private final BufferedReader reader;

		private final String sourceId;

		Duplex(String timeout) throws IOException {
			HttpResponse<InputStream> response;
			try {
				response = CLIENT.send(
						VideoTests.this.client.request("POST",
								VideoTests.this.session.pipeline() + "/prepareSource?timeout=" + timeout,
								VideoTests.this.session.token(), "application/octet-stream", BodyPublishers.noBody()),
						BodyHandlers.ofInputStream());
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
			this.body = response.body();
			this.reader = new BufferedReader(new InputStreamReader(this.body, StandardCharsets.UTF_8));
			JsonNode event = next().path("event");
			assertThat(event.path("type").asString()).isEqualTo("prepared");
			this.sourceId = event.path("source_id").asString();
		}

		JsonNode next() throws IOException {
			return JsonMapper.shared().readTree(this.reader.readLine());
		}

		List<JsonNode> rest() {
			return this.reader.lines().map((line) -> JsonMapper.shared().readTree(line)).toList();
		}

		Answer upload(String contentType, BodyPublisher video) {
			return VideoTests.this.client.send(
					"POST", VideoTests.this.session.pipeline()
							+ "/source?mode=queue&version=2&processing=async&sourceId=" + this.sourceId,
					VideoTests.this.session.token(), contentType, video);
		}

		@Override
		public void close() throws IOException {
			this.body.close();
		}

	}

}
