package ai.eyepop.sample.picture;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.test.web.reactive.server.WebTestClient;

import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.sample.Requests;
import ai.eyepop.sample.SampleTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link GroupController}, over sockets.
 */
@SampleTest
class GroupControllerTests {

	@Autowired
	private WebTestClient client;

	@Autowired
	private EyePopEmulator emulator;

	@Test
	void severalImagesHaveOnePrediction() {
		int before = this.emulator.sources().size();
		post(group(Requests.scene(this.client), Requests.scene(this.client), Requests.clip(this.client))).expectStatus()
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
	void aGroupOfOneIsThatImage() {
		post(group(Requests.scene(this.client))).expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$[0].objects[0].classLabel")
			.isNotEmpty()
			.jsonPath("$[0].objects[0].sourceIndex")
			.doesNotExist();
	}

	@Test
	void oneThatIsNoImageFailsTheGroup() {
		Requests
			.expectProblem(post(group(Requests.scene(this.client), "no image".getBytes(StandardCharsets.UTF_8))), 422)
			.jsonPath("$.detail")
			.value(String.class, (detail) -> assertThat(detail).startsWith("Image 1 of the group:"));
	}

	@Test
	void moreThanSixteenAreRefused() {
		byte[][] images = new byte[17][];
		Arrays.fill(images, Requests.scene(this.client));
		Requests.expectProblem(post(group(images)), 400)
			.jsonPath("$.detail")
			.isEqualTo("A group takes up to 16 images, but there are 17.");
	}

	@Test
	void aRequestWithoutFilesIsRefused() {
		Requests.expectProblem(post(Requests.field()), 400)
			.jsonPath("$.detail")
			.isEqualTo("Part 'file' must be a file, with a file name.");
		MultipartBodyBuilder other = new MultipartBodyBuilder();
		other.part("other", "x");
		post(other).expectStatus().isBadRequest().expectBody();
	}

	private MultipartBodyBuilder group(byte[]... images) {
		MultipartBodyBuilder body = new MultipartBodyBuilder();
		for (byte[] image : images) {
			Requests.addFile(body, image, "image");
		}
		return body;
	}

	private WebTestClient.ResponseSpec post(MultipartBodyBuilder body) {
		return Requests.post(this.client, "/api/groups", body);
	}

}
