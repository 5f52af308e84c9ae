package ai.eyepop.sample;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
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
		BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
		Graphics2D graphics = image.createGraphics();
		graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
		fill(graphics, new Rectangle2D.Double(0, 0, WIDTH, HEIGHT), new Color(0xf4efe6));
		fill(graphics, new Ellipse2D.Double(70, 70, 170, 170), new Color(0xd1495b));
		fill(graphics, turned(new Rectangle2D.Double(310, 80, 150, 150), 14), new Color(0x00798c));
		fill(graphics, Polygons.regular(3, 155, 420, 105), new Color(0x3d8b37));
		fill(graphics, Polygons.regular(6, 385, 420, 90), new Color(0xedae49));
		fill(graphics, new Rectangle2D.Double(70, 545, 400, 50), new Color(0x30638e));
		fill(graphics, new RoundRectangle2D.Double(560, 40, 360, 290, 24, 24), new Color(0x232946));
		fill(graphics, Polygons.regular(5, 660, 190, 80), new Color(0xeebbc3));
		fill(graphics, new Ellipse2D.Double(770, 130, 120, 80), new Color(0xb8c1ec));
		QrCode.draw(graphics, MESSAGE, 620, 370, 240);
		graphics.dispose();
		return image;
	}

	private void fill(Graphics2D graphics, Shape shape, Color color) {
		graphics.setColor(color);
		graphics.fill(shape);
	}

	private Shape turned(Rectangle2D shape, double degrees) {
		return AffineTransform.getRotateInstance(Math.toRadians(degrees), shape.getCenterX(), shape.getCenterY())
			.createTransformedShape(shape);
	}

}
