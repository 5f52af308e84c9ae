package ai.eyepop.data.arrow;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import ai.eyepop.prediction.PredictedText;

/**
 * Reads texts.
 */
final class TextsReader extends ItemsReader<PredictedText> {

	private final RealColumn confidence;

	private final TextColumn text;

	private final TextColumn category;

	TextsReader(@Nullable IpcField list, Map<Long, DictionaryTexts> dictionaries) {
		super(list, dictionaries);
		this.confidence = real("confidence");
		this.text = text("text");
		this.category = text("category");
	}

	@Override
	PredictedText item(int index) {
		return new PredictedText(this.text.valueOrEmpty(index), null, this.confidence.roundedOrNull(index),
				this.category.valueOrNull(index), Map.of());
	}

}
