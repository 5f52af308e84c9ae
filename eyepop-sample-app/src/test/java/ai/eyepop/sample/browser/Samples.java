package ai.eyepop.sample.browser;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.springframework.web.reactive.function.client.WebClient;

/**
 * The samples of the application as files of a visitor.
 */
final class Samples {

	private static final String FRAME = """
			{"source_width":160,"source_height":120,"seconds":%d.%d,"timestamp":%d,"duration":100000000,\
			"objects":[{"classLabel":"%s","confidence":1.0,"x":%d,"y":%d,"width":40,"height":40}]}""";

	private Samples() {
	}

	static Path scene(Browser browser, Path file) throws IOException {
		return save(browser, "/api/scene.png", file);
	}

	static Path clip(Browser browser, Path file) throws IOException {
		return save(browser, "/api/clip.gif", file);
	}

	/**
	 * Save a video of two seconds, ten frames a second, in which a square is at the left
	 * for a second, then at the right. This made it: {@code ffmpeg -f lavfi -i
	 * "color=c=0xf4efe6:s=160x120:r=10:d=2" -vf
	 * "drawbox=x=20:y=30:w=40:h=40:color=0x00798c:t=fill:enable='lt(t,1)',
	 * drawbox=x=100:y=50:w=40:h=40:color=0xd1495b:t=fill:enable='gte(t,1)'" -c:v libvpx
	 * -b:v 40k -g 5 -an film.webm}.
	 * @param file where to
	 * @return the file
	 * @throws IOException if it cannot be written
	 */
	static Path film(Path file) throws IOException {
		try (InputStream film = Objects.requireNonNull(Samples.class.getResourceAsStream("film.webm"))) {
			Files.copy(film, file);
		}
		return file;
	}

	/**
	 * Return what is to be seen in the film after its first frame: the emulator decodes
	 * no such video.
	 * @return a prediction a line
	 */
	static String filmPredictions() {
		List<String> lines = new ArrayList<>();
		for (int i = 1; i < 20; i++) {
			lines.add(FRAME.formatted(i / 10, i % 10, i * 100_000_000L, (i < 10) ? "left" : "right",
					(i < 10) ? 20 : 100, (i < 10) ? 30 : 50));
		}
		return String.join("\n", lines);
	}

	private static Path save(Browser browser, String path, Path file) throws IOException {
		return Files.write(file, Objects.requireNonNull(
				WebClient.create(browser.address()).get().uri(path).retrieve().bodyToMono(byte[].class).block()));
	}

}
