package ai.eyepop.pop;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Kind of a contour. The service may add values: any text is accepted, and kept.
 *
 * @param value the value on the wire
 * @since 0.1.0
 */
public record ContourType(@JsonValue String value) {

	/**
	 * Every pixel of the border.
	 */
	public static final ContourType ALL_PIXELS = new ContourType("all_pixels");

	/**
	 * A polygon that is close to the border.
	 */
	public static final ContourType POLYGON = new ContourType("polygon");

	/**
	 * The convex hull.
	 */
	public static final ContourType CONVEX_HULL = new ContourType("convex_hull");

	/**
	 * Circles by a Hough transform.
	 */
	public static final ContourType HOUGH_CIRCLES = new ContourType("hough_circles");

	/**
	 * The smallest circle around.
	 */
	public static final ContourType CIRCLE = new ContourType("circle");

	/**
	 * The smallest triangle around.
	 */
	public static final ContourType TRIANGLE = new ContourType("triangle");

	/**
	 * The smallest rectangle around.
	 */
	public static final ContourType RECTANGLE = new ContourType("rectangle");

	/**
	 * Return the value for a text.
	 * @param value the value on the wire
	 * @return the value
	 */
	@JsonCreator
	public static ContourType of(String value) {
		return new ContourType(value);
	}

	@Override
	public String toString() {
		return this.value;
	}

}
