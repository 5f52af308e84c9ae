package ai.eyepop.data.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

import ai.eyepop.data.internal.Members;
import ai.eyepop.prediction.Prediction;

/**
 * What a model in training finds in an asset.
 *
 * @param assetUuid id of the asset
 * @param prediction what was found
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ModelTrainingSample(@JsonProperty("asset_uuid") String assetUuid,
		@JsonProperty("prediction") @Nullable Prediction prediction) {

	public ModelTrainingSample {
		Members.required(assetUuid, "asset_uuid");
	}

}
