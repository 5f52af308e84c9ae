package ai.eyepop.sample.scene;

import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

import javax.imageio.ImageIO;

/**
 * Draws a scene with something to find: shapes in several colours on light and on dark
 * ground, and a QR code.
 */
class SceneDrawing {

	private static final int WIDTH = 960;

	private static final int HEIGHT = 640;

	private static final String MESSAGE = "Hello from EyePop";

	byte[] toPng() throws IOException {
		ByteArrayOutputStream png = new ByteArrayOutputStream();
		ImageIO.write(draw(), "png", png);
		return png.toByteArray();
	}

	private BufferedImage draw() {
		try (Sketch sketch = new Sketch(WIDTH, HEIGHT, new Color(0xf4efe6))) {
			sketch.fill(new Ellipse2D.Double(70, 70, 170, 170), new Color(0xd1495b));
			sketch.fill(Sketch.turned(new Rectangle2D.Double(310, 80, 150, 150), 14), new Color(0x00798c));
			sketch.fill(Sketch.polygon(3, 155, 420, 105), new Color(0x3d8b37));
			sketch.fill(Sketch.polygon(6, 385, 420, 90), new Color(0xedae49));
			sketch.fill(new Rectangle2D.Double(70, 545, 400, 50), new Color(0x30638e));
			sketch.fill(new RoundRectangle2D.Double(560, 40, 360, 290, 24, 24), new Color(0x232946));
			sketch.fill(Sketch.polygon(5, 660, 190, 80), new Color(0xeebbc3));
			sketch.fill(new Ellipse2D.Double(770, 130, 120, 80), new Color(0xb8c1ec));
			sketch.code(MESSAGE, 620, 370, 240);
			return sketch.image();
		}
	}

}
