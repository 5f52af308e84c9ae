package ai.eyepop.prediction;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A class of an image or of an object.
 *
 * @param classLabel label of the class
 * @param id id of the class, unique in its prediction
 * @param confidence certainty from 0 to 1
 * @param category category that the Pop's component gave
 * @param other members that this version does not know, by name
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PredictedClass(@JsonProperty("classLabel") @JsonInclude String classLabel,
		@JsonProperty("id") @Nullable Long id, @JsonProperty("confidence") @Nullable Double confidence,
		@JsonProperty("category") @Nullable String category,
		@JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> other) {

	public PredictedClass {
		classLabel = Members.text(classLabel);
		other = Members.map(other);
	}

	/**
	 * Create a class without an id.
	 * @param classLabel label of the class
	 * @param confidence certainty from 0 to 1
	 */
	public PredictedClass(String classLabel, @Nullable Double confidence) {
		this(classLabel, null, confidence, null, Map.of());
	}
}
