package ai.eyepop.data.ability;

import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

import ai.eyepop.data.internal.Members;

/**
 * A change of a group. What was not set is not sent; what was set to {@code null} is sent
 * as {@code null}, which clears it.
 *
 * @param members what was set, by name on the wire
 * @since 0.1.0
 */
public record VlmAbilityGroupUpdate(@JsonValue Map<String, @Nullable Object> members) {

	public VlmAbilityGroupUpdate {
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
	 * Builder of {@link VlmAbilityGroupUpdate}.
	 */
	public static final class Builder {

		private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

		private Builder() {
		}

		/**
		 * Set the name.
		 * @param name name of the group
		 * @return this builder
		 */
		public Builder name(@Nullable String name) {
			this.members.put("name", name);
			return this;
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
		 * Create the record.
		 * @return a new change
		 */
		public VlmAbilityGroupUpdate build() {
			return new VlmAbilityGroupUpdate(this.members);
		}

	}

}
