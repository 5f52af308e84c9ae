package ai.eyepop.data.arrow;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import ai.eyepop.data.asset.AnnotationType;
import ai.eyepop.data.asset.AssetAnnotation;
import ai.eyepop.data.dataset.UserReview;
import ai.eyepop.prediction.Prediction;

/**
 * Reads annotations.
 */
final class AnnotationsReader extends ItemsReader<AssetAnnotation> {

	static final String SOURCE_MODEL = "source_model_uuid";

	private final TextColumn type;

	private final TextColumn source;

	private final TextColumn userReview;

	private final TextColumn sourceModelUuid;

	private final PredictionsReader predictions;

	private final PredictionColumns first;

	private @Nullable IpcBatch batch;

	private @Nullable IpcBatch firstBatch;

	AnnotationsReader(@Nullable IpcField list, Map<Long, DictionaryTexts> dictionaries) {
		super(list, dictionaries);
		this.type = text("type");
		this.source = text("source");
		this.userReview = text(Reviewed.MEMBER);
		this.sourceModelUuid = text(SOURCE_MODEL);
		this.predictions = nested(new PredictionsReader(field("predictions"), dictionaries));
		this.first = new PredictionColumns(this::field, dictionaries);
	}

	@Override
	void bind(IpcBatch batch, int atLeast) {
		super.bind(batch, atLeast);
		this.batch = batch;
		this.firstBatch = null;
	}

	@Override
	AssetAnnotation item(int index) {
		String review = this.userReview.valueOrNull(index);
		List<Prediction> predictions = this.predictions.isNull(index) ? List.of(first(index, review))
				: this.predictions.read(index, review);
		String model = this.sourceModelUuid.valueOrNull(index);
		return new AssetAnnotation(type(this.type.required(index)), (review != null) ? review(review) : null, null,
				null, this.source.valueOrNull(index), null, predictions, null,
				(model != null) ? Map.of(SOURCE_MODEL, model) : Map.of());
	}

	private Prediction first(int index, @Nullable String review) {
		// the deprecated columns are not touched as long as there are predictions
		if (this.batch != null && this.firstBatch != this.batch) {
			this.first.bind(this.batch, count());
			this.firstBatch = this.batch;
		}
		return this.first.read(index, review);
	}

	private static AnnotationType type(String value) {
		return switch (value) {
			case "ground_truth" -> AnnotationType.GROUND_TRUTH;
			case "prediction" -> AnnotationType.PREDICTION;
			case "auto" -> AnnotationType.AUTO;
			default -> AnnotationType.of(value);
		};
	}

	private static UserReview review(String value) {
		return switch (value) {
			case "approved" -> UserReview.APPROVED;
			case "rejected" -> UserReview.REJECTED;
			case "unknown" -> UserReview.UNKNOWN;
			default -> UserReview.of(value);
		};
	}

}
