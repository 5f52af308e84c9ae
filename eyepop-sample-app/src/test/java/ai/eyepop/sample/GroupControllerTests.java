package ai.eyepop.sample;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;

import ai.eyepop.emulator.EyePopEmulator;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link GroupController}, over sockets.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@AutoConfigureWebTestClient(timeout = "60s")
class GroupControllerTests {

	@Autowired
	private WebTestClient client;

	@Autowired
	private EyePopEmulator emulator;

	@Test
	void severalImagesHaveOnePrediction() throws IOException {
		int before = this.emulator.sources().size();
		post(group(new SceneDrawing().toPng(), new SceneDrawing().toPng(), new ClipDrawing().toGif())).expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.length()")
			.isEqualTo(1)
			.jsonPath("$[0].objects[?(@.sourceIndex == 1 && @.classLabel == 'hexagon')]")
			.isNotEmpty()
			.jsonPath("$[0].objects[?(@.sourceIndex == 2 && @.classLabel == 'circle')]")
			.isNotEmpty()
			.jsonPath("$[0].texts.length()")
			.isEqualTo(2);
		assertThat(this.emulator.sources()).hasSize(before + 3);
	}

	@Test
	void aGroupOfOneIsThatImage() throws IOException {
		post(group(new SceneDrawing().toPng())).expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$[0].objects[0].classLabel")
			.isNotEmpty()
			.jsonPath("$[0].objects[0].sourceIndex")
			.doesNotExist();
	}

	@Test
	void oneThatIsNoImageFailsTheGroup() throws IOException {
		post(group(new SceneDrawing().toPng(), "no image".getBytes(StandardCharsets.UTF_8))).expectStatus()
			.isEqualTo(422)
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody()
			.jsonPath("$.detail")
			.value(String.class, (detail) -> assertThat(detail).startsWith("Image 1 of the group:"));
	}

	@Test
	void moreThanSixteenAreRefused() throws IOException {
		byte[][] images = new byte[17][];
		Arrays.fill(images, new SceneDrawing().toPng());
		post(group(images)).expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.detail")
			.isEqualTo("A group takes up to 16 images, but there are 17.");
	}

	@Test
	void aRequestWithoutFilesIsRefused() {
		MultipartBodyBuilder field = new MultipartBodyBuilder();
		field.part("file", "a form field");
		post(field).expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.detail")
			.isEqualTo("Each part 'file' must be a file, with a file name.");
		MultipartBodyBuilder other = new MultipartBodyBuilder();
		other.part("other", "x");
		post(other).expectStatus().isBadRequest();
	}

	private MultipartBodyBuilder group(byte[]... images) {
		MultipartBodyBuilder body = new MultipartBodyBuilder();
		for (byte[] image : images) {
			body.part("file", new ByteArrayResource(Objects.requireNonNull(image))).filename("image");
		}
		return body;
	}

	private WebTestClient.ResponseSpec post(MultipartBodyBuilder body) {
		return this.client.post().uri("/api/groups").body(BodyInserters.fromMultipartData(body.build())).exchange();
	}

}
