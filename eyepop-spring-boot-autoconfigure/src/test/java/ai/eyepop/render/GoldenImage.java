package ai.eyepop.render;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.imageio.ImageIO;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Image that a drawing has to look like. Blocks of 6 by 6 pixels are compared by their
 * mean colour, so that another rasterizer's anti-aliasing passes, but no line that is
 * missing, moved or of another colour.
 */
final class GoldenImage {

	private static final Path FOLDER = Path.of("target", "rendering");

	private static final int BLOCK = 6;

	private static final int TOLERANCE = 14;

	private final String name;

	private GoldenImage(String name) {
		this.name = name;
	}

	static GoldenImage of(String name) {
		return new GoldenImage(name);
	}

	void assertLooksLike(BufferedImage actual) {
		try (InputStream stream = getClass().getResourceAsStream(this.name + ".png")) {
			Path written = write(actual, "-actual");
			assertThat(stream).as("golden image of %s", written).isNotNull();
			assertLooksLike(ImageIO.read(stream), actual, written);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static int worstDifference(BufferedImage one, BufferedImage other) {
		assertThat(other.getWidth()).isEqualTo(one.getWidth());
		assertThat(other.getHeight()).isEqualTo(one.getHeight());
		int worst = 0;
		for (int y = 0; y + BLOCK <= one.getHeight(); y += BLOCK / 2) {
			for (int x = 0; x + BLOCK <= one.getWidth(); x += BLOCK / 2) {
				worst = Math.max(worst, difference(one, other, x, y));
			}
		}
		return worst;
	}

	private void assertLooksLike(BufferedImage expected, BufferedImage actual, Path written) throws IOException {
		int worst = worstDifference(expected, actual);
		if (worst > TOLERANCE) {
			write(diff(expected, actual), "-diff");
		}
		assertThat(worst)
			.as("difference of %s from its golden image; if it is meant, look at it and copy it to the resources",
					written)
			.isLessThanOrEqualTo(TOLERANCE);
	}

	private Path write(BufferedImage image, String suffix) throws IOException {
		Path file = Files.createDirectories(FOLDER).resolve(this.name + suffix + ".png");
		ImageIO.write(image, "png", file.toFile());
		return file;
	}

	private static BufferedImage diff(BufferedImage expected, BufferedImage actual) {
		BufferedImage diff = new BufferedImage(actual.getWidth(), actual.getHeight(), BufferedImage.TYPE_INT_RGB);
		for (int y = 0; y + BLOCK <= diff.getHeight(); y++) {
			for (int x = 0; x + BLOCK <= diff.getWidth(); x++) {
				boolean same = difference(expected, actual, x, y) <= TOLERANCE;
				diff.setRGB(x, y, same ? new Color(actual.getRGB(x, y)).darker().darker().getRGB() : 0xff0000);
			}
		}
		return diff;
	}

	private static int difference(BufferedImage one, BufferedImage other, int left, int top) {
		int[] sums = new int[3];
		for (int y = top; y < top + BLOCK; y++) {
			for (int x = left; x < left + BLOCK; x++) {
				for (int channel = 0; channel < 3; channel++) {
					int shift = 8 * channel;
					sums[channel] += ((one.getRGB(x, y) >> shift) & 0xff) - ((other.getRGB(x, y) >> shift) & 0xff);
				}
			}
		}
		int worst = Math.max(Math.abs(sums[0]), Math.max(Math.abs(sums[1]), Math.abs(sums[2])));
		return worst / (BLOCK * BLOCK);
	}

}
