package ai.eyepop.data.arrow;

import org.apache.arrow.vector.types.pojo.ArrowType;
import org.jspecify.annotations.Nullable;

/**
 * A column of groups of values, which says which of them are there.
 */
final class StructColumn extends Column {

	StructColumn(@Nullable IpcField field) {
		super(field);
		check(field, ArrowType.Struct.class, "a struct");
	}

	@Override
	void bind(IpcBatch batch, IpcField field, int count) {
		// no buffer but that of what is null
	}

}
