package ai.eyepop.data.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Stage of a training. The service may add values: any text is accepted, and kept.
 *
 * @param value the value on the wire
 * @since 0.1.0
 */
public record ModelTrainingStage(@JsonValue String value) {

	/**
	 * Waits for others.
	 */
	public static final ModelTrainingStage WAITING = new ModelTrainingStage("waiting");

	/**
	 * Waits for a machine.
	 */
	public static final ModelTrainingStage SCHEDULING = new ModelTrainingStage("scheduling");

	/**
	 * Collects the data.
	 */
	public static final ModelTrainingStage PREPARING = new ModelTrainingStage("preparing");

	/**
	 * Trains.
	 */
	public static final ModelTrainingStage TRAINING = new ModelTrainingStage("training");

	/**
	 * Makes artifacts.
	 */
	public static final ModelTrainingStage EXPORTING = new ModelTrainingStage("exporting");

	/**
	 * Return the value for a text.
	 * @param value the value on the wire
	 * @return the value
	 */
	@JsonCreator
	public static ModelTrainingStage of(String value) {
		return new ModelTrainingStage(value);
	}

	@Override
	public String toString() {
		return this.value;
	}

}
