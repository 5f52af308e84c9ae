package ai.eyepop.emulator.arrow;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Halves}.
 */
class HalvesTests {

	@Test
	void everyHalfSurvives() {
		for (int bits = 0; bits <= 0xffff; bits++) {
			double value = Halves.toDouble((short) bits);
			if (Double.isNaN(value)) {
				assertThat(Halves.toDouble(Halves.of(value))).isNaN();
			}
			else {
				assertThat(Halves.of(value)).isEqualTo((short) bits);
			}
		}
	}

	@Test
	void valuesBetweenTwoHalvesGoToTheNearerOrTheEvenOne() {
		for (int bits = 0; bits < 0x7bff; bits++) {
			double low = Halves.toDouble((short) bits);
			double high = Halves.toDouble((short) (bits + 1));
			double middle = (low + high) / 2;
			assertThat(Halves.of(middle)).isEqualTo((short) (bits + (bits & 1)));
			assertThat(Halves.of(Math.nextDown(middle))).isEqualTo((short) bits);
			assertThat(Halves.of(Math.nextUp(middle))).isEqualTo((short) (bits + 1));
			assertThat(Halves.of(-Math.nextUp(middle))).isEqualTo((short) (bits + 1 | 0x8000));
		}
	}

	@ParameterizedTest
	@CsvSource({ "1e5, Infinity", "-1e5, -Infinity", "65519.99, 65504", "65520, Infinity", "1e-8, 0", "-1e-8, -0.0",
			"0.1, 0.0999755859375", "1.0004882812509095, 1.0009765625" })
	void halfOfANumber(double value, double half) {
		assertThat(Halves.toDouble(Halves.of(value))).isEqualTo(half);
	}

	@ParameterizedTest
	@CsvSource({ "0.0005, 0.001", "0.0015, 0.002", "0.0625, 0.062", "0.1875, 0.188", "1.0416666, 1.042",
			"-0.0078125, -0.008", "0.0003125, 0.0" })
	void roundedToThreePlaces(double value, double rounded) {
		assertThat(Halves.round(value)).isEqualTo(rounded);
	}

}
