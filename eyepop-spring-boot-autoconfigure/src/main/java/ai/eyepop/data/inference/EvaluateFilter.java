package ai.eyepop.data.inference;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

import ai.eyepop.data.internal.Members;

/**
 * Which assets of a dataset are evaluated.
 *
 * @param partitions parts of the dataset
 * @param groundTruthClasses labels of which one is in the ground truth
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EvaluateFilter(@JsonProperty("partitions") @Nullable List<String> partitions,
		@JsonProperty("ground_truth_classes") @Nullable List<String> groundTruthClasses) {

	public EvaluateFilter {
		partitions = Members.copy(partitions);
		groundTruthClasses = Members.copy(groundTruthClasses);
	}

}
