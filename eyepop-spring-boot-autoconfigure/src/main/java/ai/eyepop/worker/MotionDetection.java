package ai.eyepop.worker;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * How motion in a video is detected. What is not set is up to the service.
 *
 * @param motionDetect whether motion is detected
 * @param motionSensitivity sensitivity, from 0 to 1
 * @param motionThreshold least part of the image that must change, from 0 to 1
 * @param motionGap number of frames without motion that end an interval
 * @param motionGridX number of columns of the grid in which changes are counted
 * @param motionGridY number of rows of the grid in which changes are counted
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MotionDetection(boolean motionDetect, @Nullable Double motionSensitivity,
		@Nullable Double motionThreshold, @Nullable Integer motionGap, @Nullable Integer motionGridX,
		@Nullable Integer motionGridY) {

	/**
	 * Detect motion as the service does by default.
	 * @return motion detection without settings
	 */
	public static MotionDetection defaults() {
		return new MotionDetection(true, null, null, null, null, null);
	}

}
