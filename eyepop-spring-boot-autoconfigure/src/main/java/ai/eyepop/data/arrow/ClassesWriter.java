package ai.eyepop.data.arrow;

import java.util.List;

import ai.eyepop.prediction.PredictedClass;

/**
 * Writes classes.
 */
final class ClassesWriter extends ItemsWriter<PredictedClass> {

	private final CodedWriter classLabel;

	private final HalfWriter confidence;

	private final CodedWriter userReview;

	private final CodedWriter category;

	private String annotationReview = "";

	ClassesWriter(BatchColumns columns) {
		super(columns);
		this.classLabel = columns.coded(Integer.SIZE);
		this.confidence = columns.half();
		this.userReview = columns.coded(Byte.SIZE);
		this.category = columns.coded(Integer.SIZE);
	}

	void addOrNull(List<PredictedClass> classes, String annotationReview) {
		this.annotationReview = annotationReview;
		addOrNull(classes);
	}

	@Override
	void write(PredictedClass predictedClass) {
		this.classLabel.addOrNull(predictedClass.classLabel());
		this.confidence.rounded(predictedClass.confidence());
		this.userReview.addOrNull(Reviewed.of(predictedClass.other(), this.annotationReview));
		this.category.addOrNull(predictedClass.category());
	}

}
