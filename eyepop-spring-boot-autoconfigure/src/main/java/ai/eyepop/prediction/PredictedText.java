package ai.eyepop.prediction;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A text that was read in an image or in an object.
 *
 * @param text the text
 * @param id id of the text, unique in its prediction
 * @param confidence certainty from 0 to 1
 * @param category category that the Pop's component gave
 * @param other members that this version does not know, by name
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PredictedText(@JsonProperty("text") @JsonInclude String text, @JsonProperty("id") @Nullable Long id,
		@JsonProperty("confidence") @Nullable Double confidence, @JsonProperty("category") @Nullable String category,
		@JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> other) {

	public PredictedText {
		text = Members.text(text);
		other = Members.map(other);
	}

	/**
	 * Create a text without an id.
	 * @param text the text
	 * @param confidence certainty from 0 to 1
	 */
	public PredictedText(String text, @Nullable Double confidence) {
		this(text, null, confidence, null, Map.of());
	}
}
