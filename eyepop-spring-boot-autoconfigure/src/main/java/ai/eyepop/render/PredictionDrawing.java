package ai.eyepop.render;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.jspecify.annotations.Nullable;

import ai.eyepop.prediction.Prediction;

/**
 * Drawing of predictions that is made when an image or a file is asked for. Immutable.
 *
 * @since 0.1.0
 * @see PredictionRenderer#drawing(Prediction)
 */
public final class PredictionDrawing {

	private final DrawingStyle style;

	private final List<Prediction> predictions;

	private final @Nullable PredictionTrails trails;

	PredictionDrawing(DrawingStyle style, List<Prediction> predictions, @Nullable PredictionTrails trails) {
		this.style = style;
		this.predictions = predictions;
		this.trails = trails;
	}

	/**
	 * Add the trails of tracked objects.
	 * @param trails trails, which have been given the predictions of earlier frames, as
	 * they are when the drawing is made
	 * @return a new drawing
	 */
	public PredictionDrawing withTrails(PredictionTrails trails) {
		return new PredictionDrawing(this.style, this.predictions, trails);
	}

	/**
	 * Draw on an image.
	 * @param image image that is changed; one with few colours or none takes its nearest
	 * ones
	 */
	public void paint(BufferedImage image) {
		Graphics2D graphics = image.createGraphics();
		try {
			paint(graphics, image.getWidth(), image.getHeight());
		}
		finally {
			graphics.dispose();
		}
	}

	/**
	 * Draw on a canvas.
	 * @param graphics canvas, whose settings are left as they are
	 * @param width width of the picture in units of the canvas
	 * @param height height of the picture in units of the canvas
	 */
	public void paint(Graphics2D graphics, double width, double height) {
		Scene scene = scene(width, height);
		new ScenePainter(this.style.lettering()).paint(scene, graphics);
	}

	/**
	 * Draw on a copy of an image.
	 * @param image image that is left as it is
	 * @return a new image in full colour
	 */
	public BufferedImage paintCopy(BufferedImage image) {
		BufferedImage copy = ImageFiles.copy(image, image.getColorModel().hasAlpha());
		paint(copy);
		return copy;
	}

	/**
	 * Draw on a copy of an image and write it. The stream is left open.
	 * @param image image that is left as it is
	 * @param format format of the file
	 * @param target where to write to
	 * @throws IOException if writing fails
	 */
	public void write(BufferedImage image, DrawingFormat format, OutputStream target) throws IOException {
		if (format == DrawingFormat.SVG) {
			write(svg(image.getWidth(), image.getHeight(), EmbeddedImage.of(image)), target);
		}
		else {
			ImageFiles.write(paintCopy(image), format, target);
		}
	}

	/**
	 * Draw on a copy of an image and write it to a file.
	 * @param image image that is left as it is
	 * @param target file, whose name tells the format
	 * @throws IOException if writing fails
	 * @throws IllegalArgumentException if the name ends neither with {@code .png} nor
	 * {@code .jpg} nor {@code .svg}
	 */
	public void write(BufferedImage image, Path target) throws IOException {
		DrawingFormat format = DrawingFormat.of(target);
		ByteArrayOutputStream drawing = new ByteArrayOutputStream();
		write(image, format, drawing);
		Files.write(target, drawing.toByteArray());
	}

	/**
	 * Draw on an encoded image and write it. The stream is left open. An SVG holds the
	 * bytes as they are where browsers can show them.
	 * @param image image file in a format that {@link javax.imageio.ImageIO} reads, of up
	 * to 100 million pixels
	 * @param format format of the file to write
	 * @param target where to write to
	 * @throws UnreadableImageException if the image cannot be read, or is stored turned
	 * by 90 degrees against the source of a prediction
	 * @throws IOException if writing fails
	 */
	public void write(byte[] image, DrawingFormat format, OutputStream target) throws IOException {
		write(image, "The image", format, target);
	}

	/**
	 * Draw on an image file and write it to another file, or to the same one.
	 * @param image image file in a format that {@link javax.imageio.ImageIO} reads, of up
	 * to 100 million pixels
	 * @param target file, whose name tells the format
	 * @throws UnreadableImageException if the image cannot be read, or is stored turned
	 * by 90 degrees against the source of a prediction
	 * @throws IOException if reading or writing fails
	 * @throws IllegalArgumentException if the name ends neither with {@code .png} nor
	 * {@code .jpg} nor {@code .svg}
	 */
	public void write(Path image, Path target) throws IOException {
		DrawingFormat format = DrawingFormat.of(target);
		ByteArrayOutputStream drawing = new ByteArrayOutputStream();
		write(Files.readAllBytes(image), "The image '%s'".formatted(image), format, drawing);
		Files.write(target, drawing.toByteArray());
	}

	/**
	 * Return an SVG in the size of the source without the image, to be laid over it. The
	 * size is that of the first prediction that tells one.
	 * @return the document
	 * @throws IllegalStateException if no prediction tells the size of its source
	 * @see #svg(double, double)
	 */
	public String svg() {
		Prediction sized = this.predictions.stream()
			.filter((one) -> SceneComposer.isSize(one.sourceWidth()) && SceneComposer.isSize(one.sourceHeight()))
			.findFirst()
			.orElseThrow(() -> new IllegalStateException(
					"No prediction tells the size of its source: call svg(width, height) with that of the image"));
		return svg(sized.sourceWidth(), sized.sourceHeight());
	}

	/**
	 * Return an SVG without the image, to be laid over it.
	 * @param width width of the picture in pixels, from 1 to a million
	 * @param height height of the picture in pixels, from 1 to a million
	 * @return the document
	 * @throws IllegalArgumentException if the size is out of range
	 */
	public String svg(double width, double height) {
		if (!SceneComposer.isSize(width) || !SceneComposer.isSize(height)) {
			throw new IllegalArgumentException(
					"A picture of %s x %s pixels cannot be drawn: use sizes from 1 to a million".formatted(width,
							height));
		}
		return svg(width, height, null);
	}

	private String svg(double width, double height, @Nullable EmbeddedImage image) {
		return new SvgWriter(this.style.lettering(), image).write(scene(width, height));
	}

	private void write(byte[] image, String name, DrawingFormat format, OutputStream target) throws IOException {
		BufferedImage decoded = ImageFiles.read(image, name);
		Turned.refuse(decoded, name, this.predictions);
		if (format == DrawingFormat.SVG) {
			EmbeddedImage embedded = EmbeddedImage.of(image);
			write(svg(decoded.getWidth(), decoded.getHeight(),
					(embedded != null) ? embedded : EmbeddedImage.of(decoded)), target);
		}
		else {
			BufferedImage canvas = ImageFiles.canvas(decoded);
			paint(canvas);
			ImageFiles.write(canvas, format, target);
		}
	}

	private void write(String svg, OutputStream target) throws IOException {
		target.write(svg.getBytes(StandardCharsets.UTF_8));
		target.flush();
	}

	private Scene scene(double width, double height) {
		return new SceneComposer(this.style, width, height).compose(this.predictions, this.trails);
	}

}
