package ai.eyepop.data.arrow;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import ai.eyepop.prediction.PredictedKeyPoints;

/**
 * Reads groups of key points.
 */
final class KeyPointsReader extends ItemsReader<PredictedKeyPoints> {

	private final TextColumn type;

	private final PointsReader points;

	private final TextColumn category;

	KeyPointsReader(@Nullable IpcField list, Map<Long, DictionaryTexts> dictionaries) {
		super(list, dictionaries);
		this.type = text("type");
		this.points = nested(new PointsReader(field("points"), dictionaries));
		this.category = text("category");
	}

	@Override
	PredictedKeyPoints item(int index) {
		return new PredictedKeyPoints(this.points.read(index), this.type.valueOrNull(index),
				this.category.valueOrNull(index), Map.of());
	}

}
