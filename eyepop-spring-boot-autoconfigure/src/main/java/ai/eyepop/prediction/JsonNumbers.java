package ai.eyepop.prediction;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/**
 * Numbers in bytes of JSON.
 */
class JsonNumbers extends JsonBytes {

	/** Longest number that is read, in bytes. */
	static final int MAX_LENGTH = 100;

	/** As many digits always fit in a long. */
	private static final int SAFE_DIGITS = 18;

	private static final int MAX_EXPONENT_DIGITS = 3;

	// the number that was scanned

	private int from;

	private boolean negative;

	private boolean whole;

	/** All digits as one number. */
	private long digits;

	private int digitCount;

	/** The power of ten to multiply the digits with. */
	private int exponent;

	/**
	 * Read a number.
	 * @return the number; 0 for {@code null}
	 */
	final double number() {
		return skipNull() ? 0 : someNumber();
	}

	/**
	 * Read a number.
	 * @return the number, or {@code null}
	 */
	final @Nullable Double numberOrNull() {
		return skipNull() ? null : someNumber();
	}

	/**
	 * Read a number that is not {@code null}.
	 * @return the number
	 */
	final double someNumber() {
		scan();
		return toDouble();
	}

	/**
	 * Read a whole number.
	 * @return the number, or {@code null}
	 */
	final @Nullable Long longOrNull() {
		if (skipNull()) {
			return null;
		}
		scan();
		return toLong();
	}

	/**
	 * Read a whole number.
	 * @return the number, or {@code null}
	 */
	final @Nullable Integer intOrNull() {
		Long value = longOrNull();
		if (value != null && value != value.intValue()) {
			throw UnusualJsonException.INSTANCE;
		}
		return (value != null) ? value.intValue() : null;
	}

	/**
	 * Read a whole number.
	 * @return the number; 0 for {@code null}
	 */
	final int someInt() {
		Integer value = intOrNull();
		return (value != null) ? value : 0;
	}

	/**
	 * Read a number of which nothing is known.
	 * @return the number, as data binding gives it
	 */
	final Object anyNumber() {
		scan();
		if (!this.whole) {
			return toDouble();
		}
		long value = toLong();
		if (value == (int) value) {
			return (int) value;
		}
		return value;
	}

	private double toDouble() {
		if (this.whole && (this.digitCount > SAFE_DIGITS || (this.negative && this.digits == 0))) {
			throw UnusualJsonException.INSTANCE;
		}
		double value;
		if (this.whole) {
			value = this.digits;
		}
		else if ((this.digitCount <= SAFE_DIGITS || significantDigits() <= SAFE_DIGITS)
				&& this.exponent >= Decimals.MIN_EXPONENT && this.exponent <= Decimals.MAX_EXPONENT) {
			value = Decimals.toDouble(this.digits, this.exponent);
		}
		else {
			return toDoubleSlowly();
		}
		return this.negative ? -value : value;
	}

	private double toDoubleSlowly() {
		double value = Double
			.parseDouble(new String(this.bytes, this.from, this.at - this.from, StandardCharsets.ISO_8859_1));
		if (Double.isInfinite(value)) {
			throw UnusualJsonException.INSTANCE;
		}
		return value;
	}

	private int significantDigits() {
		int count = this.digitCount;
		for (int i = this.from; i < this.at; i++) {
			byte next = this.bytes[i];
			if (next != '-' && next != '0' && next != '.') {
				break;
			}
			if (next == '0') {
				count--;
			}
		}
		return count;
	}

	private long toLong() {
		// one digit more shows in the sign if it is too much
		if (!this.whole || this.digitCount > SAFE_DIGITS + 1 || this.digits < 0) {
			throw UnusualJsonException.INSTANCE;
		}
		return this.negative ? -this.digits : this.digits;
	}

	private void scan() {
		this.negative = peek() == '-';
		this.from = this.at;
		this.exponent = 0;
		this.digits = 0;
		this.at += this.negative ? 1 : 0;
		boolean zero = this.at < this.end && this.bytes[this.at] == '0';
		this.digitCount = scanDigits();
		if (zero && this.digitCount > 1) {
			throw UnusualJsonException.INSTANCE;
		}
		this.whole = true;
		if (this.at < this.end && this.bytes[this.at] == '.') {
			this.at++;
			int count = scanDigits();
			this.digitCount += count;
			this.exponent = -count;
			this.whole = false;
		}
		if (this.at < this.end && (this.bytes[this.at] == 'e' || this.bytes[this.at] == 'E')) {
			this.at++;
			this.exponent += scanExponent();
			this.whole = false;
		}
		if (this.at - this.from > MAX_LENGTH) {
			throw UnusualJsonException.INSTANCE;
		}
	}

	/**
	 * Read digits.
	 * @return how many there are, at least one
	 */
	private int scanDigits() {
		byte[] bytes = this.bytes;
		int end = this.end;
		int first = this.at;
		int i = first;
		long value = this.digits;
		while (i < end && bytes[i] >= '0' && bytes[i] <= '9') {
			value = value * 10 + (bytes[i++] - '0');
		}
		if (i == first) {
			throw UnusualJsonException.INSTANCE;
		}
		this.digits = value;
		this.at = i;
		return i - first;
	}

	private int scanExponent() {
		long digits = this.digits;
		boolean below = this.at < this.end && this.bytes[this.at] == '-';
		if (below || (this.at < this.end && this.bytes[this.at] == '+')) {
			this.at++;
		}
		this.digits = 0;
		if (scanDigits() > MAX_EXPONENT_DIGITS) {
			throw UnusualJsonException.INSTANCE;
		}
		int value = (int) this.digits;
		this.digits = digits;
		return below ? -value : value;
	}

}
