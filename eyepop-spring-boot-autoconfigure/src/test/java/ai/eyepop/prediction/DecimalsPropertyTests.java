package ai.eyepop.prediction;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import ai.eyepop.wire.AnyJson;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Properties of {@link Decimals}.
 */
class DecimalsPropertyTests {

	/** Digits that always fit in a long without a sign. */
	private static final int DIGITS = 19;

	@Property(seed = AnyJson.SEED, tries = 5_000)
	void givesTheNearestDouble(@ForAll long digits,
			@ForAll @IntRange(min = Decimals.MIN_EXPONENT, max = Decimals.MAX_EXPONENT) int exponent) {
		check(digits, exponent);
	}

	@Property(seed = AnyJson.SEED, tries = 5_000, edgeCases = EdgeCasesMode.NONE)
	void givesTheNearestDoubleWhereTwoAreAlmostAsNear(@ForAll("halves") BigDecimal half) {
		BigDecimal digits = half.round(new MathContext(DIGITS, RoundingMode.DOWN));
		if (digits.scale() < -Decimals.MAX_EXPONENT || digits.scale() > -Decimals.MIN_EXPONENT) {
			return;
		}
		for (int i = -1; i <= 1; i++) {
			check(digits.unscaledValue().add(BigInteger.valueOf(i)).longValue(), -digits.scale());
		}
	}

	@Property(seed = AnyJson.SEED, tries = 5_000, edgeCases = EdgeCasesMode.NONE)
	void roundsToTheEvenDoubleWhereTwoAreAsNear(@ForAll @IntRange(max = 1 << 10) int above,
			@ForAll @IntRange(max = 9) int shift, @ForAll @IntRange(min = -4, max = 1) int exponent) {
		BigInteger odd = BigInteger.ONE.shiftLeft(53).add(BigInteger.valueOf(2L * above + 1)).shiftLeft(shift);
		BigInteger digits = (exponent < 0) ? odd.multiply(BigInteger.TEN.pow(-exponent)) : odd;
		if (digits.bitLength() <= Long.SIZE) {
			check(digits.longValue(), exponent);
		}
	}

	@Provide
	Arbitrary<BigDecimal> halves() {
		return Arbitraries.randomValue((random) -> {
			double value = random.nextDouble() * Math.pow(10, random.nextInt(30) - 8);
			return new BigDecimal(value).add(new BigDecimal(Math.nextUp(value))).divide(BigDecimal.valueOf(2));
		});
	}

	private static void check(long digits, int exponent) {
		double expected = Double.parseDouble(Long.toUnsignedString(digits) + "e" + exponent);
		assertThat(Decimals.toDouble(digits, exponent)).isEqualTo(expected);
	}

}
