package ai.eyepop.data.arrow;

import java.util.List;

import ai.eyepop.prediction.KeyPoint;

/**
 * Writes key points.
 */
final class PointsWriter extends ItemsWriter<KeyPoint> {

	private final CodedWriter classLabel;

	private final HalfWriter confidence;

	private final HalfWriter x;

	private final HalfWriter y;

	private final HalfWriter z;

	private final FlagWriter visible;

	private final CodedWriter category;

	private Scale scale = new Scale(1, 1, 1);

	PointsWriter(BatchColumns columns) {
		super(columns);
		this.classLabel = columns.coded(Integer.SIZE);
		this.confidence = columns.half();
		this.x = columns.half();
		this.y = columns.half();
		this.z = columns.half();
		this.visible = columns.add(new FlagWriter());
		this.category = columns.coded(Integer.SIZE);
	}

	void add(List<KeyPoint> points, Scale scale) {
		this.scale = scale;
		add(points);
	}

	@Override
	void write(KeyPoint point) {
		this.classLabel.addOrNull(point.classLabel());
		this.confidence.rounded(point.confidence());
		this.x.add(this.scale.x(point.x()));
		this.y.add(this.scale.y(point.y()));
		Double z = point.z();
		this.z.exact((z != null) ? (Double) this.scale.z(z) : null);
		this.visible.addOrNull(point.visible());
		this.category.addOrNull(point.category());
	}

}
