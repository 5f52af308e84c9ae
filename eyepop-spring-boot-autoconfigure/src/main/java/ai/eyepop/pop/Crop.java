package ai.eyepop.pop;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * How the parts of an input that objects cover are cut out.
 *
 * @param maxItems most parts, of the surest objects
 * @param boxPadding how much a box grows on each side, as a part of its size
 * @param orientationTargetAngle angle in degrees to which an object is turned
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Crop(@JsonProperty("maxItems") @Nullable Integer maxItems,
		@JsonProperty("boxPadding") @Nullable Double boxPadding,
		@JsonProperty("orientationTargetAngle") @Nullable Double orientationTargetAngle) {

	/**
	 * Cut out the parts of the surest objects only.
	 * @param maxItems most parts
	 * @return a new crop
	 */
	public static Crop ofMaxItems(int maxItems) {
		return new Crop(maxItems, null, null);
	}

	/**
	 * Cut parts out with something around them.
	 * @param boxPadding how much a box grows on each side, as a part of its size
	 * @return a new crop
	 */
	public static Crop ofBoxPadding(double boxPadding) {
		return new Crop(null, boxPadding, null);
	}

}
