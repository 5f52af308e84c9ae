package ai.eyepop.pop;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A component that runs a model or an ability on its input.
 *
 * @param ability ability by its alias and tag, such as {@code eyepop.person:latest}
 * @param abilityUuid ability by its UUID
 * @param inferenceTypes what is inferred; the ability decides if it is not set
 * @param hidden whether the results are left out of the answer
 * @param categoryName category that the results carry
 * @param confidenceThreshold least confidence of a result, from 0 to 1
 * @param objectAreaThreshold least area of an object, as a part of the image from 0 to 1
 * @param topK most results, the surest ones
 * @param topKClasses most classes, the surest ones
 * @param targetFps frames of a video that are looked at in a second, as a fraction such
 * as {@code 5/1}
 * @param videoChunkLengthSeconds length in seconds of the pieces in which a video is
 * looked at
 * @param videoChunkOverlap overlap of these pieces, as a part of their length
 * @param mediaCacheSeconds time in seconds for which the worker keeps the media
 * @param params parameters of the ability, by name
 * @param model model by its alias; use {@code ability} instead
 * @param modelUuid model by its UUID; use {@code abilityUuid} instead
 * @param id id by which params of a request name this component
 * @param forward what happens with the results of this component
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InferenceComponent(@JsonProperty("ability") @Nullable String ability,
		@JsonProperty("abilityUuid") @Nullable String abilityUuid,
		@JsonProperty("inferenceTypes") @Nullable List<InferenceType> inferenceTypes,
		@JsonProperty("hidden") @Nullable Boolean hidden, @JsonProperty("categoryName") @Nullable String categoryName,
		@JsonProperty("confidenceThreshold") @Nullable Double confidenceThreshold,
		@JsonProperty("objectAreaThreshold") @Nullable Double objectAreaThreshold,
		@JsonProperty("topK") @Nullable Integer topK, @JsonProperty("topKClasses") @Nullable Integer topKClasses,
		@JsonProperty("targetFps") @Nullable String targetFps,
		@JsonProperty("videoChunkLengthSeconds") @Nullable Double videoChunkLengthSeconds,
		@JsonProperty("videoChunkOverlap") @Nullable Double videoChunkOverlap,
		@JsonProperty("mediaCacheSeconds") @Nullable Double mediaCacheSeconds,
		@JsonProperty("params") @Nullable Map<String, @Nullable Object> params,
		@JsonProperty("model") @Nullable String model, @JsonProperty("modelUuid") @Nullable String modelUuid,
		@JsonProperty("id") @Nullable Integer id,
		@JsonProperty("forward") @Nullable Forward forward) implements PopComponent {

	public InferenceComponent {
		inferenceTypes = (inferenceTypes != null) ? List.copyOf(inferenceTypes) : null;
		params = (params != null) ? Collections.unmodifiableMap(new LinkedHashMap<>(params)) : null;
	}

	/**
	 * Create a component for an ability.
	 * @param ability alias and tag of the ability, such as {@code eyepop.person:latest}
	 * @return a new component
	 */
	public static InferenceComponent ofAbility(String ability) {
		return builder().ability(ability).build();
	}

	@Override
	public InferenceComponent withForward(Forward forward) {
		return new InferenceComponent(this.ability, this.abilityUuid, this.inferenceTypes, this.hidden,
				this.categoryName, this.confidenceThreshold, this.objectAreaThreshold, this.topK, this.topKClasses,
				this.targetFps, this.videoChunkLengthSeconds, this.videoChunkOverlap, this.mediaCacheSeconds,
				this.params, this.model, this.modelUuid, this.id, forward);
	}

	/**
	 * Create a builder.
	 * @return a new builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Builder of {@link InferenceComponent}.
	 */
	public static final class Builder {

		private @Nullable String ability;

		private @Nullable String abilityUuid;

		private @Nullable List<InferenceType> inferenceTypes;

		private @Nullable Boolean hidden;

		private @Nullable String categoryName;

		private @Nullable Double confidenceThreshold;

		private @Nullable Double objectAreaThreshold;

		private @Nullable Integer topK;

		private @Nullable Integer topKClasses;

		private @Nullable String targetFps;

		private @Nullable Double videoChunkLengthSeconds;

		private @Nullable Double videoChunkOverlap;

		private @Nullable Double mediaCacheSeconds;

		private @Nullable Map<String, @Nullable Object> params;

		private @Nullable String model;

		private @Nullable String modelUuid;

		private @Nullable Integer id;

		private @Nullable Forward forward;

		private Builder() {
		}

		/**
		 * Set the ability.
		 * @param ability ability by its alias and tag, such as
		 * {@code eyepop.person:latest}
		 * @return this builder
		 */
		public Builder ability(@Nullable String ability) {
			this.ability = ability;
			return this;
		}

		/**
		 * Set the ability uuid.
		 * @param abilityUuid ability by its UUID
		 * @return this builder
		 */
		public Builder abilityUuid(@Nullable String abilityUuid) {
			this.abilityUuid = abilityUuid;
			return this;
		}

		/**
		 * Set the inference types.
		 * @param inferenceTypes what is inferred; the ability decides if it is not set
		 * @return this builder
		 */
		public Builder inferenceTypes(InferenceType... inferenceTypes) {
			this.inferenceTypes = List.of(inferenceTypes);
			return this;
		}

		/**
		 * Set whether the results are left out of the answer.
		 * @param hidden whether the results are left out of the answer
		 * @return this builder
		 */
		public Builder hidden(@Nullable Boolean hidden) {
			this.hidden = hidden;
			return this;
		}

		/**
		 * Set the category name.
		 * @param categoryName category that the results carry
		 * @return this builder
		 */
		public Builder categoryName(@Nullable String categoryName) {
			this.categoryName = categoryName;
			return this;
		}

		/**
		 * Set the confidence threshold.
		 * @param confidenceThreshold least confidence of a result, from 0 to 1
		 * @return this builder
		 */
		public Builder confidenceThreshold(@Nullable Double confidenceThreshold) {
			this.confidenceThreshold = confidenceThreshold;
			return this;
		}

		/**
		 * Set the object area threshold.
		 * @param objectAreaThreshold least area of an object, as a part of the image from
		 * 0 to 1
		 * @return this builder
		 */
		public Builder objectAreaThreshold(@Nullable Double objectAreaThreshold) {
			this.objectAreaThreshold = objectAreaThreshold;
			return this;
		}

		/**
		 * Set the top k.
		 * @param topK most results, the surest ones
		 * @return this builder
		 */
		public Builder topK(@Nullable Integer topK) {
			this.topK = topK;
			return this;
		}

		/**
		 * Set the top k classes.
		 * @param topKClasses most classes, the surest ones
		 * @return this builder
		 */
		public Builder topKClasses(@Nullable Integer topKClasses) {
			this.topKClasses = topKClasses;
			return this;
		}

		/**
		 * Set the target fps.
		 * @param targetFps frames of a video that are looked at in a second, as a
		 * fraction such as {@code 5/1}
		 * @return this builder
		 */
		public Builder targetFps(@Nullable String targetFps) {
			this.targetFps = targetFps;
			return this;
		}

		/**
		 * Set the video chunk length seconds.
		 * @param videoChunkLengthSeconds length in seconds of the pieces in which a video
		 * is looked at
		 * @return this builder
		 */
		public Builder videoChunkLengthSeconds(@Nullable Double videoChunkLengthSeconds) {
			this.videoChunkLengthSeconds = videoChunkLengthSeconds;
			return this;
		}

		/**
		 * Set the video chunk overlap.
		 * @param videoChunkOverlap overlap of these pieces, as a part of their length
		 * @return this builder
		 */
		public Builder videoChunkOverlap(@Nullable Double videoChunkOverlap) {
			this.videoChunkOverlap = videoChunkOverlap;
			return this;
		}

		/**
		 * Set the media cache seconds.
		 * @param mediaCacheSeconds time in seconds for which the worker keeps the media
		 * @return this builder
		 */
		public Builder mediaCacheSeconds(@Nullable Double mediaCacheSeconds) {
			this.mediaCacheSeconds = mediaCacheSeconds;
			return this;
		}

		/**
		 * Set the params.
		 * @param params parameters of the ability, by name
		 * @return this builder
		 */
		public Builder params(@Nullable Map<String, @Nullable Object> params) {
			this.params = params;
			return this;
		}

		/**
		 * Set the model.
		 * @param model model by its alias; use {@code ability} instead
		 * @return this builder
		 */
		public Builder model(@Nullable String model) {
			this.model = model;
			return this;
		}

		/**
		 * Set the model uuid.
		 * @param modelUuid model by its UUID; use {@code abilityUuid} instead
		 * @return this builder
		 */
		public Builder modelUuid(@Nullable String modelUuid) {
			this.modelUuid = modelUuid;
			return this;
		}

		/**
		 * Set the id.
		 * @param id id by which params of a request name this component
		 * @return this builder
		 */
		public Builder id(@Nullable Integer id) {
			this.id = id;
			return this;
		}

		/**
		 * Set the forward.
		 * @param forward what happens with the results of this component
		 * @return this builder
		 */
		public Builder forward(@Nullable Forward forward) {
			this.forward = forward;
			return this;
		}

		/**
		 * Create the component.
		 * @return a new component
		 */
		public InferenceComponent build() {
			return new InferenceComponent(this.ability, this.abilityUuid, this.inferenceTypes, this.hidden,
					this.categoryName, this.confidenceThreshold, this.objectAreaThreshold, this.topK, this.topKClasses,
					this.targetFps, this.videoChunkLengthSeconds, this.videoChunkOverlap, this.mediaCacheSeconds,
					this.params, this.model, this.modelUuid, this.id, this.forward);
		}

	}

}
