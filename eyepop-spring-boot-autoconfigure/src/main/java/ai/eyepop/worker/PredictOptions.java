package ai.eyepop.worker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

import ai.eyepop.prediction.Area;

/**
 * Options of a submission. What is not set is not sent, and is up to the service.
 *
 * @param params parameters for components of the Pop; {@code null} if there are none
 * @param roi part of the image that is looked at
 * @param fps frames of a video that are looked at in a second, as a fraction such as
 * {@code 5/1}
 * @param motion how motion in a video is detected
 * @param videoMode how a video is taken in
 * @param live whether the source is a live stream
 * @param capturedAtOffset time of capture of the first frame, since the Unix epoch
 * @param mediaCache how long the worker keeps the media
 * @param version version of the predictions
 * @since 0.1.0
 */
public record PredictOptions(@Nullable List<ComponentParams> params, @Nullable Area roi, @Nullable String fps,
		@Nullable MotionDetection motion, @Nullable VideoMode videoMode, @Nullable Boolean live,
		@Nullable Duration capturedAtOffset, @Nullable Duration mediaCache, int version) {

	private static final int DEFAULT_VERSION = 2;

	private static final PredictOptions DEFAULTS = builder().build();

	public PredictOptions {
		params = (params != null) ? List.copyOf(params) : null;
		Assert.isTrue(fps == null || fps.matches("[0-9]+(\\.[0-9]+)?(/[1-9][0-9]*)?"),
				"'fps' must be a number or a fraction such as 5/1");
		Assert.isTrue(mediaCache == null || !mediaCache.isNegative(), "'mediaCache' must not be negative");
		Assert.isTrue(version > 0, "'version' must be positive");
	}

	/**
	 * Return the defaults: nothing set, version 2 of the predictions.
	 * @return the defaults
	 */
	public static PredictOptions defaults() {
		return DEFAULTS;
	}

	/**
	 * Create a builder.
	 * @return a new builder with the defaults
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Return whether there are parts that go beside the media.
	 * @return whether params, roi or fps is set
	 */
	boolean hasParts() {
		return this.params != null || this.roi != null || this.fps != null;
	}

	/**
	 * Builder of {@link PredictOptions}.
	 */
	public static final class Builder {

		private @Nullable List<ComponentParams> params;

		private @Nullable Area roi;

		private @Nullable String fps;

		private @Nullable MotionDetection motion;

		private @Nullable VideoMode videoMode;

		private @Nullable Boolean live;

		private @Nullable Duration capturedAtOffset;

		private @Nullable Duration mediaCache;

		private int version = DEFAULT_VERSION;

		private Builder() {
		}

		/**
		 * Set the parameters of all components.
		 * @param params parameters for components of the Pop
		 * @return this builder
		 */
		public Builder params(@Nullable List<ComponentParams> params) {
			this.params = params;
			return this;
		}

		/**
		 * Add the parameters of one component.
		 * @param componentId id of the component, as set in the Pop
		 * @param values the parameters by name
		 * @return this builder
		 */
		public Builder params(int componentId, Map<String, @Nullable Object> values) {
			List<ComponentParams> params = (this.params != null) ? new ArrayList<>(this.params) : new ArrayList<>();
			params.add(new ComponentParams(componentId, values));
			return params(params);
		}

		/**
		 * Set the region of interest.
		 * @param roi part of the image that is looked at
		 * @return this builder
		 */
		public Builder roi(@Nullable Area roi) {
			this.roi = roi;
			return this;
		}

		/**
		 * Set the frames in a second.
		 * @param fps frames of a video that are looked at in a second, as a fraction such
		 * as {@code 5/1}
		 * @return this builder
		 */
		public Builder fps(@Nullable String fps) {
			this.fps = fps;
			return this;
		}

		/**
		 * Set the motion detection.
		 * @param motion how motion in a video is detected
		 * @return this builder
		 */
		public Builder motion(@Nullable MotionDetection motion) {
			this.motion = motion;
			return this;
		}

		/**
		 * Set the video mode.
		 * @param videoMode how a video is taken in
		 * @return this builder
		 */
		public Builder videoMode(@Nullable VideoMode videoMode) {
			this.videoMode = videoMode;
			return this;
		}

		/**
		 * Set whether the source is a live stream.
		 * @param live whether the source is a live stream
		 * @return this builder
		 */
		public Builder live(@Nullable Boolean live) {
			this.live = live;
			return this;
		}

		/**
		 * Set the time of capture of the first frame.
		 * @param capturedAtOffset time since the Unix epoch, sent in nanoseconds
		 * @return this builder
		 */
		public Builder capturedAtOffset(@Nullable Duration capturedAtOffset) {
			this.capturedAtOffset = capturedAtOffset;
			return this;
		}

		/**
		 * Set how long the media is kept.
		 * @param mediaCache how long the worker keeps the media, sent in whole seconds
		 * @return this builder
		 */
		public Builder mediaCache(@Nullable Duration mediaCache) {
			this.mediaCache = mediaCache;
			return this;
		}

		/**
		 * Set the version of the predictions.
		 * @param version version of the predictions, 2 by default
		 * @return this builder
		 */
		public Builder version(int version) {
			this.version = version;
			return this;
		}

		/**
		 * Create the options.
		 * @return new options
		 */
		public PredictOptions build() {
			return new PredictOptions(this.params, this.roi, this.fps, this.motion, this.videoMode, this.live,
					this.capturedAtOffset, this.mediaCache, this.version);
		}

	}

}
