package ai.eyepop.emulator;

import java.awt.Color;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import ai.eyepop.emulator.EmulatorClient.Answer;
import ai.eyepop.emulator.EmulatorClient.Part;
import ai.eyepop.emulator.EmulatorClient.Session;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for sources and their predictions (wire protocol sections 6 and 7).
 */
class SourceTests extends SessionFixture {

	@Override
	EyePopEmulatorBuilder builder() {
		return super.builder().maxSourceSize(1_000_000);
	}

	@Test
	void imageGivesOneLine() {
		Answer answer = this.session.upload(Scenes.redSquare());
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.header("Content-Type")).isEqualTo("application/jsonl");
		assertThat(answer.text()).endsWith("}\n");
		JsonNode line = answer.lines().get(0);
		assertThat(answer.lines()).hasSize(1);
		assertThat(line.path("source_width").doubleValue()).isEqualTo(400);
		assertThat(line.path("source_height").doubleValue()).isEqualTo(300);
		assertThat(line.path("timestamp").longValue()).isZero();
		assertThat(line.path("objects").size()).isEqualTo(1);
		JsonNode object = line.path("objects").get(0);
		assertThat(object.path("classLabel").asString()).isEqualTo("square");
		assertThat(object.path("x").doubleValue()).isEqualTo(100);
		assertThat(object.path("y").doubleValue()).isEqualTo(60);
		assertThat(object.path("width").doubleValue()).isEqualTo(120);
		assertThat(object.path("outline").size()).isEqualTo(4);
		assertThat(object.path("id").intValue()).isEqualTo(1);
	}

	@Test
	void sameImageGivesSameAnswer() {
		assertThat(comparable(this.session.upload(Scenes.redSquare())))
			.isEqualTo(comparable(this.session.upload(Scenes.redSquare())));
	}

	@Test
	void emptyPopComputesNothing() {
		Session empty = this.client.session("{}");
		assertThat(empty.upload(Scenes.redSquare()).lines().get(0).propertyNames()).containsExactlyInAnyOrder(
				"source_id", "seconds", "timestamp", "offset", "source_width", "source_height", "system_timestamp");
	}

	@ParameterizedTest
	@ValueSource(strings = { "png", "gif", "bmp", "jpg" })
	void formatsAreDecoded(String format) {
		byte[] image = Scenes.encode(Scenes.draw(200, 100, Color.WHITE, (graphics) -> {
			graphics.setColor(Color.BLUE);
			graphics.fillRect(50, 20, 60, 60);
		}), format);
		JsonNode objects = this.session.upload(image).lines().get(0).path("objects");
		assertThat(objects.get(0).path("classLabel").asString()).isEqualTo("square");
	}

	@Test
	void multipartIsTakenWithAllParts() {
		Answer answer = this.session.upload(
				Part.json("params", "[{\"componentId\": 1, \"values\": {\"prompt\": \"\\u00fc\", \"k\": [1, null]}}]"),
				Part.json("roi", "{\"type\": \"rectangle\", \"x\": 90, \"y\": 50, \"width\": 140, \"height\": 140}"),
				Part.json("fps", "\"5/1\""), Part.file(Scenes.redSquare()));
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.lines().get(0).path("objects").get(0).path("x").doubleValue()).isEqualTo(100);
	}

	@Test
	void roiHidesTheRest() {
		String contour = "{\"type\": \"contour\", \"points\": [{\"x\": 230, \"y\": 10}, {\"x\": 390, \"y\": 10}, "
				+ "{\"x\": 300, \"y\": 250}]}";
		JsonNode line = this.session.upload(Part.json("roi", contour), Part.file(Scenes.redSquare())).lines().get(0);
		assertThat(line.has("objects")).isFalse();
		assertThat(line.path("source_width").doubleValue()).isEqualTo(400);
	}

	@Test
	void roiOutsideOfImageIsAnErrorEvent() {
		String roi = "{\"type\": \"rectangle\", \"x\": 500, \"y\": 0, \"width\": 10, \"height\": 10}";
		assertErrorEvent(this.session.upload(Part.json("roi", roi), Part.file(Scenes.redSquare())), "outside");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "params | {}", "params | [{}]", "params | [", "roi | 5", "roi | {\"type\": \"circle\"}",
					"roi | {\"type\": \"rectangle\", \"x\": 1}",
					"roi | {\"type\": \"rectangle\", \"x\": 1, \"y\": 1, \"width\": 0, \"height\": 5}",
					"roi | {\"type\": \"contour\", \"points\": [{\"x\": 1, \"y\": 2}]}", "fps | 5", "fps | \"0/1\"",
					"fps | \"fast\"", "other | {}" })
	void withMalformedPartThenBadRequestNamesIt(String name, String json) {
		Answer answer = this.session.upload(Part.json(name, json), Part.file(Scenes.redSquare()));
		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.detail()).contains(name);
	}

	@Test
	void withoutFileThenBadRequest() {
		Answer answer = this.session.upload(Part.json("params", "[]"));
		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.detail()).contains("file");
	}

	@Test
	void withTruncatedMultipartThenBadRequest() {
		byte[] body = EmulatorClient.multipart(Part.file(Scenes.redSquare()));
		Answer answer = this.client.send("POST", this.session.pipeline() + EmulatorClient.SOURCE, this.session.token(),
				EmulatorClient.multipartType(), Arrays.copyOf(body, body.length - 60));
		assertThat(answer.status()).isEqualTo(400);
	}

	@Test
	void withoutBoundaryThenBadRequest() {
		Answer answer = this.client.send("POST", this.session.pipeline() + EmulatorClient.SOURCE, this.session.token(),
				"multipart/form-data", EmulatorClient.multipart(Part.file(Scenes.redSquare())));
		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.detail()).contains("boundary");
	}

	@Test
	void imageGroupIsOnePrediction() {
		List<JsonNode> lines = this.session
			.upload(Part.file(Scenes.redSquare()), new Part("file", null, Scenes.redSquare()))
			.lines();
		assertThat(lines).hasSize(1);
		assertThat(lines.get(0).path("source_width").asDouble()).isEqualTo(400);
		assertThat(lines.get(0).path("objects").valueStream().map((found) -> found.path("sourceIndex").asInt()))
			.containsExactly(0, 1);
	}

	@Test
	void groupWithDamagedImageFailsAsAWhole() {
		List<JsonNode> lines = this.session.upload(Part.file(Scenes.redSquare()), Part.file(new byte[20])).lines();
		assertThat(lines).singleElement()
			.satisfies((line) -> assertThat(line.path("event").path("message").asString()).contains("Image 1"));
	}

	@Test
	void groupOfMoreThan16IsRefused() {
		Part[] parts = new Part[17];
		Arrays.fill(parts, Part.file(Scenes.redSquare()));
		assertThat(this.session.upload(parts).detail()).contains("16").contains("17");
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-", value = { "-", "text/plain", "application/json" })
	void bytesCountAndNotTheContentType(String contentType) {
		String source = this.session.pipeline() + EmulatorClient.SOURCE;
		Answer image = this.client.send("POST", source, this.session.token(), contentType, Scenes.redSquare());
		assertThat(image.lines().get(0).path("objects").size()).isEqualTo(1);
		Answer other = this.client.send("POST", source, this.session.token(), contentType, "text".getBytes());
		assertThat(other.status()).isEqualTo(200);
		assertThat(other.lines().get(0).path("event").path("message").asString()).contains("not an image");
	}

	@ParameterizedTest
	@CsvSource({ "mode=later,400", "mode=queue&speed=1,400", "mode=queue&isLive=perhaps,400",
			"mode=queue&motionGap=wide,400", "mode=queue&processing=async&sourceId=s,404",
			"mode=queue&processing=async,400", "mode=queue&capturedAtOffsetNs=1.5,400" })
	void withInvalidQueryThenRefused(String query, int status) {
		assertThat(this.client
			.send("POST", this.session.pipeline() + "/source?" + query, this.session.token(), "image/png",
					Scenes.redSquare())
			.status()).isEqualTo(status);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "mode=preempt | {\"sourceType\": \"NONE\"} | 204",
					"mode=queue | {\"sourceType\": \"NONE\"} | 400",
					"mode=queue | {\"sourceType\": \"URL\", \"url\": \"ftp://localhost/a.jpg\"} | 400",
					"mode=queue | {\"sourceType\": \"GROUP\", \"sources\": []} | 400",
					"mode=queue | {\"sourceType\": \"ASSET_UUID\", \"asset\": \"a\"} | 400",
					"mode=queue | {\"sourceType\": \"ASSET_UUID\", \"version\": \"a\"} | 400",
					"mode=queue | {\"sourceType\": \"FTP\"} | 400", "mode=queue | {} | 400", "mode=queue | [] | 400" })
	void sourcesByReference(String query, String body, int status) {
		Answer answer = this.client.json("PATCH", this.session.pipeline() + "/source?processing=sync&" + query,
				this.session.token(), body);
		assertThat(answer.status()).isEqualTo(status);
	}

	@Test
	void strayAmpersandsAreIgnored() {
		assertThat(this.client
			.send("POST", this.session.pipeline() + "/source?&mode=queue&&processing=sync&", this.session.token(),
					"image/png", Scenes.redSquare())
			.status()).isEqualTo(200);
	}

	@Test
	void withOversizedSourceThenTooLarge() {
		Answer answer = this.session.upload(new byte[1_000_001]);
		assertThat(answer.status()).isEqualTo(413);
		assertThat(this.emulator.runningJobs()).isZero();
	}

	@Test
	void whatIsNoImageIsAnErrorEvent() {
		assertErrorEvent(this.session.upload("just some text".getBytes()), "not an image");
	}

	@Test
	void emptyBodyIsAnErrorEvent() {
		assertErrorEvent(this.session.upload(new byte[0]), "not an image");
	}

	@Test
	void truncatedJpegIsAnErrorEvent() {
		byte[] jpeg = Scenes.encode(Scenes.draw(300, 300, Color.GREEN, (graphics) -> graphics.fillOval(5, 5, 50, 50)),
				"jpg");
		assertErrorEvent(this.session.upload(Arrays.copyOf(jpeg, jpeg.length * 2 / 3)), "");
	}

	@Test
	void truncatedPngIsAnErrorEvent() {
		byte[] png = Scenes.redSquare();
		assertErrorEvent(this.session.upload(Arrays.copyOf(png, png.length / 2)), "damaged");
	}

	@Test
	void hugeDeclaredImageIsAnErrorEvent() {
		byte[] bomb = Scenes.redSquare();
		ByteBuffer header = ByteBuffer.wrap(bomb);
		header.putInt(16, 60_000).putInt(20, 60_000);
		CRC32 checksum = new CRC32();
		checksum.update(bomb, 12, 17);
		header.putInt(29, (int) checksum.getValue());
		assertErrorEvent(this.session.upload(bomb), "60000 x 60000");
	}

	private void assertErrorEvent(Answer answer, String message) {
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.lines()).hasSize(1);
		JsonNode event = answer.lines().get(0).path("event");
		assertThat(event.path("type").asString("")).isEqualTo("error");
		assertThat(event.path("source_id").asString("")).isNotEmpty();
		assertThat(event.path("message").asString("")).isNotBlank().contains(message);
		assertThat(this.emulator.runningJobs()).isZero();
	}

	private static ObjectNode comparable(Answer answer) {
		ObjectNode line = (ObjectNode) answer.lines().get(0);
		line.remove("source_id");
		line.remove("system_timestamp");
		return line;
	}

}
