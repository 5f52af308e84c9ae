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
 * Where an exported model can be fetched.
 *
 * @param modelUuid id of the model
 * @param modelFormat format
 * @param exportedUrl the URL
 * @param other members that this version does not know, by name
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ExportedUrl(@JsonProperty("model_uuid") @Nullable String modelUuid,
		@JsonProperty("model_format") @Nullable ModelExportFormat modelFormat,
		@JsonProperty("exported_url") @Nullable String exportedUrl,
		@JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> other) {

	public ExportedUrl {
		other = Members.map(other);
	}

	@Override
	public String toString() {
		// the query of a signed URL is as good as a credential
		return "ExportedUrl[modelUuid=%s, modelFormat=%s, exportedUrl=%s]".formatted(this.modelUuid, this.modelFormat,
				(this.exportedUrl != null) ? ShownUrl.ofText(this.exportedUrl) : null);
	}

}
