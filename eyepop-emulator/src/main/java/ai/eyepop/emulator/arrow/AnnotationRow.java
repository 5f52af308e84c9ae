package ai.eyepop.emulator.arrow;

import java.util.Collections;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Annotation of an asset in a row.
 */
public final class AnnotationRow {

	private static final int TYPE = 0;

	private static final int SOURCE = 1;

	private static final int USER_REVIEW = 2;

	private static final int SOURCE_MODEL = 5;

	static final int PREDICTIONS = 13;

	private static final int[] HEAD = { TYPE, SOURCE, USER_REVIEW, SOURCE_MODEL };

	/** Where the columns of a prediction are in an annotation of an older version. */
	private static final int[] FLAT = { 3, 4, 6, 7, 8, 9, 10, 11, 12 };

	private final @Nullable Object[] cells;

	AnnotationRow(@Nullable Object[] cells) {
		this.cells = cells;
	}

	/**
	 * Return the type.
	 * @return an {@code AnnotationType}, empty if there is none
	 */
	public String type() {
		return text(TYPE, "");
	}

	/**
	 * Return the source.
	 * @return the source, empty if there is none
	 */
	public String source() {
		return text(SOURCE, "");
	}

	/**
	 * Return the state of review.
	 * @return a {@code UserReview}
	 */
	public String userReview() {
		return text(USER_REVIEW, "unknown");
	}

	/**
	 * Return the model that made it.
	 * @return the model, empty if there is none
	 */
	public String sourceModel() {
		return text(SOURCE_MODEL, "");
	}

	private String text(int cell, String otherwise) {
		String text = (String) this.cells[cell];
		return (text != null) ? text : otherwise;
	}

	/**
	 * Read the cells that are no predictions.
	 * @param children what reads them
	 * @param index which annotation
	 * @return the cells of the annotation
	 */
	static @Nullable Object[] head(Cells.Cell[] children, int index) {
		@Nullable Object[] cells = new @Nullable Object[children.length];
		for (int cell : HEAD) {
			cells[cell] = children[cell].read(index);
		}
		return cells;
	}

	/**
	 * Make predictions of the columns of older versions, unless there are predictions.
	 * @param cells the cells of an annotation, to be changed
	 */
	static void compact(@Nullable Object[] cells) {
		if (cells[PREDICTIONS] == null) {
			@Nullable Object[] prediction = new @Nullable Object[FLAT.length];
			for (int i = 0; i < FLAT.length; i++) {
				prediction[i] = cells[FLAT[i]];
			}
			cells[PREDICTIONS] = Collections.<Object>singletonList(prediction);
		}
		for (int cell : FLAT) {
			cells[cell] = null;
		}
	}

	static @Nullable Object[] expanded(@Nullable Object[] cells) {
		@Nullable Object[] copy = cells.clone();
		List<?> predictions = (List<?>) cells[PREDICTIONS];
		@Nullable Object[] prediction = (predictions != null && !predictions.isEmpty()) ? (@Nullable Object[]) predictions.get(0)
				: null;
		if (prediction != null) {
			for (int i = 0; i < FLAT.length; i++) {
				copy[FLAT[i]] = prediction[i];
			}
		}
		return copy;
	}

}
