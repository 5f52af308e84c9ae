package ai.eyepop.sample;

import java.io.IOException;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Serves an image for the first click.
 */
@RestController
class SceneController {

	private final byte[] scene;

	SceneController() throws IOException {
		this.scene = new SceneDrawing().toPng();
	}

	@GetMapping(path = "/api/scene.png", produces = MediaType.IMAGE_PNG_VALUE)
	byte[] scene() {
		return this.scene;
	}

}
