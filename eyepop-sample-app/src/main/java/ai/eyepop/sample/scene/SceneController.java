package ai.eyepop.sample.scene;

import java.io.IOException;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Serves an image and an animation for the first click.
 */
@RestController
class SceneController {

	private final byte[] scene;

	private final Mono<byte[]> clip;

	SceneController() throws IOException {
		this.scene = new SceneDrawing().toPng();
		// takes a second, so it is drawn for the first visitor rather than at the start
		this.clip = Mono.fromCallable(() -> new ClipDrawing().toGif()).subscribeOn(Schedulers.boundedElastic()).cache();
	}

	@GetMapping(path = "/api/scene.png", produces = MediaType.IMAGE_PNG_VALUE)
	byte[] scene() {
		return this.scene;
	}

	@GetMapping(path = "/api/clip.gif", produces = MediaType.IMAGE_GIF_VALUE)
	Mono<byte[]> clip() {
		return this.clip;
	}

}
