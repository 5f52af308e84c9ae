package ai.eyepop.data.arrow;

import org.apache.arrow.memory.util.MemoryUtil;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.jspecify.annotations.Nullable;

/**
 * A column of floating point numbers: of 16 bits as a rule.
 */
final class RealColumn extends Column {

	private final FloatingPointPrecision precision;

	private long values;

	RealColumn(@Nullable IpcField field) {
		super(field);
		check(field, ArrowType.FloatingPoint.class, "a floating point number");
		this.precision = (field != null) ? ((ArrowType.FloatingPoint) field.type()).getPrecision()
				: FloatingPointPrecision.HALF;
	}

	@Override
	void bind(IpcBatch batch, IpcField field, int count) {
		int width = switch (this.precision) {
			case HALF -> Short.BYTES;
			case SINGLE -> Float.BYTES;
			case DOUBLE -> Double.BYTES;
		};
		this.values = address(batch, 1, (long) count * width);
	}

	/**
	 * Return a value as it is.
	 * @param index the index, whose value is not null
	 * @return the value
	 */
	double exact(int index) {
		return switch (this.precision) {
			case HALF -> Halves.value(MemoryUtil.getShort(this.values + ((long) index << 1)));
			case SINGLE -> Float.intBitsToFloat(MemoryUtil.getInt(this.values + ((long) index << 2)));
			case DOUBLE -> Double.longBitsToDouble(MemoryUtil.getLong(this.values + ((long) index << 3)));
		};
	}

	@Nullable Double exactOrNull(int index) {
		return isNull(index) ? null : exact(index);
	}

	@Nullable Double roundedOrNull(int index) {
		if (isNull(index)) {
			return null;
		}
		return (this.precision == FloatingPointPrecision.HALF)
				? Halves.boxed(MemoryUtil.getShort(this.values + ((long) index << 1)))
				: (Double) Halves.round(exact(index));
	}

	/**
	 * Return a value that must be there.
	 * @param index the index
	 * @return the value in three digits
	 */
	double required(int index) {
		if (isNull(index)) {
			throw damage("the value is missing");
		}
		return rounded(index);
	}

	private double rounded(int index) {
		return (this.precision == FloatingPointPrecision.HALF)
				? Halves.rounded(MemoryUtil.getShort(this.values + ((long) index << 1))) : Halves.round(exact(index));
	}

}
