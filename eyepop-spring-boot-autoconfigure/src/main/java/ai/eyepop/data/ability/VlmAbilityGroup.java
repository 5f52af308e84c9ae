package ai.eyepop.data.ability;

import java.time.Instant;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

import ai.eyepop.data.internal.Members;
import ai.eyepop.data.internal.WireInstant;

/**
 * Abilities that belong together: attempts at the same task.
 *
 * @param uuid id of the group
 * @param createdAt time of creation
 * @param updatedAt time of the last change
 * @param accountUuid id of the account that owns the group
 * @param name name of the group
 * @param description what the group is for
 * @param defaultAliasName alias of abilities of the group
 * @param defaultDatasetUuid id of the dataset with which abilities of the group are
 * evaluated
 * @param other members that this version does not know, by name
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record VlmAbilityGroup(@JsonProperty("uuid") String uuid,
		@JsonProperty("created_at") @JsonDeserialize(using = WireInstant.class) @Nullable Instant createdAt,
		@JsonProperty("updated_at") @JsonDeserialize(using = WireInstant.class) @Nullable Instant updatedAt,
		@JsonProperty("account_uuid") String accountUuid, @JsonProperty("name") String name,
		@JsonProperty("description") @Nullable String description,
		@JsonProperty("default_alias_name") @Nullable String defaultAliasName,
		@JsonProperty("default_dataset_uuid") @Nullable String defaultDatasetUuid,
		@JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> other) {

	public VlmAbilityGroup {
		Members.required(uuid, "uuid");
		Members.required(accountUuid, "account_uuid");
		Members.required(name, "name");
		other = Members.map(other);
	}

	/**
	 * Create a builder.
	 * @param uuid id of the group
	 * @param accountUuid id of the account that owns the group
	 * @param name name of the group
	 * @return a new builder
	 */
	public static Builder builder(String uuid, String accountUuid, String name) {
		return new Builder(uuid, accountUuid, name);
	}

	/**
	 * Builder of {@link VlmAbilityGroup}.
	 */
	public static final class Builder {

		private final String uuid;

		private @Nullable Instant createdAt;

		private @Nullable Instant updatedAt;

		private final String accountUuid;

		private final String name;

		private @Nullable String description;

		private @Nullable String defaultAliasName;

		private @Nullable String defaultDatasetUuid;

		private Map<String, @Nullable Object> other = Map.of();

		private Builder(String uuid, String accountUuid, String name) {
			this.uuid = uuid;
			this.accountUuid = accountUuid;
			this.name = name;
		}

		/**
		 * Set the created at.
		 * @param createdAt time of creation
		 * @return this builder
		 */
		public Builder createdAt(@Nullable Instant createdAt) {
			this.createdAt = createdAt;
			return this;
		}

		/**
		 * Set the updated at.
		 * @param updatedAt time of the last change
		 * @return this builder
		 */
		public Builder updatedAt(@Nullable Instant updatedAt) {
			this.updatedAt = updatedAt;
			return this;
		}

		/**
		 * Set the description.
		 * @param description what the group is for
		 * @return this builder
		 */
		public Builder description(@Nullable String description) {
			this.description = description;
			return this;
		}

		/**
		 * Set the default alias name.
		 * @param defaultAliasName alias of abilities of the group
		 * @return this builder
		 */
		public Builder defaultAliasName(@Nullable String defaultAliasName) {
			this.defaultAliasName = defaultAliasName;
			return this;
		}

		/**
		 * Set the default dataset uuid.
		 * @param defaultDatasetUuid id of the dataset with which abilities of the group
		 * are evaluated
		 * @return this builder
		 */
		public Builder defaultDatasetUuid(@Nullable String defaultDatasetUuid) {
			this.defaultDatasetUuid = defaultDatasetUuid;
			return this;
		}

		/**
		 * Set the members that this version does not know.
		 * @param other members that this version does not know, by name
		 * @return this builder
		 */
		public Builder other(Map<String, @Nullable Object> other) {
			this.other = other;
			return this;
		}

		/**
		 * Create the record.
		 * @return a new group
		 */
		public VlmAbilityGroup build() {
			return new VlmAbilityGroup(this.uuid, this.createdAt, this.updatedAt, this.accountUuid, this.name,
					this.description, this.defaultAliasName, this.defaultDatasetUuid, this.other);
		}

	}

}
