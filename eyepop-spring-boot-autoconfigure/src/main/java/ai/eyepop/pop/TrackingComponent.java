package ai.eyepop.pop;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A component that gives the objects of a video ids that last over its frames.
 *
 * @param reidModelUuid model for recognition of the same object, by its UUID
 * @param reidModel model for recognition of the same object, by its alias
 * @param maxAgeSeconds time in seconds for which an object that is not seen is remembered
 * @param iouThreshold least intersection over union of boxes of the same object, from 0
 * to 1
 * @param simThreshold least similarity of the same object, from 0 to 1
 * @param agnostic whether objects of different classes can be the same
 * @param processNoisePosition noise of the position in the motion model
 * @param processNoiseVelocity noise of the velocity in the motion model
 * @param processNoiseAcceleration noise of the acceleration in the motion model
 * @param processNoiseScale noise of the scale in the motion model
 * @param processNoiseAspectRatio noise of the aspect ratio in the motion model
 * @param measurementNoiseCx noise of the measured centre, horizontally
 * @param measurementNoiseCy noise of the measured centre, vertically
 * @param measurementNoiseArea noise of the measured area
 * @param measurementNoiseAspectRatio noise of the measured aspect ratio
 * @param motionModel how objects are assumed to move
 * @param downweightLowConfidenceDetections whether unsure detections count less
 * @param classBeta weight of the past in the smoothing of an object's class
 * @param classGamma exponent of the smoothing of an object's class
 * @param classHysteresis whether the class of an object changes only after clear evidence
 * @param classHysteresisHighThreshold confidence from which a class is taken on, from 0
 * to 1
 * @param classHysteresisLowThreshold confidence below which a class is given up, from 0
 * to 1
 * @param classHysteresisMinHoldFrames least number of frames for which a class is kept
 * @param classHysteresisAllowedClasses classes to which this applies
 * @param id id by which params of a request name this component
 * @param forward what happens with the results of this component
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TrackingComponent(@JsonProperty("reidModelUuid") @Nullable String reidModelUuid,
		@JsonProperty("reidModel") @Nullable String reidModel,
		@JsonProperty("maxAgeSeconds") @Nullable Double maxAgeSeconds,
		@JsonProperty("iouThreshold") @Nullable Double iouThreshold,
		@JsonProperty("simThreshold") @Nullable Double simThreshold,
		@JsonProperty("agnostic") @Nullable Boolean agnostic,
		@JsonProperty("processNoisePosition") @Nullable Double processNoisePosition,
		@JsonProperty("processNoiseVelocity") @Nullable Double processNoiseVelocity,
		@JsonProperty("processNoiseAcceleration") @Nullable Double processNoiseAcceleration,
		@JsonProperty("processNoiseScale") @Nullable Double processNoiseScale,
		@JsonProperty("processNoiseAspectRatio") @Nullable Double processNoiseAspectRatio,
		@JsonProperty("measurementNoiseCx") @Nullable Double measurementNoiseCx,
		@JsonProperty("measurementNoiseCy") @Nullable Double measurementNoiseCy,
		@JsonProperty("measurementNoiseArea") @Nullable Double measurementNoiseArea,
		@JsonProperty("measurementNoiseAspectRatio") @Nullable Double measurementNoiseAspectRatio,
		@JsonProperty("motionModel") @Nullable MotionModel motionModel,
		@JsonProperty("downweightLowConfidenceDetections") @Nullable Boolean downweightLowConfidenceDetections,
		@JsonProperty("classBeta") @Nullable Double classBeta, @JsonProperty("classGamma") @Nullable Double classGamma,
		@JsonProperty("classHysteresis") @Nullable Boolean classHysteresis,
		@JsonProperty("classHysteresisHighThreshold") @Nullable Double classHysteresisHighThreshold,
		@JsonProperty("classHysteresisLowThreshold") @Nullable Double classHysteresisLowThreshold,
		@JsonProperty("classHysteresisMinHoldFrames") @Nullable Integer classHysteresisMinHoldFrames,
		@JsonProperty("classHysteresisAllowedClasses") @Nullable List<String> classHysteresisAllowedClasses,
		@JsonProperty("id") @Nullable Integer id,
		@JsonProperty("forward") @Nullable Forward forward) implements PopComponent {

	public TrackingComponent {
		classHysteresisAllowedClasses = (classHysteresisAllowedClasses != null)
				? List.copyOf(classHysteresisAllowedClasses) : null;
	}

	@Override
	public TrackingComponent withForward(Forward forward) {
		return new TrackingComponent(this.reidModelUuid, this.reidModel, this.maxAgeSeconds, this.iouThreshold,
				this.simThreshold, this.agnostic, this.processNoisePosition, this.processNoiseVelocity,
				this.processNoiseAcceleration, this.processNoiseScale, this.processNoiseAspectRatio,
				this.measurementNoiseCx, this.measurementNoiseCy, this.measurementNoiseArea,
				this.measurementNoiseAspectRatio, this.motionModel, this.downweightLowConfidenceDetections,
				this.classBeta, this.classGamma, this.classHysteresis, this.classHysteresisHighThreshold,
				this.classHysteresisLowThreshold, this.classHysteresisMinHoldFrames, this.classHysteresisAllowedClasses,
				this.id, forward);
	}

	/**
	 * Create a builder.
	 * @return a new builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Builder of {@link TrackingComponent}.
	 */
	public static final class Builder {

		private @Nullable String reidModelUuid;

		private @Nullable String reidModel;

		private @Nullable Double maxAgeSeconds;

		private @Nullable Double iouThreshold;

		private @Nullable Double simThreshold;

		private @Nullable Boolean agnostic;

		private @Nullable Double processNoisePosition;

		private @Nullable Double processNoiseVelocity;

		private @Nullable Double processNoiseAcceleration;

		private @Nullable Double processNoiseScale;

		private @Nullable Double processNoiseAspectRatio;

		private @Nullable Double measurementNoiseCx;

		private @Nullable Double measurementNoiseCy;

		private @Nullable Double measurementNoiseArea;

		private @Nullable Double measurementNoiseAspectRatio;

		private @Nullable MotionModel motionModel;

		private @Nullable Boolean downweightLowConfidenceDetections;

		private @Nullable Double classBeta;

		private @Nullable Double classGamma;

		private @Nullable Boolean classHysteresis;

		private @Nullable Double classHysteresisHighThreshold;

		private @Nullable Double classHysteresisLowThreshold;

		private @Nullable Integer classHysteresisMinHoldFrames;

		private @Nullable List<String> classHysteresisAllowedClasses;

		private @Nullable Integer id;

		private @Nullable Forward forward;

		private Builder() {
		}

		/**
		 * Set the reid model uuid.
		 * @param reidModelUuid model for recognition of the same object, by its UUID
		 * @return this builder
		 */
		public Builder reidModelUuid(@Nullable String reidModelUuid) {
			this.reidModelUuid = reidModelUuid;
			return this;
		}

		/**
		 * Set the reid model.
		 * @param reidModel model for recognition of the same object, by its alias
		 * @return this builder
		 */
		public Builder reidModel(@Nullable String reidModel) {
			this.reidModel = reidModel;
			return this;
		}

		/**
		 * Set the max age seconds.
		 * @param maxAgeSeconds time in seconds for which an object that is not seen is
		 * remembered
		 * @return this builder
		 */
		public Builder maxAgeSeconds(@Nullable Double maxAgeSeconds) {
			this.maxAgeSeconds = maxAgeSeconds;
			return this;
		}

		/**
		 * Set the iou threshold.
		 * @param iouThreshold least intersection over union of boxes of the same object,
		 * from 0 to 1
		 * @return this builder
		 */
		public Builder iouThreshold(@Nullable Double iouThreshold) {
			this.iouThreshold = iouThreshold;
			return this;
		}

		/**
		 * Set the sim threshold.
		 * @param simThreshold least similarity of the same object, from 0 to 1
		 * @return this builder
		 */
		public Builder simThreshold(@Nullable Double simThreshold) {
			this.simThreshold = simThreshold;
			return this;
		}

		/**
		 * Set whether objects of different classes can be the same.
		 * @param agnostic whether objects of different classes can be the same
		 * @return this builder
		 */
		public Builder agnostic(@Nullable Boolean agnostic) {
			this.agnostic = agnostic;
			return this;
		}

		/**
		 * Set the process noise position.
		 * @param processNoisePosition noise of the position in the motion model
		 * @return this builder
		 */
		public Builder processNoisePosition(@Nullable Double processNoisePosition) {
			this.processNoisePosition = processNoisePosition;
			return this;
		}

		/**
		 * Set the process noise velocity.
		 * @param processNoiseVelocity noise of the velocity in the motion model
		 * @return this builder
		 */
		public Builder processNoiseVelocity(@Nullable Double processNoiseVelocity) {
			this.processNoiseVelocity = processNoiseVelocity;
			return this;
		}

		/**
		 * Set the process noise acceleration.
		 * @param processNoiseAcceleration noise of the acceleration in the motion model
		 * @return this builder
		 */
		public Builder processNoiseAcceleration(@Nullable Double processNoiseAcceleration) {
			this.processNoiseAcceleration = processNoiseAcceleration;
			return this;
		}

		/**
		 * Set the process noise scale.
		 * @param processNoiseScale noise of the scale in the motion model
		 * @return this builder
		 */
		public Builder processNoiseScale(@Nullable Double processNoiseScale) {
			this.processNoiseScale = processNoiseScale;
			return this;
		}

		/**
		 * Set the process noise aspect ratio.
		 * @param processNoiseAspectRatio noise of the aspect ratio in the motion model
		 * @return this builder
		 */
		public Builder processNoiseAspectRatio(@Nullable Double processNoiseAspectRatio) {
			this.processNoiseAspectRatio = processNoiseAspectRatio;
			return this;
		}

		/**
		 * Set the measurement noise cx.
		 * @param measurementNoiseCx noise of the measured centre, horizontally
		 * @return this builder
		 */
		public Builder measurementNoiseCx(@Nullable Double measurementNoiseCx) {
			this.measurementNoiseCx = measurementNoiseCx;
			return this;
		}

		/**
		 * Set the measurement noise cy.
		 * @param measurementNoiseCy noise of the measured centre, vertically
		 * @return this builder
		 */
		public Builder measurementNoiseCy(@Nullable Double measurementNoiseCy) {
			this.measurementNoiseCy = measurementNoiseCy;
			return this;
		}

		/**
		 * Set the measurement noise area.
		 * @param measurementNoiseArea noise of the measured area
		 * @return this builder
		 */
		public Builder measurementNoiseArea(@Nullable Double measurementNoiseArea) {
			this.measurementNoiseArea = measurementNoiseArea;
			return this;
		}

		/**
		 * Set the measurement noise aspect ratio.
		 * @param measurementNoiseAspectRatio noise of the measured aspect ratio
		 * @return this builder
		 */
		public Builder measurementNoiseAspectRatio(@Nullable Double measurementNoiseAspectRatio) {
			this.measurementNoiseAspectRatio = measurementNoiseAspectRatio;
			return this;
		}

		/**
		 * Set the motion model.
		 * @param motionModel how objects are assumed to move
		 * @return this builder
		 */
		public Builder motionModel(@Nullable MotionModel motionModel) {
			this.motionModel = motionModel;
			return this;
		}

		/**
		 * Set whether unsure detections count less.
		 * @param downweightLowConfidenceDetections whether unsure detections count less
		 * @return this builder
		 */
		public Builder downweightLowConfidenceDetections(@Nullable Boolean downweightLowConfidenceDetections) {
			this.downweightLowConfidenceDetections = downweightLowConfidenceDetections;
			return this;
		}

		/**
		 * Set the class beta.
		 * @param classBeta weight of the past in the smoothing of an object's class
		 * @return this builder
		 */
		public Builder classBeta(@Nullable Double classBeta) {
			this.classBeta = classBeta;
			return this;
		}

		/**
		 * Set the class gamma.
		 * @param classGamma exponent of the smoothing of an object's class
		 * @return this builder
		 */
		public Builder classGamma(@Nullable Double classGamma) {
			this.classGamma = classGamma;
			return this;
		}

		/**
		 * Set whether the class of an object changes only after clear evidence.
		 * @param classHysteresis whether the class of an object changes only after clear
		 * evidence
		 * @return this builder
		 */
		public Builder classHysteresis(@Nullable Boolean classHysteresis) {
			this.classHysteresis = classHysteresis;
			return this;
		}

		/**
		 * Set the class hysteresis high threshold.
		 * @param classHysteresisHighThreshold confidence from which a class is taken on,
		 * from 0 to 1
		 * @return this builder
		 */
		public Builder classHysteresisHighThreshold(@Nullable Double classHysteresisHighThreshold) {
			this.classHysteresisHighThreshold = classHysteresisHighThreshold;
			return this;
		}

		/**
		 * Set the class hysteresis low threshold.
		 * @param classHysteresisLowThreshold confidence below which a class is given up,
		 * from 0 to 1
		 * @return this builder
		 */
		public Builder classHysteresisLowThreshold(@Nullable Double classHysteresisLowThreshold) {
			this.classHysteresisLowThreshold = classHysteresisLowThreshold;
			return this;
		}

		/**
		 * Set the class hysteresis min hold frames.
		 * @param classHysteresisMinHoldFrames least number of frames for which a class is
		 * kept
		 * @return this builder
		 */
		public Builder classHysteresisMinHoldFrames(@Nullable Integer classHysteresisMinHoldFrames) {
			this.classHysteresisMinHoldFrames = classHysteresisMinHoldFrames;
			return this;
		}

		/**
		 * Set the class hysteresis allowed classes.
		 * @param classHysteresisAllowedClasses classes to which this applies
		 * @return this builder
		 */
		public Builder classHysteresisAllowedClasses(String... classHysteresisAllowedClasses) {
			this.classHysteresisAllowedClasses = List.of(classHysteresisAllowedClasses);
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
		public TrackingComponent build() {
			return new TrackingComponent(this.reidModelUuid, this.reidModel, this.maxAgeSeconds, this.iouThreshold,
					this.simThreshold, this.agnostic, this.processNoisePosition, this.processNoiseVelocity,
					this.processNoiseAcceleration, this.processNoiseScale, this.processNoiseAspectRatio,
					this.measurementNoiseCx, this.measurementNoiseCy, this.measurementNoiseArea,
					this.measurementNoiseAspectRatio, this.motionModel, this.downweightLowConfidenceDetections,
					this.classBeta, this.classGamma, this.classHysteresis, this.classHysteresisHighThreshold,
					this.classHysteresisLowThreshold, this.classHysteresisMinHoldFrames,
					this.classHysteresisAllowedClasses, this.id, this.forward);
		}

	}

}
