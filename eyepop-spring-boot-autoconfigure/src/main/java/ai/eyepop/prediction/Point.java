package ai.eyepop.prediction;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A point of the source.
 *
 * @param x distance from the left edge in pixels of the source
 * @param y distance from the top edge in pixels of the source
 * @param other members that this version does not know, by name
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Point(@JsonProperty("x") double x, @JsonProperty("y") double y,
		@JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> other) {

	public Point {
		other = Members.map(other);
	}

	/**
	 * Create a point.
	 * @param x distance from the left edge
	 * @param y distance from the top edge
	 */
	public Point(double x, double y) {
		this(x, y, Map.of());
	}
}
