package ai.eyepop.render;

import java.util.Collection;
import java.util.List;

import ai.eyepop.prediction.Prediction;

/**
 * Renderer of predictions: boxes, outlines, contours, masks, key points, meshes, labels,
 * classes and texts, drawn on an image or written as a file.
 * <p>
 * Lines and letters grow with the image. What is drawn can be seen on light and on dark
 * images, labels stay inside the image and out of each other's way, and a track or a
 * label has the same colour in every image. A prediction of another size than the image
 * is scaled. What a prediction holds that cannot be drawn, such as a position that is no
 * number or a damaged mask, is left out.
 * <p>
 * An {@code orientation} turns a box by that many degrees, clockwise, around its centre,
 * and the mask with it, unless the object has an outline: then the box is the outline's
 * bounds. Nested objects are drawn where they are: their coordinates are pixels of the
 * source too.
 * <p>
 * Needs the module {@code java.desktop} but no display (Spring Boot switches AWT to
 * headless; elsewhere set {@code java.awt.headless}) and no fonts: where the JVM finds
 * none, as in slim containers, labels are drawn with plain letters of the renderer's own.
 * A native image needs what Java2D needs there: the libraries of AWT beside the
 * executable, which GraalVM puts there on Linux and Windows; nothing of the renderer is
 * found by reflection.
 * <p>
 * Immutable and safe for use by many threads; an image must not be drawn on by several at
 * once.
 *
 * @since 0.1.0
 */
public final class PredictionRenderer {

	private final DrawingStyle style;

	PredictionRenderer(DrawingStyle style) {
		this.style = style;
	}

	/**
	 * Create a renderer with the default style.
	 * @return a new renderer
	 */
	public static PredictionRenderer create() {
		return builder().build();
	}

	/**
	 * Create a builder with the default style.
	 * @return a new builder
	 */
	public static PredictionRendererBuilder builder() {
		return new PredictionRendererBuilder();
	}

	/**
	 * Prepare the drawing of a prediction.
	 * @param prediction what to draw
	 * @return the drawing, not yet made
	 */
	public PredictionDrawing drawing(Prediction prediction) {
		return drawing(List.of(prediction));
	}

	/**
	 * Prepare a drawing of several predictions of the same image.
	 * @param predictions what to draw, in this order
	 * @return the drawing, not yet made
	 */
	public PredictionDrawing drawing(Collection<Prediction> predictions) {
		return new PredictionDrawing(this.style, List.copyOf(predictions), null);
	}

}
