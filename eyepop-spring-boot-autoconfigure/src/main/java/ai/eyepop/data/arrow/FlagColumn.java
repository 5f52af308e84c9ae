package ai.eyepop.data.arrow;

import org.apache.arrow.vector.types.pojo.ArrowType;
import org.jspecify.annotations.Nullable;

/**
 * A column of truth values.
 */
final class FlagColumn extends Column {

	private long values;

	FlagColumn(@Nullable IpcField field) {
		super(field);
		check(field, ArrowType.Bool.class, "a truth value");
	}

	@Override
	void bind(IpcBatch batch, IpcField field, int count) {
		this.values = address(batch, 1, bytes(count));
	}

	@Nullable Boolean valueOrNull(int index) {
		return isNull(index) ? null : bit(this.values, index);
	}

}
