package ai.eyepop.data.model;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

import ai.eyepop.data.internal.Members;
import ai.eyepop.internal.ShownUrl;

/**
 * What is known about a training.
 *
 * @param modelUuid id of the model
 * @param model the model
 * @param workStorageUrl where the trainer keeps its files
 * @param other members that this version does not know, by name
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ModelTrainingAuditRecord(@JsonProperty("model_uuid") String modelUuid, @JsonProperty("model") Model model,
		@JsonProperty("work_storage_url") @Nullable String workStorageUrl,
		@JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> other) {

	public ModelTrainingAuditRecord {
		Members.required(modelUuid, "model_uuid");
		Members.required(model, "model");
		other = Members.map(other);
	}

	@Override
	public String toString() {
		// the query of a signed URL is as good as a credential
		return "ModelTrainingAuditRecord[modelUuid=%s, model=%s, workStorageUrl=%s]".formatted(this.modelUuid,
				this.model, (this.workStorageUrl != null) ? ShownUrl.ofText(this.workStorageUrl) : null);
	}

}
