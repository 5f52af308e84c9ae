package ai.eyepop.data.arrow;

import ai.eyepop.prediction.PredictedText;

/**
 * Writes texts.
 */
final class TextsWriter extends ItemsWriter<PredictedText> {

	private final HalfWriter confidence;

	private final TextWriter text;

	private final CodedWriter category;

	TextsWriter(BatchColumns columns) {
		super(columns);
		this.confidence = columns.half();
		this.text = columns.text();
		this.category = columns.coded(Integer.SIZE);
	}

	@Override
	void write(PredictedText text) {
		this.confidence.rounded(text.confidence());
		this.text.addOrNull(text.text());
		this.category.addOrNull(text.category());
	}

}
