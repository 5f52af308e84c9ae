package ai.eyepop.prediction;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A closed line around a region, with the holes in it.
 *
 * @param points corners of the line in pixels of the source
 * @param cutouts holes, each a closed line in pixels of the source
 * @param other members that this version does not know, by name
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Contour(@JsonProperty("points") List<Point> points, @JsonProperty("cutouts") List<List<Point>> cutouts,
		@JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> other) {

	public Contour {
		points = Members.list(points);
		cutouts = Members.list(cutouts);
		other = Members.map(other);
	}

	/**
	 * Create a contour.
	 * @param points corners of the line
	 * @param cutouts holes
	 */
	public Contour(List<Point> points, List<List<Point>> cutouts) {
		this(points, cutouts, Map.of());
	}
}
