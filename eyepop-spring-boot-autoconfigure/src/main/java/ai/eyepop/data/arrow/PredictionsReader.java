package ai.eyepop.data.arrow;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import ai.eyepop.prediction.Prediction;

/**
 * Reads predictions.
 */
final class PredictionsReader extends ItemsReader<Prediction> {

	private final PredictionColumns columns;

	private @Nullable String annotationReview;

	PredictionsReader(@Nullable IpcField list, Map<Long, DictionaryTexts> dictionaries) {
		super(list, dictionaries);
		this.columns = new PredictionColumns(this::field, dictionaries);
	}

	@Override
	void bind(IpcBatch batch, int atLeast) {
		super.bind(batch, atLeast);
		this.columns.bind(batch, count());
	}

	List<Prediction> read(int index, @Nullable String annotationReview) {
		this.annotationReview = annotationReview;
		return read(index);
	}

	@Override
	Prediction item(int index) {
		return this.columns.read(index, this.annotationReview);
	}

}
