package ai.eyepop.data.arrow;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import ai.eyepop.prediction.KeyPoint;

/**
 * Reads key points.
 */
final class PointsReader extends ItemsReader<KeyPoint> {

	private final TextColumn classLabel;

	private final RealColumn confidence;

	private final RealColumn x;

	private final RealColumn y;

	private final RealColumn z;

	private final FlagColumn visible;

	private final TextColumn category;

	PointsReader(@Nullable IpcField list, Map<Long, DictionaryTexts> dictionaries) {
		super(list, dictionaries);
		this.classLabel = text("classLabel");
		this.confidence = real("confidence");
		this.x = real("x");
		this.y = real("y");
		this.z = real("z");
		this.visible = column(new FlagColumn(field("visible")));
		this.category = text("category");
	}

	@Override
	KeyPoint item(int index) {
		return new KeyPoint(this.x.required(index), this.y.required(index), this.z.roundedOrNull(index),
				this.classLabel.valueOrNull(index), null, this.confidence.roundedOrNull(index),
				this.category.valueOrNull(index), this.visible.valueOrNull(index), Map.of());
	}

}
