package ai.eyepop.data.model;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * Which exports of models are asked for.
 *
 * @param modelUuids ids of the models
 * @param modelFormats formats, the best first
 * @param deviceName name of the device that an export is for
 * @param artifactType kind of the artifact
 * @param variant variant
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ModelExportRequest(@JsonProperty("model_uuid") List<String> modelUuids,
		@JsonProperty("model_format") List<ModelExportFormat> modelFormats,
		@JsonProperty("device_name") @Nullable String deviceName,
		@JsonProperty("artifact_type") @Nullable ArtifactType artifactType,
		@JsonProperty("variant") @Nullable ModelVariant variant) {

	public ModelExportRequest {
		modelUuids = List.copyOf(modelUuids);
		modelFormats = List.copyOf(modelFormats);
	}

	/**
	 * Create a builder.
	 * @param modelUuids ids of the models
	 * @param modelFormats formats, the best first
	 * @return a new builder
	 */
	public static Builder builder(List<String> modelUuids, List<ModelExportFormat> modelFormats) {
		return new Builder(modelUuids, modelFormats);
	}

	/**
	 * Builder of {@link ModelExportRequest}.
	 */
	public static final class Builder {

		private final List<String> modelUuids;

		private final List<ModelExportFormat> modelFormats;

		private @Nullable String deviceName;

		private @Nullable ArtifactType artifactType;

		private @Nullable ModelVariant variant;

		private Builder(List<String> modelUuids, List<ModelExportFormat> modelFormats) {
			this.modelUuids = modelUuids;
			this.modelFormats = modelFormats;
		}

		/**
		 * Set the device name.
		 * @param deviceName name of the device that an export is for
		 * @return this builder
		 */
		public Builder deviceName(@Nullable String deviceName) {
			this.deviceName = deviceName;
			return this;
		}

		/**
		 * Set the artifact type.
		 * @param artifactType kind of the artifact
		 * @return this builder
		 */
		public Builder artifactType(@Nullable ArtifactType artifactType) {
			this.artifactType = artifactType;
			return this;
		}

		/**
		 * Set the variant.
		 * @param variant variant
		 * @return this builder
		 */
		public Builder variant(@Nullable ModelVariant variant) {
			this.variant = variant;
			return this;
		}

		/**
		 * Create the record.
		 * @return a new request
		 */
		public ModelExportRequest build() {
			return new ModelExportRequest(this.modelUuids, this.modelFormats, this.deviceName, this.artifactType,
					this.variant);
		}

	}

}
