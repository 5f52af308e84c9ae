package ai.eyepop.sample.scene;

import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;

/**
 * Draws an animation in which something happens: a ball that rolls by, a square that
 * turns, a triangle that comes and goes, and a code that is held up for a while.
 */
class ClipDrawing {

	private static final Color PAPER = new Color(0xf4efe6);

	private static final Color BALL = new Color(0xd1495b);

	private static final Color SQUARE = new Color(0x00798c);

	private static final Color TRIANGLE = new Color(0x3d8b37);

	private static final int WIDTH = 480;

	private static final int HEIGHT = 320;

	private static final int FRAMES = 60;

	private static final int FRAMES_PER_SECOND = 10;

	byte[] toGif() throws IOException {
		Palette palette = new Palette(PAPER, BALL, SQUARE, TRIANGLE, Color.WHITE, Color.BLACK);
		ByteArrayOutputStream gif = new ByteArrayOutputStream();
		ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
		try (ImageOutputStream output = ImageIO.createImageOutputStream(gif)) {
			writer.setOutput(output);
			writer.prepareWriteSequence(null);
			for (int i = 0; i < FRAMES; i++) {
				BufferedImage frame = palette.apply(draw((double) i / FRAMES_PER_SECOND));
				writer.writeToSequence(new IIOImage(frame, null, timed(writer, frame)), null);
			}
			writer.endWriteSequence();
		}
		finally {
			writer.dispose();
		}
		return gif.toByteArray();
	}

	private IIOMetadata timed(ImageWriter writer, BufferedImage frame) throws IOException {
		IIOMetadata metadata = writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(frame), null);
		IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(metadata.getNativeMetadataFormatName());
		// without it, the colors of the image itself are written
		root.removeChild(root.getElementsByTagName("LocalColorTable").item(0));
		IIOMetadataNode control = (IIOMetadataNode) root.getElementsByTagName("GraphicControlExtension").item(0);
		// in hundredths of a second
		control.setAttribute("delayTime", String.valueOf(100 / FRAMES_PER_SECOND));
		metadata.setFromTree(metadata.getNativeMetadataFormatName(), root);
		return metadata;
	}

	private BufferedImage draw(double seconds) {
		try (Sketch sketch = new Sketch(WIDTH, HEIGHT, PAPER)) {
			double across = WIDTH / 2.0 - 180 * Math.cos(2 * Math.PI * seconds * FRAMES_PER_SECOND / FRAMES);
			sketch.fill(new Ellipse2D.Double(across - 42, 206, 84, 84), BALL);
			sketch.fill(Sketch.turned(new Rectangle2D.Double(60, 50, 90, 90), 40 * seconds), SQUARE);
			if (seconds >= 1.5 && seconds < 4.5) {
				sketch.fill(Sketch.polygon(3, 240, 105, 62), TRIANGLE);
			}
			if (seconds >= 3) {
				sketch.code("Seen in a stream", 330, 24, 130);
			}
			return sketch.image();
		}
	}

}
