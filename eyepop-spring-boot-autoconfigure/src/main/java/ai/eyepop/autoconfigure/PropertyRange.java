package ai.eyepop.autoconfigure;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/**
 * What values a property may have.
 *
 * @param <T> type of the values
 * @param min least value
 * @param max greatest value; {@code null} if there is none
 */
record PropertyRange<T extends Comparable<T>>(T min, @Nullable T max) {

	static final PropertyRange<Integer> AT_LEAST_ONE = new PropertyRange<>(1, null);

	static final PropertyRange<Duration> TIME = new PropertyRange<>(Duration.ofMillis(1), Duration.ofDays(365));

	static final PropertyRange<Duration> TIME_OR_NONE = new PropertyRange<>(Duration.ZERO, Duration.ofDays(365));

	static final PropertyRange<DataSize> SIZE = new PropertyRange<>(DataSize.ofKilobytes(1), DataSize.ofGigabytes(1));

	/**
	 * Check a value.
	 * @param name name of the property
	 * @param value its value
	 * @param example a value that it may have
	 */
	void check(String name, @Nullable T value, T example) {
		if (value == null || value.compareTo(this.min) < 0 || (this.max != null && value.compareTo(this.max) > 0)
				|| isNaN(value)) {
			throw new InvalidEyePopPropertyException(name, (value != null) ? format(value) : "",
					"it must be " + this + ".",
					"Set %s to a value %s, such as %s.".formatted(name, this, format(example)));
		}
	}

	private static boolean isNaN(Object value) {
		return value instanceof Double number && number.isNaN();
	}

	/**
	 * Write a value as it is written in properties.
	 * @param value the value
	 * @return a text that can be bound again
	 */
	static String format(Object value) {
		if (value instanceof DataSize size) {
			return (size.toBytes() % 1024 != 0 || size.toBytes() == 0) ? size.toBytes() + "B"
					: (size.toKilobytes() % 1024 != 0) ? size.toKilobytes() + "KB"
							: (size.toMegabytes() % 1024 != 0) ? size.toMegabytes() + "MB" : size.toGigabytes() + "GB";
		}
		return (value instanceof Duration time) ? format(time) : value.toString();
	}

	private static String format(Duration time) {
		if (time.isZero()) {
			return "0s";
		}
		if (time.toNanosPart() % 1_000_000 != 0) {
			return time.toString();
		}
		if (time.toMillisPart() != 0) {
			return time.toMillis() + "ms";
		}
		long seconds = time.toSeconds();
		for (TimeUnit unit : new TimeUnit[] { TimeUnit.DAYS, TimeUnit.HOURS, TimeUnit.MINUTES }) {
			if (seconds % unit.toSeconds(1) == 0) {
				return unit.convert(time) + unit.name().substring(0, 1).toLowerCase(Locale.ROOT);
			}
		}
		return seconds + "s";
	}

	@Override
	public String toString() {
		return (this.max != null) ? "from %s to %s".formatted(format(this.min), format(this.max))
				: "of at least " + format(this.min);
	}

}
