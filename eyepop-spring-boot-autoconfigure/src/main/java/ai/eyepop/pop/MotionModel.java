package ai.eyepop.pop;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * How tracked objects are assumed to move. The service may add values: any text is
 * accepted, and kept.
 *
 * @param value the value on the wire
 * @since 0.1.0
 */
public record MotionModel(@JsonValue String value) {

	/**
	 * At random.
	 */
	public static final MotionModel RANDOM_WALK = new MotionModel("random_walk");

	/**
	 * At a constant velocity.
	 */
	public static final MotionModel CONSTANT_VELOCITY = new MotionModel("constant_velocity");

	/**
	 * At a constant acceleration.
	 */
	public static final MotionModel CONSTANT_ACCELERATION = new MotionModel("constant_acceleration");

	/**
	 * Return the value for a text.
	 * @param value the value on the wire
	 * @return the value
	 */
	@JsonCreator
	public static MotionModel of(String value) {
		return new MotionModel(value);
	}

	@Override
	public String toString() {
		return this.value;
	}

}
