package ai.eyepop.data.arrow;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;

import org.apache.arrow.memory.util.Float16;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Halves}.
 */
class HalvesTests {

	@Test
	void knowsTheValueOfEachHalf() {
		for (int bits = 0; bits < 1 << Short.SIZE; bits++) {
			double value = Halves.value((short) bits);
			assertThat(Double.valueOf(value)).isEqualTo(Double.valueOf(Float16.toFloat((short) bits)));
			if (!Double.isNaN(value)) {
				assertThat(Halves.bits(value)).isEqualTo((short) bits);
			}
		}
		assertThat(Halves.bits(Double.NaN)).isEqualTo((short) 0x7E00);
	}

	@Test
	void roundsToTheNearestHalfOnce() {
		for (int bits = 0; bits < 0x7BFF; bits++) {
			double low = Halves.value((short) bits);
			double high = Halves.value((short) (bits + 1));
			double middle = (low + high) / 2;
			assertThat(Halves.bits(Math.nextDown(middle))).isEqualTo((short) bits);
			assertThat(Halves.bits(middle)).isEqualTo((short) (bits + (bits & 1)));
			assertThat(Halves.bits(Math.nextUp(middle))).isEqualTo((short) (bits + 1));
			assertThat(Halves.bits(-Math.nextUp(middle))).isEqualTo((short) (bits + 1 | 0x8000));
		}
		assertThat(Halves.bits(Math.nextDown(65520))).isEqualTo((short) 0x7BFF);
		assertThat(Halves.bits(65520)).isEqualTo((short) 0x7C00);
		assertThat(Halves.bits(1 + 0x1p-11 + 0x1p-40)).isEqualTo((short) 0x3C01);
	}

	@Test
	void roundsByTheExactValue() {
		Random random = new Random(1);
		for (int i = 0; i < 200_000; i++) {
			double value = (i % 2 == 0) ? random.nextDouble() * 4 - 2 : (random.nextInt(8000) - 4000) / 2000.0;
			double expected = new BigDecimal(value).setScale(3, RoundingMode.HALF_EVEN).doubleValue();
			assertThat(Halves.round(value)).isEqualTo((expected == 0) ? Math.copySign(0, value) : expected);
		}
		assertThat(Halves.round(0.0005)).isEqualTo(0.001);
		assertThat(Halves.round(0.0625)).isEqualTo(0.062);
		assertThat(Halves.round(1e300)).isEqualTo(1e300);
		assertThat(Halves.round(Double.NaN)).isNaN();
		assertThat(Halves.round(Double.NEGATIVE_INFINITY)).isEqualTo(Double.NEGATIVE_INFINITY);
	}

	@Test
	void boxesTheSame() {
		for (int bits = 0; bits < 1 << Short.SIZE; bits++) {
			assertThat(Halves.boxed((short) bits)).isEqualTo(Double.valueOf(Halves.rounded((short) bits)));
		}
	}

}
