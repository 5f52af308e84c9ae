package ai.eyepop.prediction;

import java.math.BigInteger;

/**
 * Turns decimal numbers into the nearest double, in the way of Daniel Lemire's "Number
 * Parsing at a Gigabyte per Second": the digits times a power of five of 128 bits tell
 * all bits of the double but in cases that it tells from the others.
 */
final class Decimals {

	/** What an exponent must be at least for {@link #toDouble} to be sure. */
	static final int MIN_EXPONENT = -27;

	/** What an exponent must be at most for {@link #toDouble} to be sure. */
	static final int MAX_EXPONENT = 22;

	private static final int BITS = 52;

	private static final int BIAS = 1023;

	/** Bits of a product below those that are rounded. */
	private static final int SPARE = Long.SIZE - BITS - 3;

	private static final long MAX_EXACT = 1L << (BITS + 1);

	private static final double[] POWERS_OF_TEN = new double[MAX_EXPONENT + 1];

	private static final long[] HIGH = new long[MAX_EXPONENT - MIN_EXPONENT + 1];

	private static final long[] LOW = new long[HIGH.length];

	static {
		for (int i = 0; i <= MAX_EXPONENT; i++) {
			POWERS_OF_TEN[i] = Double.parseDouble("1e" + i);
		}
		for (int exponent = MIN_EXPONENT; exponent <= MAX_EXPONENT; exponent++) {
			BigInteger power = powerOfFive(exponent);
			HIGH[exponent - MIN_EXPONENT] = power.shiftRight(Long.SIZE).longValue();
			LOW[exponent - MIN_EXPONENT] = power.longValue();
		}
	}

	private Decimals() {
	}

	/**
	 * Return the first 128 bits of a power of five.
	 * @param exponent exponent of the power
	 * @return the bits; those of a fraction are rounded up
	 */
	private static BigInteger powerOfFive(int exponent) {
		BigInteger power = BigInteger.valueOf(5).pow(Math.abs(exponent));
		if (exponent >= 0) {
			return power.shiftLeft(2 * Long.SIZE - power.bitLength());
		}
		return BigInteger.ONE.shiftLeft(power.bitLength() + 2 * Long.SIZE - 1).divide(power).add(BigInteger.ONE);
	}

	/**
	 * Return the double that is nearest to a number.
	 * @param digits digits of the number, as an unsigned whole number
	 * @param exponent the power of ten to multiply it with, from {@link #MIN_EXPONENT} to
	 * {@link #MAX_EXPONENT}
	 * @return the double
	 */
	static double toDouble(long digits, int exponent) {
		if (digits >= 0 && digits <= MAX_EXACT && exponent >= -MAX_EXPONENT) {
			// both are exact, so that the one operation rounds as it should
			return (exponent < 0) ? digits / POWERS_OF_TEN[-exponent] : digits * POWERS_OF_TEN[exponent];
		}
		return (digits != 0) ? rounded(digits, exponent) : 0;
	}

	private static double rounded(long digits, int exponent) {
		int zeros = Long.numberOfLeadingZeros(digits);
		long factor = digits << zeros;
		long high = multiplyHigh(factor, HIGH[exponent - MIN_EXPONENT]);
		long low = factor * HIGH[exponent - MIN_EXPONENT];
		if ((high & ((1L << SPARE) - 1)) == (1L << SPARE) - 1) {
			long carry = multiplyHigh(factor, LOW[exponent - MIN_EXPONENT]);
			low += carry;
			if (Long.compareUnsigned(low, carry) < 0) {
				high++;
			}
		}
		int top = (int) (high >>> (Long.SIZE - 1));
		long mantissa = high >>> (top + SPARE);
		// log2(10) of 16 bits
		int power = ((217706 * exponent) >> 16) + Long.SIZE - 1 + top - zeros + BIAS;
		if ((low == 0 || low == 1) && exponent >= -4 && (mantissa & 3) == 1 && (mantissa << (top + SPARE)) == high) {
			// half-way between two doubles: to the even one
			mantissa &= ~1L;
		}
		mantissa = (mantissa + (mantissa & 1)) >>> 1;
		if (mantissa == MAX_EXACT) {
			mantissa >>>= 1;
			power++;
		}
		return Double.longBitsToDouble(((long) power << BITS) | (mantissa & ((1L << BITS) - 1)));
	}

	private static long multiplyHigh(long a, long b) {
		return Math.multiplyHigh(a, b) + ((a >> (Long.SIZE - 1)) & b) + ((b >> (Long.SIZE - 1)) & a);
	}

}
