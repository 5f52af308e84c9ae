package ai.eyepop.prediction;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A mesh of points in space.
 *
 * @param points points of the mesh: x and y in pixels of the source, z in the same unit
 * @param id id of the mesh, unique in its prediction
 * @param confidence certainty from 0 to 1
 * @param category category that the Pop's component gave
 * @param other members that this version does not know, by name
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PredictedMesh(@JsonProperty("points") List<Point3d> points, @JsonProperty("id") @Nullable Long id,
		@JsonProperty("confidence") @Nullable Double confidence, @JsonProperty("category") @Nullable String category,
		@JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> other) {

	public PredictedMesh {
		points = Members.list(points);
		other = Members.map(other);
	}

	/**
	 * Create a mesh without an id.
	 * @param points points of the mesh
	 */
	public PredictedMesh(List<Point3d> points) {
		this(points, null, null, null, Map.of());
	}
}
