package ai.eyepop.data.arrow;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import ai.eyepop.prediction.Prediction;

/**
 * The columns of a prediction: of an item of {@code predictions}, or of an annotation
 * itself.
 */
final class PredictionColumns {

	/**
	 * Width and height of the source: coordinates are parts of it.
	 */
	private static final double UNIT = 1;

	private final ObjectsReader objects;

	private final ClassesReader classes;

	private final KeyPointsReader keyPoints;

	private final TextsReader texts;

	private final EmbeddingsReader embeddings;

	private final List<ItemsReader<?>> readers;

	private final IntegerColumn timestamp;

	private final IntegerColumn duration;

	private final IntegerColumn offset;

	private final IntegerColumn offsetDuration;

	private final List<IntegerColumn> numbers;

	PredictionColumns(Function<String, @Nullable IpcField> fields, Map<Long, DictionaryTexts> dictionaries) {
		this.objects = new ObjectsReader(fields.apply("objects"), dictionaries);
		this.classes = new ClassesReader(fields.apply("classes"), dictionaries);
		this.keyPoints = new KeyPointsReader(fields.apply("keyPoints"), dictionaries);
		this.texts = new TextsReader(fields.apply("texts"), dictionaries);
		this.embeddings = new EmbeddingsReader(fields.apply("embeddings"), dictionaries);
		this.readers = List.of(this.objects, this.classes, this.keyPoints, this.texts, this.embeddings);
		this.timestamp = new IntegerColumn(fields.apply("timestamp"));
		this.duration = new IntegerColumn(fields.apply("duration"));
		this.offset = new IntegerColumn(fields.apply("offset"));
		this.offsetDuration = new IntegerColumn(fields.apply("offset_duration"));
		this.numbers = List.of(this.timestamp, this.duration, this.offset, this.offsetDuration);
	}

	void bind(IpcBatch batch, int atLeast) {
		for (ItemsReader<?> reader : this.readers) {
			reader.bind(batch, atLeast);
		}
		for (IntegerColumn number : this.numbers) {
			number.bind(batch, atLeast);
		}
	}

	Prediction read(int index, @Nullable String review) {
		return new Prediction(UNIT, UNIT, null, null, this.timestamp.longOrNull(index), null,
				this.duration.longOrNull(index), this.offset.longOrNull(index), this.offsetDuration.longOrNull(index),
				null, this.objects.read(index, review), this.classes.read(index, review), this.texts.read(index),
				List.of(), this.keyPoints.read(index), this.embeddings.read(index), List.of(), List.of(), Map.of());
	}

}
