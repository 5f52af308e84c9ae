package ai.eyepop.emulator;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

import javax.imageio.ImageIO;

import boofcv.alg.fiducial.qrcode.QrCodeEncoder;
import boofcv.alg.fiducial.qrcode.QrCodeGeneratorImage;
import boofcv.struct.image.GrayU8;

/**
 * Images drawn for tests.
 */
public final class Scenes {

	private Scenes() {
	}

	/**
	 * Draw an image.
	 * @param width the width in pixels
	 * @param height the height in pixels
	 * @param ground the colour of the ground
	 * @param drawing what to draw on it
	 * @return the image
	 */
	public static BufferedImage draw(int width, int height, Color ground, Consumer<Graphics2D> drawing) {
		BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
		Graphics2D graphics = image.createGraphics();
		graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
		graphics.setColor(ground);
		graphics.fillRect(0, 0, width, height);
		drawing.accept(graphics);
		graphics.dispose();
		return image;
	}

	/**
	 * Encode an image.
	 * @param image the image
	 * @param format the name of the format, like {@code png}
	 * @return the bytes
	 */
	public static byte[] encode(BufferedImage image, String format) {
		try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
			if (!ImageIO.write(image, format, bytes)) {
				throw new IllegalArgumentException("No writer for " + format);
			}
			return bytes.toByteArray();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Return an image of a red square of 120 pixels at 100,60 on white, 400 x 300 pixels.
	 * @return the bytes of a PNG
	 */
	public static byte[] redSquare() {
		return encode(draw(400, 300, Color.WHITE, (graphics) -> {
			graphics.setColor(Color.RED);
			graphics.fillRect(100, 60, 120, 120);
		}), "png");
	}

	/**
	 * Return an image that is large when encoded.
	 * @param side the width and height in pixels
	 * @return the bytes of a BMP, about three for each pixel
	 */
	public static byte[] large(int side) {
		return encode(draw(side, side, Color.WHITE, (graphics) -> {
			graphics.setColor(Color.BLUE);
			graphics.fillOval(side / 4, side / 4, side / 2, side / 2);
		}), "bmp");
	}

	/**
	 * Return a regular polygon.
	 * @param corners the number of corners
	 * @param x the centre
	 * @param y the centre
	 * @param radius the distance of the corners from the centre
	 * @param degrees the angle to turn it by
	 * @return the polygon
	 */
	public static Polygon regular(int corners, int x, int y, int radius, double degrees) {
		Polygon polygon = new Polygon();
		for (int i = 0; i < corners; i++) {
			double angle = Math.toRadians(degrees - 90 + 360.0 * i / corners);
			polygon.addPoint((int) Math.round(x + radius * Math.cos(angle)),
					(int) Math.round(y + radius * Math.sin(angle)));
		}
		return polygon;
	}

	/**
	 * Turn a shape around the centre of its bounds.
	 * @param shape the shape
	 * @param degrees the angle
	 * @return the turned shape
	 */
	public static Shape turned(Shape shape, double degrees) {
		return AffineTransform
			.getRotateInstance(Math.toRadians(degrees), shape.getBounds2D().getCenterX(),
					shape.getBounds2D().getCenterY())
			.createTransformedShape(shape);
	}

	/**
	 * Draw a QR code.
	 * @param graphics where to draw
	 * @param text the content
	 * @param x the left edge of its quiet zone
	 * @param y the top edge of its quiet zone
	 */
	public static void drawQrCode(Graphics2D graphics, String text, int x, int y) {
		GrayU8 gray = new QrCodeGeneratorImage(6).render(new QrCodeEncoder().addAutomatic(text).fixate()).getGray();
		BufferedImage code = new BufferedImage(gray.width, gray.height, BufferedImage.TYPE_INT_RGB);
		for (int row = 0; row < gray.height; row++) {
			for (int column = 0; column < gray.width; column++) {
				code.setRGB(column, row, gray.get(column, row) * 0x010101);
			}
		}
		graphics.drawImage(code, x, y, null);
	}

}
