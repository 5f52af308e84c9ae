package ai.eyepop.data.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

import ai.eyepop.data.internal.Members;

/**
 * A change of a model. What was not set is not sent; what was set to {@code null} is sent
 * as {@code null}, which clears it.
 *
 * @param members what was set, by name on the wire
 * @since 0.1.0
 */
public record ModelUpdate(@JsonValue Map<String, @Nullable Object> members) {

	public ModelUpdate {
		members = Members.map(members);
	}

	/**
	 * Create a builder.
	 * @return a new builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Builder of {@link ModelUpdate}.
	 */
	public static final class Builder {

		private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

		private Builder() {
		}

		/**
		 * Set the name.
		 * @param name name of the model
		 * @return this builder
		 */
		public Builder name(@Nullable String name) {
			this.members.put("name", name);
			return this;
		}

		/**
		 * Set the description.
		 * @param description what the model is for
		 * @return this builder
		 */
		public Builder description(@Nullable String description) {
			this.members.put("description", description);
			return this;
		}

		/**
		 * Set the external id.
		 * @param externalId id that its owner gives
		 * @return this builder
		 */
		public Builder externalId(@Nullable String externalId) {
			this.members.put("external_id", externalId);
			return this;
		}

		/**
		 * Set the pretrained model uuid.
		 * @param pretrainedModelUuid id of the model from which training starts
		 * @return this builder
		 */
		public Builder pretrainedModelUuid(@Nullable String pretrainedModelUuid) {
			this.members.put("pretrained_model_uuid", pretrainedModelUuid);
			return this;
		}

		/**
		 * Set the extra params.
		 * @param extraParams further parameters of the training
		 * @return this builder
		 */
		public Builder extraParams(@Nullable Map<String, ? extends @Nullable Object> extraParams) {
			this.members.put("extra_params", Members.copy(extraParams));
			return this;
		}

		/**
		 * Set the task.
		 * @param task what the model finds
		 * @return this builder
		 */
		public Builder task(@Nullable ModelTask task) {
			this.members.put("task", task);
			return this;
		}

		/**
		 * Set the classes.
		 * @param classes labels of its classes
		 * @return this builder
		 */
		public Builder classes(@Nullable List<String> classes) {
			this.members.put("classes", Members.given(classes));
			return this;
		}

		/**
		 * Set the type.
		 * @param type kind of the model
		 * @return this builder
		 */
		public Builder type(@Nullable ModelType type) {
			this.members.put("type", type);
			return this;
		}

		/**
		 * Set the status.
		 * @param status state
		 * @return this builder
		 */
		public Builder status(@Nullable ModelStatus status) {
			this.members.put("status", status);
			return this;
		}

		/**
		 * Set the is public.
		 * @param isPublic whether other accounts may use it
		 * @return this builder
		 */
		public Builder isPublic(@Nullable Boolean isPublic) {
			this.members.put("is_public", isPublic);
			return this;
		}

		/**
		 * Create the record.
		 * @return a new change
		 */
		public ModelUpdate build() {
			return new ModelUpdate(this.members);
		}

	}

}
