package ai.eyepop.data.arrow;

/**
 * Signal that a value of a column cannot be read; who knows the row makes it an
 * {@link ArrowFormatException}.
 */
final class ColumnDamage extends RuntimeException {

	private final String column;

	ColumnDamage(String column, String problem) {
		super(problem, null, false, false);
		this.column = column;
	}

	ArrowFormatException at(int batch, int row) {
		return new ArrowFormatException(String.valueOf(getMessage()), batch, row, this.column, this);
	}

}
