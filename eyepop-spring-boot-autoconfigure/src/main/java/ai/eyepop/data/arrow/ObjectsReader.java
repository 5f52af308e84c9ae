package ai.eyepop.data.arrow;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import ai.eyepop.prediction.PredictedObject;

/**
 * Reads objects.
 */
final class ObjectsReader extends ItemsReader<PredictedObject> {

	private final TextColumn classLabel;

	private final RealColumn confidence;

	private final RealColumn x;

	private final RealColumn y;

	private final RealColumn width;

	private final RealColumn height;

	private final TextColumn userReview;

	private final KeyPointsReader keyPoints;

	private final TextColumn category;

	private final TextsReader texts;

	private @Nullable String annotationReview;

	ObjectsReader(@Nullable IpcField list, Map<Long, DictionaryTexts> dictionaries) {
		super(list, dictionaries);
		this.classLabel = text("classLabel");
		this.confidence = real("confidence");
		this.x = real("x");
		this.y = real("y");
		this.width = real("width");
		this.height = real("height");
		this.userReview = text(Reviewed.MEMBER);
		this.keyPoints = nested(new KeyPointsReader(field("keyPoints"), dictionaries));
		this.category = text("category");
		this.texts = nested(new TextsReader(field("texts"), dictionaries));
	}

	List<PredictedObject> read(int index, @Nullable String annotationReview) {
		this.annotationReview = annotationReview;
		return read(index);
	}

	@Override
	PredictedObject item(int index) {
		return new PredictedObject(this.classLabel.valueOrEmpty(index), this.x.required(index), this.y.required(index),
				this.width.required(index), this.height.required(index), null, this.confidence.roundedOrNull(index),
				this.category.valueOrNull(index), null, null, List.of(), List.of(), null, List.of(), List.of(),
				this.texts.read(index), List.of(), this.keyPoints.read(index), List.of(),
				Reviewed.other(this.userReview.valueOrNull(index), this.annotationReview));
	}

}
