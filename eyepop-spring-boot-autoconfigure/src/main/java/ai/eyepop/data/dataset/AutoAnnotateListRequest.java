package ai.eyepop.data.dataset;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * Which auto-annotations of a dataset to list.
 *
 * @param datasetVersion number of the version; {@code null} for the one that can be
 * modified
 * @param autoAnnotate name of the auto-annotation; {@code null} for all
 * @param source what made the annotations; {@code null} for all
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AutoAnnotateListRequest(@JsonProperty("dataset_version") @Nullable Integer datasetVersion,
		@JsonProperty("auto_annotate") @Nullable String autoAnnotate, @JsonProperty("source") @Nullable String source) {

	/**
	 * Create a builder.
	 * @return a new builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Builder of {@link AutoAnnotateListRequest}.
	 */
	public static final class Builder {

		private @Nullable Integer datasetVersion;

		private @Nullable String autoAnnotate;

		private @Nullable String source;

		private Builder() {
		}

		/**
		 * Set the dataset version.
		 * @param datasetVersion number of the version; {@code null} for the one that can
		 * be modified
		 * @return this builder
		 */
		public Builder datasetVersion(@Nullable Integer datasetVersion) {
			this.datasetVersion = datasetVersion;
			return this;
		}

		/**
		 * Set the auto annotate.
		 * @param autoAnnotate name of the auto-annotation; {@code null} for all
		 * @return this builder
		 */
		public Builder autoAnnotate(@Nullable String autoAnnotate) {
			this.autoAnnotate = autoAnnotate;
			return this;
		}

		/**
		 * Set the source.
		 * @param source what made the annotations; {@code null} for all
		 * @return this builder
		 */
		public Builder source(@Nullable String source) {
			this.source = source;
			return this;
		}

		/**
		 * Create the record.
		 * @return a new request
		 */
		public AutoAnnotateListRequest build() {
			return new AutoAnnotateListRequest(this.datasetVersion, this.autoAnnotate, this.source);
		}

	}

}
