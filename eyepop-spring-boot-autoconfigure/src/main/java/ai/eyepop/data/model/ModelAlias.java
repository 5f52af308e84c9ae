package ai.eyepop.data.model;

import java.time.Instant;
import java.util.List;
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
 * A name for models, of which each tag stands for one.
 *
 * @param name name of the alias
 * @param description what the alias is for
 * @param createdAt time of creation
 * @param updatedAt time of the last change
 * @param accountUuid id of the account that owns the alias
 * @param isPublic whether other accounts may use it
 * @param tags tags
 * @param other members that this version does not know, by name
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ModelAlias(@JsonProperty("name") String name, @JsonProperty("description") @Nullable String description,
		@JsonProperty("created_at") @JsonDeserialize(using = WireInstant.class) @Nullable Instant createdAt,
		@JsonProperty("updated_at") @JsonDeserialize(using = WireInstant.class) @Nullable Instant updatedAt,
		@JsonProperty("account_uuid") String accountUuid, @JsonProperty("is_public") @Nullable Boolean isPublic,
		@JsonProperty("tags") List<ModelAliasTag> tags,
		@JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> other) {

	public ModelAlias {
		Members.required(name, "name");
		Members.required(accountUuid, "account_uuid");
		tags = Members.list(tags);
		other = Members.map(other);
	}

	/**
	 * Create a builder.
	 * @param name name of the alias
	 * @param accountUuid id of the account that owns the alias
	 * @return a new builder
	 */
	public static Builder builder(String name, String accountUuid) {
		return new Builder(name, accountUuid);
	}

	/**
	 * Builder of {@link ModelAlias}.
	 */
	public static final class Builder {

		private final String name;

		private @Nullable String description;

		private @Nullable Instant createdAt;

		private @Nullable Instant updatedAt;

		private final String accountUuid;

		private @Nullable Boolean isPublic;

		private List<ModelAliasTag> tags = List.of();

		private Map<String, @Nullable Object> other = Map.of();

		private Builder(String name, String accountUuid) {
			this.name = name;
			this.accountUuid = accountUuid;
		}

		/**
		 * Set the description.
		 * @param description what the alias is for
		 * @return this builder
		 */
		public Builder description(@Nullable String description) {
			this.description = description;
			return this;
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
		 * Set the is public.
		 * @param isPublic whether other accounts may use it
		 * @return this builder
		 */
		public Builder isPublic(@Nullable Boolean isPublic) {
			this.isPublic = isPublic;
			return this;
		}

		/**
		 * Set the tags.
		 * @param tags tags
		 * @return this builder
		 */
		public Builder tags(List<ModelAliasTag> tags) {
			this.tags = tags;
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
		 * @return a new alias
		 */
		public ModelAlias build() {
			return new ModelAlias(this.name, this.description, this.createdAt, this.updatedAt, this.accountUuid,
					this.isPublic, this.tags, this.other);
		}

	}

}
