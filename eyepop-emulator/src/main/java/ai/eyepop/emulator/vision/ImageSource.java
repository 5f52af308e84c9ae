package ai.eyepop.emulator.vision;

import java.io.IOException;

import javax.imageio.stream.ImageInputStream;

/**
 * Encoded image that can be read, in memory or in a file.
 */
@FunctionalInterface
public interface ImageSource {

	/**
	 * Open the encoded bytes. The caller closes the stream.
	 * @return a new stream at the first byte
	 * @throws IOException if the bytes cannot be read
	 */
	ImageInputStream open() throws IOException;

}
