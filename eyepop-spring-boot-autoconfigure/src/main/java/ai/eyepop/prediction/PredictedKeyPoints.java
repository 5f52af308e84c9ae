package ai.eyepop.prediction;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A group of key points that belong together, a skeleton for instance.
 *
 * @param points the key points
 * @param type kind of the group, which tells how its points are connected
 * @param category category that the Pop's component gave
 * @param other members that this version does not know, by name
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PredictedKeyPoints(@JsonProperty("points") List<KeyPoint> points,
		@JsonProperty("type") @Nullable String type, @JsonProperty("category") @Nullable String category,
		@JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> other) {

	public PredictedKeyPoints {
		points = Members.list(points);
		other = Members.map(other);
	}

	/**
	 * Create a group.
	 * @param points the key points
	 * @param type kind of the group
	 */
	public PredictedKeyPoints(List<KeyPoint> points, @Nullable String type) {
		this(points, type, null, Map.of());
	}
}
