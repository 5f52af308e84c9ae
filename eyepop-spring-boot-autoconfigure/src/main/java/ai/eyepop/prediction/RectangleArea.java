package ai.eyepop.prediction;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A rectangle.
 *
 * @param x left edge in pixels of the source
 * @param y top edge in pixels of the source
 * @param width width in pixels of the source
 * @param height height in pixels of the source
 * @since 0.1.0
 */
public record RectangleArea(@JsonProperty("x") double x, @JsonProperty("y") double y,
		@JsonProperty("width") double width, @JsonProperty("height") double height) implements Area {

}
