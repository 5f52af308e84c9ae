package ai.eyepop.emulator.server;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;

import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

import ai.eyepop.emulator.vision.ImageSource;

/**
 * Encoded images that arrived. None of their streams uses the disk cache of ImageIO.
 */
final class Images {

	private Images() {
	}

	static ImageSource inMemory(byte[] bytes) {
		return () -> new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes));
	}

	static ImageSource inFile(Path file) {
		return () -> new FileImageInputStream(file.toFile());
	}

}
