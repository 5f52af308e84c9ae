package ai.eyepop.data.inference;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

import ai.eyepop.data.internal.Members;
import ai.eyepop.prediction.Prediction;

/**
 * The answer of a visual language model.
 *
 * @param rawOutput its words
 * @param predictions its words as predictions: one for an image, more for a video
 * @param runInfo what the inference took
 * @param other members that this version does not know, by name
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record InferResult(@JsonProperty("raw_output") @Nullable String rawOutput,
		@JsonProperty("predictions") List<Prediction> predictions,
		@JsonProperty("run_info") @Nullable InferRunInfo runInfo,
		@JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> other) {

	public InferResult {
		predictions = Members.list(predictions);
		other = Members.map(other);
	}

	/**
	 * Return the structured answers of all predictions.
	 * @param <T> type of an answer
	 * @param type the type that was {@linkplain InferRequest.Builder#responseType asked
	 * for}
	 * @return the answers, in the order of the predictions; none for a prediction without
	 * details
	 * @throws StructuredAnswerException if an answer is not of the type
	 * @throws IllegalArgumentException if the type cannot be that of an answer
	 * @see StructuredAnswers
	 */
	public <T extends Record> List<T> details(Class<T> type) {
		return StructuredAnswers.of(type).read(this.predictions);
	}

}
