package ai.eyepop.prediction;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A point in space.
 *
 * @param x distance from the left edge in pixels of the source
 * @param y distance from the top edge in pixels of the source
 * @param z depth, in the unit of x; 0 if the service did not send it
 * @param other members that this version does not know, by name
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Point3d(@JsonProperty("x") double x, @JsonProperty("y") double y, @JsonProperty("z") double z,
		@JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> other) {

	public Point3d {
		other = Members.map(other);
	}

	/**
	 * Create a point.
	 * @param x distance from the left edge
	 * @param y distance from the top edge
	 * @param z depth
	 */
	public Point3d(double x, double y, double z) {
		this(x, y, z, Map.of());
	}
}
