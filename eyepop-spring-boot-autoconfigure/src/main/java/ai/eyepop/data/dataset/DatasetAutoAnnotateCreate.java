package ai.eyepop.data.dataset;

import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

import ai.eyepop.data.internal.Members;

/**
 * An auto-annotation to record. What was not set is not sent; what was set to
 * {@code null} is sent as {@code null}.
 *
 * @param members what was set, by name on the wire
 * @since 0.1.0
 */
public record DatasetAutoAnnotateCreate(@JsonValue Map<String, @Nullable Object> members) {

	public DatasetAutoAnnotateCreate {
		members = Members.map(members);
	}

	/**
	 * Create a builder.
	 * @param autoAnnotate name of the auto-annotation
	 * @param source what makes the annotations, in the words of its maker
	 * @return a new builder
	 */
	public static Builder builder(String autoAnnotate, String source) {
		return new Builder(autoAnnotate, source);
	}

	/**
	 * Builder of {@link DatasetAutoAnnotateCreate}.
	 */
	public static final class Builder {

		private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

		private Builder(String autoAnnotate, String source) {
			Assert.notNull(autoAnnotate, "'autoAnnotate' must not be null");
			this.members.put("auto_annotate", autoAnnotate);
			Assert.notNull(source, "'source' must not be null");
			this.members.put("source", source);
		}

		/**
		 * Set the auto annotate params.
		 * @param autoAnnotateParams parameters of the auto-annotation
		 * @return this builder
		 */
		public Builder autoAnnotateParams(@Nullable AutoAnnotateParams autoAnnotateParams) {
			this.members.put("auto_annotate_params", autoAnnotateParams);
			return this;
		}

		/**
		 * Set the source model uuid.
		 * @param sourceModelUuid id of the model that makes the annotations
		 * @return this builder
		 */
		public Builder sourceModelUuid(@Nullable String sourceModelUuid) {
			this.members.put("source_model_uuid", sourceModelUuid);
			return this;
		}

		/**
		 * Set the status.
		 * @param status state
		 * @return this builder
		 */
		public Builder status(@Nullable AutoAnnotateStatus status) {
			this.members.put("status", status);
			return this;
		}

		/**
		 * Set the metrics.
		 * @param metrics how good the annotations are
		 * @return this builder
		 */
		public Builder metrics(@Nullable Map<String, ? extends @Nullable Object> metrics) {
			this.members.put("metrics", Members.copy(metrics));
			return this;
		}

		/**
		 * Create the record.
		 * @return a new auto-annotation to record
		 */
		public DatasetAutoAnnotateCreate build() {
			return new DatasetAutoAnnotateCreate(this.members);
		}

	}

}
