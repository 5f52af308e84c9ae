package ai.eyepop.sample.drawing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * How many pixels an image may have that is drawn on: a small file can hold very many,
 * and each of them takes memory.
 */
final class PixelLimit {

	private static final long MOST = 20_000_000;

	private PixelLimit() {
	}

	/**
	 * Look at the beginning of an image only. What is no image is left to the worker,
	 * which says so.
	 * @param image the file
	 * @param name its name
	 */
	static void check(byte[] image, String name) {
		try (ImageInputStream input = ImageIO.createImageInputStream(new ByteArrayInputStream(image))) {
			Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
			if (readers.hasNext()) {
				check(readers.next(), input, name);
			}
		}
		catch (IOException ex) {
			throw new ResponseStatusException(HttpStatus.UNPROCESSABLE_CONTENT,
					"'%s' is not an image that can be read.".formatted(name), ex);
		}
	}

	private static void check(ImageReader reader, ImageInputStream input, String name) throws IOException {
		try {
			reader.setInput(input);
			int width = reader.getWidth(0);
			int height = reader.getHeight(0);
			if ((long) width * height > MOST) {
				throw new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE,
						"'%s' has %d × %d pixels. This application draws on up to %d million.".formatted(name, width,
								height, MOST / 1_000_000));
			}
		}
		finally {
			reader.dispose();
		}
	}

}
