package ai.eyepop.data.dataset;

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
 * A collection of assets, in versions.
 *
 * @param uuid id of the dataset
 * @param name name of the dataset
 * @param description what the dataset is about
 * @param createdAt time of creation
 * @param updatedAt time of the last change
 * @param tags tags
 * @param accountUuid id of the account that owns the dataset
 * @param autoAnnotates names of the auto-annotations that new assets get
 * @param autoAnnotateParams parameters of these auto-annotations
 * @param versions versions
 * @param modifiableVersion number of the version that can be modified
 * @param parent version from which the dataset was made
 * @param searchable whether its assets can be searched for
 * @param other members that this version does not know, by name
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Dataset(@JsonProperty("uuid") String uuid, @JsonProperty("name") String name,
		@JsonProperty("description") @Nullable String description,
		@JsonProperty("created_at") @JsonDeserialize(using = WireInstant.class) @Nullable Instant createdAt,
		@JsonProperty("updated_at") @JsonDeserialize(using = WireInstant.class) @Nullable Instant updatedAt,
		@JsonProperty("tags") List<String> tags, @JsonProperty("account_uuid") String accountUuid,
		@JsonProperty("auto_annotates") List<String> autoAnnotates,
		@JsonProperty("auto_annotate_params") @Nullable AutoAnnotateParams autoAnnotateParams,
		@JsonProperty("versions") List<DatasetVersion> versions,
		@JsonProperty("modifiable_version") @Nullable Integer modifiableVersion,
		@JsonProperty("parent") @Nullable DatasetReference parent,
		@JsonProperty("searchable") @Nullable Boolean searchable,
		@JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> other) {

	public Dataset {
		Members.required(uuid, "uuid");
		Members.required(name, "name");
		tags = Members.list(tags);
		Members.required(accountUuid, "account_uuid");
		autoAnnotates = Members.list(autoAnnotates);
		versions = Members.list(versions);
		other = Members.map(other);
	}

	/**
	 * Create a builder.
	 * @param uuid id of the dataset
	 * @param name name of the dataset
	 * @param accountUuid id of the account that owns the dataset
	 * @return a new builder
	 */
	public static Builder builder(String uuid, String name, String accountUuid) {
		return new Builder(uuid, name, accountUuid);
	}

	/**
	 * Builder of {@link Dataset}.
	 */
	public static final class Builder {

		private final String uuid;

		private final String name;

		private @Nullable String description;

		private @Nullable Instant createdAt;

		private @Nullable Instant updatedAt;

		private List<String> tags = List.of();

		private final String accountUuid;

		private List<String> autoAnnotates = List.of();

		private @Nullable AutoAnnotateParams autoAnnotateParams;

		private List<DatasetVersion> versions = List.of();

		private @Nullable Integer modifiableVersion;

		private @Nullable DatasetReference parent;

		private @Nullable Boolean searchable;

		private Map<String, @Nullable Object> other = Map.of();

		private Builder(String uuid, String name, String accountUuid) {
			this.uuid = uuid;
			this.name = name;
			this.accountUuid = accountUuid;
		}

		/**
		 * Set the description.
		 * @param description what the dataset is about
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
		 * Set the tags.
		 * @param tags tags
		 * @return this builder
		 */
		public Builder tags(List<String> tags) {
			this.tags = tags;
			return this;
		}

		/**
		 * Set the auto annotates.
		 * @param autoAnnotates names of the auto-annotations that new assets get
		 * @return this builder
		 */
		public Builder autoAnnotates(List<String> autoAnnotates) {
			this.autoAnnotates = autoAnnotates;
			return this;
		}

		/**
		 * Set the auto annotate params.
		 * @param autoAnnotateParams parameters of these auto-annotations
		 * @return this builder
		 */
		public Builder autoAnnotateParams(@Nullable AutoAnnotateParams autoAnnotateParams) {
			this.autoAnnotateParams = autoAnnotateParams;
			return this;
		}

		/**
		 * Set the versions.
		 * @param versions versions
		 * @return this builder
		 */
		public Builder versions(List<DatasetVersion> versions) {
			this.versions = versions;
			return this;
		}

		/**
		 * Set the modifiable version.
		 * @param modifiableVersion number of the version that can be modified
		 * @return this builder
		 */
		public Builder modifiableVersion(@Nullable Integer modifiableVersion) {
			this.modifiableVersion = modifiableVersion;
			return this;
		}

		/**
		 * Set the parent.
		 * @param parent version from which the dataset was made
		 * @return this builder
		 */
		public Builder parent(@Nullable DatasetReference parent) {
			this.parent = parent;
			return this;
		}

		/**
		 * Set the searchable.
		 * @param searchable whether its assets can be searched for
		 * @return this builder
		 */
		public Builder searchable(@Nullable Boolean searchable) {
			this.searchable = searchable;
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
		 * @return a new dataset
		 */
		public Dataset build() {
			return new Dataset(this.uuid, this.name, this.description, this.createdAt, this.updatedAt, this.tags,
					this.accountUuid, this.autoAnnotates, this.autoAnnotateParams, this.versions,
					this.modifiableVersion, this.parent, this.searchable, this.other);
		}

	}

}
