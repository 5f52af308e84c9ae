package ai.eyepop.data.arrow;

import java.util.List;

import ai.eyepop.prediction.PredictedObject;

/**
 * Writes objects.
 */
final class ObjectsWriter extends ItemsWriter<PredictedObject> {

	private final CodedWriter classLabel;

	private final HalfWriter confidence;

	private final HalfWriter x;

	private final HalfWriter y;

	private final HalfWriter width;

	private final HalfWriter height;

	private final CodedWriter userReview;

	private final KeyPointsWriter keyPoints;

	private final CodedWriter category;

	private final TextsWriter texts;

	private Scale scale = new Scale(1, 1, 1);

	private String annotationReview = "";

	ObjectsWriter(BatchColumns columns) {
		super(columns);
		this.classLabel = columns.coded(Integer.SIZE);
		this.confidence = columns.half();
		this.x = columns.half();
		this.y = columns.half();
		this.width = columns.half();
		this.height = columns.half();
		this.userReview = columns.coded(Byte.SIZE);
		this.keyPoints = new KeyPointsWriter(columns);
		this.category = columns.coded(Integer.SIZE);
		this.texts = new TextsWriter(columns);
	}

	void addOrNull(List<PredictedObject> objects, Scale scale, String annotationReview) {
		this.scale = scale;
		this.annotationReview = annotationReview;
		addOrNull(objects);
	}

	@Override
	void write(PredictedObject object) {
		this.classLabel.addOrNull(object.classLabel());
		this.confidence.rounded(object.confidence());
		this.x.add(this.scale.x(object.x()));
		this.y.add(this.scale.y(object.y()));
		this.width.add(this.scale.x(object.width()));
		this.height.add(this.scale.y(object.height()));
		this.userReview.addOrNull(Reviewed.of(object.other(), this.annotationReview));
		this.keyPoints.addOrNull(object.keyPoints(), this.scale);
		this.category.addOrNull(object.category());
		this.texts.addOrNull(object.texts());
	}

}
