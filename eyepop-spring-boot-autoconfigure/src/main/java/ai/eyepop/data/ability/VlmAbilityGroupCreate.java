package ai.eyepop.data.ability;

import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

import ai.eyepop.data.internal.Members;

/**
 * A group to create. What was not set is not sent; what was set to {@code null} is sent
 * as {@code null}.
 *
 * @param members what was set, by name on the wire
 * @since 0.1.0
 */
public record VlmAbilityGroupCreate(@JsonValue Map<String, @Nullable Object> members) {

	public VlmAbilityGroupCreate {
		members = Members.map(members);
	}

	/**
	 * Create a builder.
	 * @param name name of the group
	 * @return a new builder
	 */
	public static Builder builder(String name) {
		return new Builder(name);
	}

	/**
	 * Builder of {@link VlmAbilityGroupCreate}.
	 */
	public static final class Builder {

		private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

		private Builder(String name) {
			Assert.notNull(name, "'name' must not be null");
			this.members.put("name", name);
		}

		/**
		 * Set the description.
		 * @param description what the group is for
		 * @return this builder
		 */
		public Builder description(@Nullable String description) {
			this.members.put("description", description);
			return this;
		}

		/**
		 * Set the default alias name.
		 * @param defaultAliasName alias of abilities of the group
		 * @return this builder
		 */
		public Builder defaultAliasName(@Nullable String defaultAliasName) {
			this.members.put("default_alias_name", defaultAliasName);
			return this;
		}

		/**
		 * Set the default dataset uuid.
		 * @param defaultDatasetUuid id of the dataset with which abilities of the group
		 * are evaluated
		 * @return this builder
		 */
		public Builder defaultDatasetUuid(@Nullable String defaultDatasetUuid) {
			this.members.put("default_dataset_uuid", defaultDatasetUuid);
			return this;
		}

		/**
		 * Set the auto prompt.
		 * @param autoPrompt how the service finds a prompt by itself; deprecated by the
		 * service
		 * @return this builder
		 */
		public Builder autoPrompt(@Nullable AutoPromptConfig autoPrompt) {
			this.members.put("auto_prompt", autoPrompt);
			return this;
		}

		/**
		 * Set the auto task.
		 * @param autoTask task from whose description the service makes an ability
		 * @return this builder
		 */
		public Builder autoTask(@Nullable AutoTask autoTask) {
			this.members.put("auto_task", autoTask);
			return this;
		}

		/**
		 * Create the record.
		 * @return a new group to create
		 */
		public VlmAbilityGroupCreate build() {
			return new VlmAbilityGroupCreate(this.members);
		}

	}

}
