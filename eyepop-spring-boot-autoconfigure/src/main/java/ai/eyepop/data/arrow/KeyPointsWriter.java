package ai.eyepop.data.arrow;

import java.util.List;

import ai.eyepop.prediction.PredictedKeyPoints;

/**
 * Writes groups of key points.
 */
final class KeyPointsWriter extends ItemsWriter<PredictedKeyPoints> {

	private final CodedWriter type;

	private final PointsWriter points;

	private final CodedWriter category;

	private Scale scale = new Scale(1, 1, 1);

	KeyPointsWriter(BatchColumns columns) {
		super(columns);
		this.type = columns.coded(Integer.SIZE);
		this.points = new PointsWriter(columns);
		this.category = columns.coded(Integer.SIZE);
	}

	void addOrNull(List<PredictedKeyPoints> keyPoints, Scale scale) {
		this.scale = scale;
		addOrNull(keyPoints);
	}

	@Override
	void write(PredictedKeyPoints keyPoints) {
		this.type.addOrNull(keyPoints.type());
		this.points.add(keyPoints.points(), this.scale);
		this.category.addOrNull(keyPoints.category());
	}

}
