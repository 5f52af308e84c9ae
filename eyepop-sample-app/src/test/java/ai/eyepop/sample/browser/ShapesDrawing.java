package ai.eyepop.sample.browser;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;

import javax.imageio.ImageIO;

/**
 * Draws pictures with shapes, another one for each number.
 */
final class ShapesDrawing {

	private static final int WIDTH = 640;

	private static final int HEIGHT = 480;

	private static final int CELL = 160;

	private ShapesDrawing() {
	}

	static Path write(Path file, int number) throws IOException {
		Random random = new Random(number);
		BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
		Graphics2D graphics = image.createGraphics();
		graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
		boolean dark = number % 3 == 0;
		graphics.setColor(dark ? new Color(0x232946) : Color.getHSBColor(random.nextFloat(), 0.06f, 0.97f));
		graphics.fillRect(0, 0, WIDTH, HEIGHT);
		for (int x = 0; x < WIDTH; x += CELL) {
			for (int y = 0; y < HEIGHT; y += CELL) {
				if (random.nextInt(5) > 1) {
					graphics.setColor(Color.getHSBColor(random.nextFloat(), 0.65f, dark ? 0.95f : 0.6f));
					graphics.fill(shape(random, x + CELL / 2, y + CELL / 2, 35 + random.nextInt(30)));
				}
			}
		}
		graphics.dispose();
		ImageIO.write(image, "png", file.toFile());
		return file;
	}

	private static Shape shape(Random random, int x, int y, int radius) {
		int corners = random.nextInt(7);
		if (corners == 0) {
			return new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
		}
		if (corners < 3) {
			return new Rectangle2D.Double(x - radius, y - radius * 0.6, 2 * radius, 1.2 * radius);
		}
		Polygon polygon = new Polygon();
		double turn = random.nextDouble() * Math.PI;
		for (int i = 0; i < corners; i++) {
			double angle = turn + 2 * Math.PI * i / corners;
			polygon.addPoint((int) (x + radius * Math.cos(angle)), (int) (y + radius * Math.sin(angle)));
		}
		return polygon;
	}

}
