package ai.eyepop.data.ability;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

import ai.eyepop.data.inference.InferConfig;
import ai.eyepop.data.inference.TransformInto;
import ai.eyepop.data.internal.Members;
import ai.eyepop.data.internal.WireInstant;

/**
 * What a visual language model is asked, under a name of its own.
 *
 * @param uuid id of the ability
 * @param createdAt time of creation
 * @param updatedAt time of the last change
 * @param accountUuid id of the account that owns the ability
 * @param status state
 * @param vlmAbilityGroupUuid id of the group
 * @param name name of the ability
 * @param description what the ability is for
 * @param workerRelease the model that answers
 * @param textPrompt what it is asked
 * @param transformInto what its words are turned into
 * @param responseSchema the JSON schema of its answers
 * @param config how it looks at media, and how it answers
 * @param isPublic whether other accounts may use it
 * @param videoChunkLengthNs length of the parts of a video that are looked at together,
 * in nanoseconds
 * @param videoChunkOverlap how much such parts overlap, as a part of their length
 * @param aliasEntries aliases and tags that stand for it
 * @param autoPrompt how its prompt was found; deprecated by the service
 * @param autoTask the task from which it was made
 * @param other members that this version does not know, by name
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record VlmAbility(@JsonProperty("uuid") String uuid,
		@JsonProperty("created_at") @JsonDeserialize(using = WireInstant.class) @Nullable Instant createdAt,
		@JsonProperty("updated_at") @JsonDeserialize(using = WireInstant.class) @Nullable Instant updatedAt,
		@JsonProperty("account_uuid") String accountUuid, @JsonProperty("status") @Nullable VlmAbilityStatus status,
		@JsonProperty("vlm_ability_group_uuid") @Nullable String vlmAbilityGroupUuid, @JsonProperty("name") String name,
		@JsonProperty("description") @Nullable String description,
		@JsonProperty("worker_release") @Nullable String workerRelease,
		@JsonProperty("text_prompt") @Nullable String textPrompt,
		@JsonProperty("transform_into") @Nullable TransformInto transformInto,
		@JsonProperty("response_schema") Map<String, @Nullable Object> responseSchema,
		@JsonProperty("config") @Nullable InferConfig config, @JsonProperty("is_public") @Nullable Boolean isPublic,
		@JsonProperty("video_chunk_length_ns") @Nullable Long videoChunkLengthNs,
		@JsonProperty("video_chunk_overlap") @Nullable Double videoChunkOverlap,
		@JsonProperty("alias_entries") List<AliasEntry> aliasEntries,
		@JsonProperty("auto_prompt") Map<String, @Nullable Object> autoPrompt,
		@JsonProperty("auto_task") @Nullable AutoTask autoTask,
		@JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> other) {

	public VlmAbility {
		Members.required(uuid, "uuid");
		Members.required(accountUuid, "account_uuid");
		Members.required(name, "name");
		responseSchema = Members.map(responseSchema);
		aliasEntries = Members.list(aliasEntries);
		autoPrompt = Members.map(autoPrompt);
		other = Members.map(other);
	}

	/**
	 * Create a builder.
	 * @param uuid id of the ability
	 * @param accountUuid id of the account that owns the ability
	 * @param name name of the ability
	 * @return a new builder
	 */
	public static Builder builder(String uuid, String accountUuid, String name) {
		return new Builder(uuid, accountUuid, name);
	}

	/**
	 * Builder of {@link VlmAbility}.
	 */
	public static final class Builder {

		private final String uuid;

		private @Nullable Instant createdAt;

		private @Nullable Instant updatedAt;

		private final String accountUuid;

		private @Nullable VlmAbilityStatus status;

		private @Nullable String vlmAbilityGroupUuid;

		private final String name;

		private @Nullable String description;

		private @Nullable String workerRelease;

		private @Nullable String textPrompt;

		private @Nullable TransformInto transformInto;

		private Map<String, @Nullable Object> responseSchema = Map.of();

		private @Nullable InferConfig config;

		private @Nullable Boolean isPublic;

		private @Nullable Long videoChunkLengthNs;

		private @Nullable Double videoChunkOverlap;

		private List<AliasEntry> aliasEntries = List.of();

		private Map<String, @Nullable Object> autoPrompt = Map.of();

		private @Nullable AutoTask autoTask;

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
		 * Set the status.
		 * @param status state
		 * @return this builder
		 */
		public Builder status(@Nullable VlmAbilityStatus status) {
			this.status = status;
			return this;
		}

		/**
		 * Set the vlm ability group uuid.
		 * @param vlmAbilityGroupUuid id of the group
		 * @return this builder
		 */
		public Builder vlmAbilityGroupUuid(@Nullable String vlmAbilityGroupUuid) {
			this.vlmAbilityGroupUuid = vlmAbilityGroupUuid;
			return this;
		}

		/**
		 * Set the description.
		 * @param description what the ability is for
		 * @return this builder
		 */
		public Builder description(@Nullable String description) {
			this.description = description;
			return this;
		}

		/**
		 * Set the worker release.
		 * @param workerRelease the model that answers
		 * @return this builder
		 */
		public Builder workerRelease(@Nullable String workerRelease) {
			this.workerRelease = workerRelease;
			return this;
		}

		/**
		 * Set the text prompt.
		 * @param textPrompt what it is asked
		 * @return this builder
		 */
		public Builder textPrompt(@Nullable String textPrompt) {
			this.textPrompt = textPrompt;
			return this;
		}

		/**
		 * Set the transform into.
		 * @param transformInto what its words are turned into
		 * @return this builder
		 */
		public Builder transformInto(@Nullable TransformInto transformInto) {
			this.transformInto = transformInto;
			return this;
		}

		/**
		 * Set the response schema.
		 * @param responseSchema the JSON schema of its answers
		 * @return this builder
		 */
		public Builder responseSchema(Map<String, @Nullable Object> responseSchema) {
			this.responseSchema = responseSchema;
			return this;
		}

		/**
		 * Set the config.
		 * @param config how it looks at media, and how it answers
		 * @return this builder
		 */
		public Builder config(@Nullable InferConfig config) {
			this.config = config;
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
		 * Set the video chunk length ns.
		 * @param videoChunkLengthNs length of the parts of a video that are looked at
		 * together, in nanoseconds
		 * @return this builder
		 */
		public Builder videoChunkLengthNs(@Nullable Long videoChunkLengthNs) {
			this.videoChunkLengthNs = videoChunkLengthNs;
			return this;
		}

		/**
		 * Set the video chunk overlap.
		 * @param videoChunkOverlap how much such parts overlap, as a part of their length
		 * @return this builder
		 */
		public Builder videoChunkOverlap(@Nullable Double videoChunkOverlap) {
			this.videoChunkOverlap = videoChunkOverlap;
			return this;
		}

		/**
		 * Set the alias entries.
		 * @param aliasEntries aliases and tags that stand for it
		 * @return this builder
		 */
		public Builder aliasEntries(List<AliasEntry> aliasEntries) {
			this.aliasEntries = aliasEntries;
			return this;
		}

		/**
		 * Set the auto prompt.
		 * @param autoPrompt how its prompt was found; deprecated by the service
		 * @return this builder
		 */
		public Builder autoPrompt(Map<String, @Nullable Object> autoPrompt) {
			this.autoPrompt = autoPrompt;
			return this;
		}

		/**
		 * Set the auto task.
		 * @param autoTask the task from which it was made
		 * @return this builder
		 */
		public Builder autoTask(@Nullable AutoTask autoTask) {
			this.autoTask = autoTask;
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
		 * @return a new ability
		 */
		public VlmAbility build() {
			return new VlmAbility(this.uuid, this.createdAt, this.updatedAt, this.accountUuid, this.status,
					this.vlmAbilityGroupUuid, this.name, this.description, this.workerRelease, this.textPrompt,
					this.transformInto, this.responseSchema, this.config, this.isPublic, this.videoChunkLengthNs,
					this.videoChunkOverlap, this.aliasEntries, this.autoPrompt, this.autoTask, this.other);
		}

	}

}
