package ai.eyepop.data.ability;

import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

import ai.eyepop.data.inference.InferConfig;
import ai.eyepop.data.inference.StructuredAnswers;
import ai.eyepop.data.inference.TransformInto;
import ai.eyepop.data.internal.Members;

/**
 * An ability to create. What was not set is not sent; what was set to {@code null} is
 * sent as {@code null}.
 *
 * @param members what was set, by name on the wire
 * @since 0.1.0
 */
public record VlmAbilityCreate(@JsonValue Map<String, @Nullable Object> members) {

	public VlmAbilityCreate {
		members = Members.map(members);
	}

	/**
	 * Create a builder.
	 * @param name name of the ability
	 * @param workerRelease the model that answers
	 * @param textPrompt what it is asked
	 * @return a new builder
	 */
	public static Builder builder(String name, String workerRelease, String textPrompt) {
		return new Builder(name, workerRelease, textPrompt);
	}

	/**
	 * Builder of {@link VlmAbilityCreate}.
	 */
	public static final class Builder {

		private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

		private Builder(String name, String workerRelease, String textPrompt) {
			Assert.notNull(name, "'name' must not be null");
			this.members.put("name", name);
			Assert.notNull(workerRelease, "'workerRelease' must not be null");
			this.members.put("worker_release", workerRelease);
			Assert.notNull(textPrompt, "'textPrompt' must not be null");
			this.members.put("text_prompt", textPrompt);
		}

		/**
		 * Set the description.
		 * @param description what the ability is for
		 * @return this builder
		 */
		public Builder description(@Nullable String description) {
			this.members.put("description", description);
			return this;
		}

		/**
		 * Set the transform into.
		 * @param transformInto what its words are turned into
		 * @return this builder
		 */
		public Builder transformInto(@Nullable TransformInto transformInto) {
			this.members.put("transform_into", transformInto);
			return this;
		}

		/**
		 * Set the response schema.
		 * @param responseSchema the JSON schema of its answers
		 * @return this builder
		 */
		public Builder responseSchema(@Nullable Map<String, ? extends @Nullable Object> responseSchema) {
			this.members.put("response_schema", Members.copy(responseSchema));
			return this;
		}

		/**
		 * Set the type of the answers, which gives the response schema. They are read by
		 * {@link StructuredAnswers}.
		 * @param type a record; components that are not {@code @Nullable} are required
		 * @return this builder
		 * @throws IllegalArgumentException if the type cannot be that of an answer
		 */
		public Builder responseType(Class<? extends Record> type) {
			return responseSchema(StructuredAnswers.of(type).schema());
		}

		/**
		 * Set the config.
		 * @param config how it looks at media, and how it answers
		 * @return this builder
		 */
		public Builder config(@Nullable InferConfig config) {
			this.members.put("config", config);
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
		 * Set the video chunk length ns.
		 * @param videoChunkLengthNs length of the parts of a video that are looked at
		 * together, in nanoseconds
		 * @return this builder
		 */
		public Builder videoChunkLengthNs(@Nullable Long videoChunkLengthNs) {
			this.members.put("video_chunk_length_ns", videoChunkLengthNs);
			return this;
		}

		/**
		 * Set the video chunk overlap.
		 * @param videoChunkOverlap how much such parts overlap, as a part of their length
		 * @return this builder
		 */
		public Builder videoChunkOverlap(@Nullable Double videoChunkOverlap) {
			this.members.put("video_chunk_overlap", videoChunkOverlap);
			return this;
		}

		/**
		 * Create the record.
		 * @return a new ability to create
		 */
		public VlmAbilityCreate build() {
			return new VlmAbilityCreate(this.members);
		}

	}

}
