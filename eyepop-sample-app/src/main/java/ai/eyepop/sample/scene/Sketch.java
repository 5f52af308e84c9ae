package ai.eyepop.sample.scene;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/**
 * An image that is made of filled shapes.
 */
class Sketch implements AutoCloseable {

	private final BufferedImage image;

	private final Graphics2D graphics;

	Sketch(int width, int height, Color ground) {
		this.image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
		this.graphics = this.image.createGraphics();
		this.graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
		fill(new Rectangle2D.Double(0, 0, width, height), ground);
	}

	void fill(Shape shape, Color color) {
		this.graphics.setColor(color);
		this.graphics.fill(shape);
	}

	void code(String message, int left, int top, int size) {
		QrCode.draw(this.graphics, message, left, top, size);
	}

	BufferedImage image() {
		return this.image;
	}

	@Override
	public void close() {
		this.graphics.dispose();
	}

	static Shape turned(Rectangle2D shape, double degrees) {
		return AffineTransform.getRotateInstance(Math.toRadians(degrees), shape.getCenterX(), shape.getCenterY())
			.createTransformedShape(shape);
	}

	static Shape polygon(int corners, double centerX, double centerY, double radius) {
		Path2D path = new Path2D.Double();
		for (int i = 0; i < corners; i++) {
			double angle = 2 * Math.PI * i / corners - Math.PI / 2;
			double x = centerX + radius * Math.cos(angle);
			double y = centerY + radius * Math.sin(angle);
			if (i == 0) {
				path.moveTo(x, y);
			}
			else {
				path.lineTo(x, y);
			}
		}
		path.closePath();
		return path;
	}

}
