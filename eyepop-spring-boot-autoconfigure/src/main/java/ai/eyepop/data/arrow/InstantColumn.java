package ai.eyepop.data.arrow;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

import org.apache.arrow.memory.util.MemoryUtil;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.jspecify.annotations.Nullable;

/**
 * A column of points in time: in milliseconds as a rule. Without a zone UTC is meant.
 */
final class InstantColumn extends Column {

	private final long unitsPerSecond;

	private long values;

	InstantColumn(@Nullable IpcField field) {
		super(field);
		check(field, ArrowType.Timestamp.class, "a timestamp");
		this.unitsPerSecond = (field != null) ? unitsPerSecond((ArrowType.Timestamp) field.type()) : 1;
	}

	private static long unitsPerSecond(ArrowType.Timestamp type) {
		TimeUnit unit = switch (type.getUnit()) {
			case SECOND -> TimeUnit.SECONDS;
			case MILLISECOND -> TimeUnit.MILLISECONDS;
			case MICROSECOND -> TimeUnit.MICROSECONDS;
			case NANOSECOND -> TimeUnit.NANOSECONDS;
		};
		return unit.convert(1, TimeUnit.SECONDS);
	}

	@Override
	void bind(IpcBatch batch, IpcField field, int count) {
		this.values = address(batch, 1, (long) count * Long.BYTES);
	}

	@Nullable Instant valueOrNull(int index) {
		if (isNull(index)) {
			return null;
		}
		long value = MemoryUtil.getLong(this.values + ((long) index << 3));
		long seconds = Math.floorDiv(value, this.unitsPerSecond);
		if (seconds < Instant.MIN.getEpochSecond() || seconds > Instant.MAX.getEpochSecond()) {
			throw damage("the date %d is too far away".formatted(value));
		}
		long nanos = Math.floorMod(value, this.unitsPerSecond) * (TimeUnit.SECONDS.toNanos(1) / this.unitsPerSecond);
		return Instant.ofEpochSecond(seconds, nanos);
	}

}
