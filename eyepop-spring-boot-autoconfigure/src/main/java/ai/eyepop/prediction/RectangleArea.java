package ai.eyepop.prediction;

/**
 * A rectangle.
 *
 * @param x left edge in pixels of the source
 * @param y top edge in pixels of the source
 * @param width width in pixels of the source
 * @param height height in pixels of the source
 * @since 0.1.0
 */
public record RectangleArea(double x, double y, double width, double height) implements Area {

}
