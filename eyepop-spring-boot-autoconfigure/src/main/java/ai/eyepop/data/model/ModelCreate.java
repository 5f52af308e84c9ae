package ai.eyepop.data.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

import ai.eyepop.data.internal.Members;

/**
 * A model to create. What was not set is not sent; what was set to {@code null} is sent
 * as {@code null}.
 *
 * @param members what was set, by name on the wire
 * @since 0.1.0
 */
public record ModelCreate(@JsonValue Map<String, @Nullable Object> members) {

	public ModelCreate {
		members = Members.map(members);
	}

	/**
	 * Create a builder.
	 * @param name name of the model
	 * @param description what the model is for
	 * @return a new builder
	 */
	public static Builder builder(String name, String description) {
		return new Builder(name, description);
	}

	/**
	 * Builder of {@link ModelCreate}.
	 */
	public static final class Builder {

		private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

		private Builder(String name, String description) {
			Assert.notNull(name, "'name' must not be null");
			this.members.put("name", name);
			Assert.notNull(description, "'description' must not be null");
			this.members.put("description", description);
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
		 * Create the record.
		 * @return a new model to create
		 */
		public ModelCreate build() {
			return new ModelCreate(this.members);
		}

	}

}
