package ai.eyepop.emulator.vision;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;

import javax.imageio.stream.MemoryCacheImageInputStream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import ai.eyepop.emulator.Scenes;
import ai.eyepop.emulator.pop.Pop;
import ai.eyepop.emulator.pop.PopParser;

/**
 * Analyses for tests.
 */
final class Analyses {

	private Analyses() {
	}

	static ImageAnalysis run(BufferedImage image, Pop pop, @Nullable Box region) {
		byte[] png = Scenes.encode(image, "png");
		try {
			return ImageAnalysis.of(() -> new MemoryCacheImageInputStream(new ByteArrayInputStream(png)), pop, region,
					() -> {
					});
		}
		catch (UnreadableImageException ex) {
			throw new AssertionError(ex);
		}
	}

	static Findings run(BufferedImage image, String pop) {
		return run(image, PopParser.parse(JsonMapper.shared().readTree(pop)), null).findings();
	}

}
