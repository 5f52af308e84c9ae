package ai.eyepop.prediction;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A feature vector of an image or of a part of it.
 *
 * @param embedding the vector
 * @param x distance of the part's centre from the left edge
 * @param y distance of the part's centre from the top edge
 * @param category category that the Pop's component gave
 * @param other members that this version does not know, by name
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PredictedEmbedding(@JsonProperty("embedding") List<Double> embedding,
		@JsonProperty("x") @Nullable Double x, @JsonProperty("y") @Nullable Double y,
		@JsonProperty("category") @Nullable String category,
		@JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> other) {

	public PredictedEmbedding {
		embedding = Doubles.copyOf(embedding);
		other = Members.map(other);
	}

	/**
	 * Create a feature vector of the whole image.
	 * @param embedding the vector
	 */
	public PredictedEmbedding(List<Double> embedding) {
		this(embedding, null, null, null, Map.of());
	}
}
