package ai.eyepop.emulator.arrow;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Numbers of 16 bits (IEEE 754 binary16), as Arrow keeps them.
 */
public final class Halves {

	private static final int DIGITS = 3;

	private static final double TOO_LARGE = 65520;

	private static final double SMALLEST_NORMAL = 0x1p-14;

	private Halves() {
	}

	/**
	 * Convert a number without a detour over 32 bits, which could round twice.
	 * @param value the number
	 * @return the bits of the nearest half, the even one of two
	 */
	public static short of(double value) {
		int sign = (int) (Double.doubleToRawLongBits(value) >>> 48) & 0x8000;
		if (Double.isNaN(value)) {
			return (short) (sign | 0x7e00);
		}
		double size = Math.abs(value);
		if (size >= TOO_LARGE) {
			return (short) (sign | 0x7c00);
		}
		if (size < SMALLEST_NORMAL) {
			return (short) (sign | (int) Math.rint(size * 0x1p24));
		}
		int exponent = Math.getExponent(size);
		int digits = (int) Math.rint(Math.scalb(size, 10 - exponent));
		// digits of 2048 carry into the exponent
		return (short) (sign | ((exponent + 15) << 10) + digits - 1024);
	}

	/**
	 * Convert back, which is exact.
	 * @param half the bits
	 * @return the number
	 */
	public static double toDouble(short half) {
		int exponent = (half >> 10) & 0x1f;
		int digits = half & 0x3ff;
		double size = switch (exponent) {
			case 0 -> digits * 0x1p-24;
			case 0x1f -> (digits == 0) ? Double.POSITIVE_INFINITY : Double.NaN;
			default -> Math.scalb(1024.0 + digits, exponent - 25);
		};
		return (half < 0) ? -size : size;
	}

	/**
	 * Round to the digits that coordinates and confidences have.
	 * @param value the number
	 * @return the number with three decimal places, of two the even one
	 */
	public static double round(double value) {
		if (Double.isNaN(value) || Double.isInfinite(value)) {
			return value;
		}
		double rounded = new BigDecimal(value).setScale(DIGITS, RoundingMode.HALF_EVEN).doubleValue();
		return (rounded == 0) ? Math.copySign(0, value) : rounded;
	}

}
