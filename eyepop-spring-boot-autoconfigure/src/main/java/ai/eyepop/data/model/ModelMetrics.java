package ai.eyepop.data.model;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

import ai.eyepop.data.internal.Members;

/**
 * How good a model is.
 *
 * @param cpr points of the curve: confidence, precision and recall, each from 0 to 1
 * @param other members that this version does not know, by name
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ModelMetrics(@JsonProperty("cpr") List<List<Double>> cpr,
		@JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> other) {

	public ModelMetrics {
		cpr = Members.list(cpr);
		other = Members.map(other);
	}

}
