package ai.eyepop.data.arrow;

import java.util.List;

import org.jspecify.annotations.Nullable;

import ai.eyepop.data.asset.AssetAnnotation;
import ai.eyepop.data.dataset.UserReview;
import ai.eyepop.prediction.Prediction;

/**
 * Writes annotations.
 */
final class AnnotationsWriter extends ItemsWriter<AssetAnnotation> {

	private final CodedWriter type;

	private final CodedWriter source;

	private final CodedWriter userReview;

	private final CodedWriter sourceModelUuid;

	private final PredictionColumnsWriter first;

	private final PredictionsWriter predictions;

	AnnotationsWriter(BatchColumns columns) {
		super(columns);
		this.type = columns.coded(Byte.SIZE);
		this.source = columns.coded(Integer.SIZE);
		this.userReview = columns.coded(Byte.SIZE);
		this.sourceModelUuid = new CodedWriter(Byte.SIZE);
		this.first = new PredictionColumnsWriter(columns, () -> columns.coded(this.sourceModelUuid));
		this.predictions = new PredictionsWriter(columns);
	}

	@Override
	void write(AssetAnnotation annotation) {
		UserReview given = annotation.userReview();
		String review = ((given != null) ? given : UserReview.UNKNOWN).value();
		this.type.addOrNull(annotation.type().value());
		this.source.addOrNull(annotation.source());
		this.userReview.addOrNull(review);
		this.sourceModelUuid.addOrNull(text(annotation.other().get(AnnotationsReader.SOURCE_MODEL)));
		List<Prediction> predictions = annotation.predictions();
		if (predictions.isEmpty()) {
			this.first.addNull();
		}
		else {
			this.first.add(predictions.get(0), review);
		}
		this.predictions.add(predictions, review);
	}

	private static @Nullable String text(@Nullable Object value) {
		return (value instanceof String text) ? text : null;
	}

}
