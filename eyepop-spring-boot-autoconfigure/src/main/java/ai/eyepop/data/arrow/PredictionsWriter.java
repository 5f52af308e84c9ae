package ai.eyepop.data.arrow;

import java.util.List;

import ai.eyepop.prediction.Prediction;

/**
 * Writes predictions.
 */
final class PredictionsWriter extends ItemsWriter<Prediction> {

	private final PredictionColumnsWriter columns;

	private String annotationReview = "";

	PredictionsWriter(BatchColumns columns) {
		super(columns);
		this.columns = new PredictionColumnsWriter(columns, () -> {
		});
	}

	void add(List<Prediction> predictions, String annotationReview) {
		this.annotationReview = annotationReview;
		add(predictions);
	}

	@Override
	void write(Prediction prediction) {
		this.columns.add(prediction, this.annotationReview);
	}

}
