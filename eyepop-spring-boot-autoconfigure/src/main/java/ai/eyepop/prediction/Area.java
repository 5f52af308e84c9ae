package ai.eyepop.prediction;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * A part of an image.
 *
 * @since 0.1.0
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({ @JsonSubTypes.Type(value = RectangleArea.class, name = "rectangle"),
		@JsonSubTypes.Type(value = ContourArea.class, name = "contour") })
public sealed interface Area permits RectangleArea, ContourArea, UnknownArea {

	/**
	 * Create a rectangle.
	 * @param x left edge in pixels of the source
	 * @param y top edge in pixels of the source
	 * @param width width in pixels of the source
	 * @param height height in pixels of the source
	 * @return a new rectangle
	 */
	static RectangleArea rectangle(double x, double y, double width, double height) {
		return new RectangleArea(x, y, width, height);
	}

	/**
	 * Create an area inside a closed line.
	 * @param points corners of the line in pixels of the source, at least three
	 * @return a new area
	 * @throws IllegalArgumentException if there are fewer than three
	 */
	static ContourArea contour(Point... points) {
		if (points.length < 3) {
			throw new IllegalArgumentException("A contour needs at least three points");
		}
		return new ContourArea(List.of(points));
	}

}
