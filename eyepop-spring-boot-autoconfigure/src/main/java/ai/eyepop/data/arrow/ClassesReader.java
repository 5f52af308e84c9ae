package ai.eyepop.data.arrow;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import ai.eyepop.prediction.PredictedClass;

/**
 * Reads classes.
 */
final class ClassesReader extends ItemsReader<PredictedClass> {

	private final TextColumn classLabel;

	private final RealColumn confidence;

	private final TextColumn userReview;

	private final TextColumn category;

	private @Nullable String annotationReview;

	ClassesReader(@Nullable IpcField list, Map<Long, DictionaryTexts> dictionaries) {
		super(list, dictionaries);
		this.classLabel = text("classLabel");
		this.confidence = real("confidence");
		this.userReview = text(Reviewed.MEMBER);
		this.category = text("category");
	}

	List<PredictedClass> read(int index, @Nullable String annotationReview) {
		this.annotationReview = annotationReview;
		return read(index);
	}

	@Override
	PredictedClass item(int index) {
		return new PredictedClass(this.classLabel.valueOrEmpty(index), null, this.confidence.roundedOrNull(index),
				this.category.valueOrNull(index),
				Reviewed.other(this.userReview.valueOrNull(index), this.annotationReview));
	}

}
