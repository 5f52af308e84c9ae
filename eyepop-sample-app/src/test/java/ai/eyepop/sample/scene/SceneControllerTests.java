package ai.eyepop.sample.scene;

import java.io.IOException;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

import ai.eyepop.sample.SampleTest;

/**
 * Tests for {@link SceneController}, over sockets.
 */
@SampleTest
class SceneControllerTests {

	@Autowired
	private WebTestClient client;

	@Test
	void theSceneIsServed() throws IOException {
		expect("/api/scene.png", MediaType.IMAGE_PNG, new SceneDrawing().toPng());
	}

	@Test
	void theClipIsServed() throws IOException {
		expect("/api/clip.gif", MediaType.IMAGE_GIF, new ClipDrawing().toGif());
	}

	private void expect(String path, MediaType type, byte[] content) {
		this.client.get()
			.uri(path)
			.exchange()
			.expectHeader()
			.contentType(type)
			.expectBody(byte[].class)
			.isEqualTo(content);
	}

}
