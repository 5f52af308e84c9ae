package ai.eyepop.data.arrow;

import org.apache.arrow.memory.util.MemoryUtil;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.jspecify.annotations.Nullable;

/**
 * A column of whole numbers.
 */
final class IntegerColumn extends Column {

	private final int width;

	private final boolean signed;

	private long values;

	IntegerColumn(@Nullable IpcField field) {
		super(field);
		check(field, ArrowType.Int.class, "a whole number");
		this.width = (field != null) ? ((ArrowType.Int) field.type()).getBitWidth() : Long.SIZE;
		if (field != null && this.width != Byte.SIZE && this.width != Short.SIZE && this.width != Integer.SIZE
				&& this.width != Long.SIZE) {
			throw mismatch(field, "a whole number of 8 to 64 bits");
		}
		this.signed = field == null || ((ArrowType.Int) field.type()).getIsSigned();
	}

	@Override
	void bind(IpcBatch batch, IpcField field, int count) {
		this.values = address(batch, 1, (long) count * this.width / Byte.SIZE);
	}

	/**
	 * Return a value.
	 * @param index the index, whose value is not null
	 * @return the value
	 */
	long value(int index) {
		return switch (this.width) {
			case Byte.SIZE -> signed(MemoryUtil.getByte(this.values + index), 0xFFL);
			case Short.SIZE -> signed(MemoryUtil.getShort(this.values + ((long) index << 1)), 0xFFFFL);
			case Integer.SIZE -> signed(MemoryUtil.getInt(this.values + ((long) index << 2)), 0xFFFFFFFFL);
			default -> MemoryUtil.getLong(this.values + ((long) index << 3));
		};
	}

	private long signed(long value, long mask) {
		return this.signed ? value : value & mask;
	}

	@Nullable Long longOrNull(int index) {
		return isNull(index) ? null : value(index);
	}

	@Nullable Integer intOrNull(int index) {
		if (isNull(index)) {
			return null;
		}
		long value = value(index);
		if (value != (int) value) {
			throw damage("the number %d is too large".formatted(value));
		}
		return (int) value;
	}

}
