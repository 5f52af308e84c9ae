package ai.eyepop.data.model;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

import ai.eyepop.data.internal.Members;

/**
 * An export of a model.
 *
 * @param format format
 * @param exportedBy maker
 * @param exportParams parameters of the maker
 * @param variant variant, {@code quantization} for instance
 * @param status state
 * @param other members that this version does not know, by name
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ModelExport(@JsonProperty("format") @Nullable ModelExportFormat format,
		@JsonProperty("exported_by") @Nullable ModelExporter exportedBy,
		@JsonProperty("export_params") Map<String, @Nullable Object> exportParams,
		@JsonProperty("variant") Map<String, @Nullable Object> variant,
		@JsonProperty("status") @Nullable ModelExportStatus status,
		@JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> other) {

	public ModelExport {
		exportParams = Members.map(exportParams);
		variant = Members.map(variant);
		other = Members.map(other);
	}

}
