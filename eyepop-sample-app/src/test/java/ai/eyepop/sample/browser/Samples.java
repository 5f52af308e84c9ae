package ai.eyepop.sample.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

import org.springframework.web.reactive.function.client.WebClient;

/**
 * The samples of the application as files of a visitor.
 */
final class Samples {

	private Samples() {
	}

	static Path scene(Browser browser, Path file) throws IOException {
		return save(browser, "/api/scene.png", file);
	}

	static Path clip(Browser browser, Path file) throws IOException {
		return save(browser, "/api/clip.gif", file);
	}

	private static Path save(Browser browser, String path, Path file) throws IOException {
		return Files.write(file, Objects.requireNonNull(
				WebClient.create(browser.address()).get().uri(path).retrieve().bodyToMono(byte[].class).block()));
	}

}
