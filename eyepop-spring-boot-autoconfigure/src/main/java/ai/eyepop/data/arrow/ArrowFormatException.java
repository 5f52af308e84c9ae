package ai.eyepop.data.arrow;

import org.jspecify.annotations.Nullable;

import ai.eyepop.http.EyePopException;

/**
 * Thrown when data is not Arrow, is damaged, or has another schema than that of assets.
 *
 * @since 0.1.0
 */
public class ArrowFormatException extends EyePopException {

	/**
	 * Value of a number that is not known.
	 */
	public static final int UNKNOWN = -1;

	private final int batch;

	private final int row;

	private final @Nullable String column;

	ArrowFormatException(String problem, @Nullable Throwable cause) {
		this(problem, UNKNOWN, UNKNOWN, null, cause);
	}

	ArrowFormatException(String problem, int batch, int row, @Nullable String column, @Nullable Throwable cause) {
		super(message(problem, batch, row, column), cause);
		this.batch = batch;
		this.row = row;
		this.column = column;
	}

	private static String message(String problem, int batch, int row, @Nullable String column) {
		StringBuilder message = new StringBuilder("Reading Arrow data failed: ").append(problem);
		if (batch != UNKNOWN) {
			message.append(", in batch ").append(batch);
		}
		if (row != UNKNOWN) {
			message.append(", row ").append(row);
		}
		if (column != null) {
			message.append(", column '").append(column).append('\'');
		}
		return message.append("; export or download it again, or write it with the schema of assets").toString();
	}

	/**
	 * Return the batch of records in which the problem is.
	 * @return number of the batch, from 0, or {@link #UNKNOWN}
	 */
	public int batch() {
		return this.batch;
	}

	/**
	 * Return the row in which the problem is.
	 * @return number of the row in its batch, from 0, or {@link #UNKNOWN}
	 */
	public int row() {
		return this.row;
	}

	/**
	 * Return the column in which the problem is.
	 * @return path of the column with dots, or {@code null} if it is in none
	 */
	public @Nullable String column() {
		return this.column;
	}

}
