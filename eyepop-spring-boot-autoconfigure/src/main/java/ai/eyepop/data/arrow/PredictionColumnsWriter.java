package ai.eyepop.data.arrow;

import ai.eyepop.prediction.Prediction;

/**
 * Writes what is in a prediction. Its columns are in another order in an annotation.
 */
final class PredictionColumnsWriter {

	private final ObjectsWriter objects;

	private final ClassesWriter classes;

	private final KeyPointsWriter keyPoints;

	private final TextsWriter texts;

	private final EmbeddingsWriter embeddings;

	private final NumberWriter timestamp;

	private final NumberWriter duration;

	private final NumberWriter offset;

	private final NumberWriter offsetDuration;

	/**
	 * Create the columns.
	 * @param columns the columns of the batch
	 * @param afterClasses makes the columns between those of the classes and the rest
	 */
	PredictionColumnsWriter(BatchColumns columns, Runnable afterClasses) {
		this.objects = new ObjectsWriter(columns);
		this.classes = new ClassesWriter(columns);
		afterClasses.run();
		this.keyPoints = new KeyPointsWriter(columns);
		this.texts = new TextsWriter(columns);
		this.embeddings = new EmbeddingsWriter(columns);
		this.timestamp = columns.number(Long.SIZE);
		this.duration = columns.number(Long.SIZE);
		this.offset = columns.number(Long.SIZE);
		this.offsetDuration = columns.number(Long.SIZE);
	}

	void add(Prediction prediction, String review) {
		Scale scale = Scale.of(prediction);
		this.objects.addOrNull(prediction.objects(), scale, review);
		this.classes.addOrNull(prediction.classes(), review);
		this.keyPoints.addOrNull(prediction.keyPoints(), scale);
		this.texts.addOrNull(prediction.texts());
		this.embeddings.addOrNull(prediction.embeddings());
		this.timestamp.addOrNull(prediction.timestamp());
		this.duration.addOrNull(prediction.duration());
		this.offset.addOrNull(prediction.offset());
		this.offsetDuration.addOrNull(prediction.offsetDuration());
	}

	void addNull() {
		this.objects.addNull();
		this.classes.addNull();
		this.keyPoints.addNull();
		this.texts.addNull();
		this.embeddings.addNull();
		this.timestamp.addNull();
		this.duration.addNull();
		this.offset.addNull();
		this.offsetDuration.addNull();
	}

}
