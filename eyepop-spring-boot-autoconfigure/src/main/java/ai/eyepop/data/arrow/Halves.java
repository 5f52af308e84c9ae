package ai.eyepop.data.arrow;

/**
 * Numbers of 16 bits (IEEE 754 binary16), and the rounding to three digits that goes with
 * them.
 */
final class Halves {

	private static final int COUNT = 1 << Short.SIZE;

	private static final int MANTISSA = 10;

	private static final int EXPONENT_MASK = 0x1F;

	private static final int BIAS = 15;

	private static final int INFINITY = EXPONENT_MASK << MANTISSA;

	private static final int NAN = INFINITY | 1 << (MANTISSA - 1);

	private static final int DOUBLE_MANTISSA = 52;

	/**
	 * The least double that is rounded up to infinity.
	 */
	private static final double OVERFLOW = 65520;

	private static final double SMALLEST_NORMAL = 0x1p-14;

	private static final double SUBNORMAL_UNITS = 0x1p24;

	private static final double DIGITS = 1000;

	private static final double[] VALUES = new double[COUNT];

	private static final double[] ROUNDED = new double[COUNT];

	/**
	 * The bits of 1. From 0 to 1 are confidences, of which there are many.
	 */
	private static final int ONE = BIAS << MANTISSA;

	private static final Double[] BOXED = new Double[ONE + 1];

	static {
		for (int bits = 0; bits < COUNT; bits++) {
			VALUES[bits] = decode(bits);
			ROUNDED[bits] = round(VALUES[bits]);
		}
		for (int bits = 0; bits <= ONE; bits++) {
			BOXED[bits] = ROUNDED[bits];
		}
	}

	private Halves() {
	}

	private static double decode(int bits) {
		int exponent = bits >> MANTISSA & EXPONENT_MASK;
		int mantissa = bits & (1 << MANTISSA) - 1;
		double value;
		if (exponent == EXPONENT_MASK) {
			value = (mantissa == 0) ? Double.POSITIVE_INFINITY : Double.NaN;
		}
		else if (exponent == 0) {
			value = mantissa / SUBNORMAL_UNITS;
		}
		else {
			value = Math.scalb((double) (mantissa | 1 << MANTISSA), exponent - BIAS - MANTISSA);
		}
		return (bits >> (Short.SIZE - 1) != 0) ? -value : value;
	}

	/**
	 * Return the value of a half.
	 * @param bits the half
	 * @return its value, exactly
	 */
	static double value(short bits) {
		return VALUES[bits & 0xFFFF];
	}

	/**
	 * Return the value of a half in three digits.
	 * @param bits the half
	 * @return its value, rounded
	 */
	static double rounded(short bits) {
		return ROUNDED[bits & 0xFFFF];
	}

	/**
	 * Return the value of a half in three digits.
	 * @param bits the half
	 * @return its value, rounded
	 */
	static Double boxed(short bits) {
		return (bits >= 0 && bits <= ONE) ? BOXED[bits] : (Double) rounded(bits);
	}

	/**
	 * Return the nearest half, of two as near the even one.
	 * @param value the value
	 * @return the bits of the half
	 */
	static short bits(double value) {
		int sign = (int) (Double.doubleToRawLongBits(value) >>> (Long.SIZE - Short.SIZE)) & 0x8000;
		double magnitude = Math.abs(value);
		if (!(magnitude < OVERFLOW)) {
			return (short) (sign | ((magnitude != magnitude) ? NAN : INFINITY));
		}
		if (magnitude < SMALLEST_NORMAL) {
			// units of the least half are integers; a carry makes the least normal one
			return (short) (sign | (int) Math.rint(magnitude * SUBNORMAL_UNITS));
		}
		long bits = Double.doubleToRawLongBits(magnitude);
		int dropped = DOUBLE_MANTISSA - MANTISSA;
		long half = bits >> dropped;
		long rest = bits & (1L << dropped) - 1;
		long tie = 1L << (dropped - 1);
		if (rest > tie || rest == tie && (half & 1) != 0) {
			half++;
		}
		return (short) (sign | (int) (half - ((long) (Double.MAX_EXPONENT - BIAS) << MANTISSA)));
	}

	/**
	 * Round to three digits after the point as Python does: by the exact value, and of
	 * two as near to the even digit.
	 * @param value the value
	 * @return the rounded value
	 */
	static double round(double value) {
		double thousands = value * DIGITS;
		double integer = Math.rint(thousands);
		double distance = thousands - integer;
		if (distance == 0.5 || distance == -0.5) {
			// only then can the product have been rounded over the middle
			double error = Math.fma(value, DIGITS, -thousands);
			if (error != 0) {
				integer = (error > 0) ? Math.ceil(thousands) : Math.floor(thousands);
			}
		}
		return (integer == integer && !Double.isInfinite(integer)) ? integer / DIGITS : value;
	}

}
