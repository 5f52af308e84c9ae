package ai.eyepop.render;

import java.awt.Color;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Palette}.
 */
class PaletteTests {

	@Test
	void theSameTrackAndLabelAlwaysHaveTheSameColour() {
		Palette palette = Palette.colorBlindSafe();
		assertThat(palette.ofTrack(1)).isEqualTo(new Color(0xe69f00));
		assertThat(palette.ofTrack(-1)).isEqualTo(new Color(0x0072b2));
		assertThat(palette.ofTrack(Long.MIN_VALUE)).isIn(palette.colors());
		assertThat(palette.ofLabel("person")).isEqualTo(new Color(0xd55e00));
		assertThat(palette.ofLabel("")).isIn(palette.colors());
	}

	@Test
	void tracksThatFollowOneAnotherDiffer() {
		Palette palette = Palette.colorBlindSafe();
		for (long id = -10; id < 100; id++) {
			assertThat(List.of(palette.ofTrack(id), palette.ofTrack(id + 1), palette.ofTrack(id + 2),
					palette.ofTrack(id + 3)))
				.doesNotHaveDuplicates();
		}
	}

	@ParameterizedTest
	@EnumSource
	void coloursCanBeToldApart(Vision vision) {
		List<Color> colors = Palette.colorBlindSafe().colors();
		for (Color one : colors) {
			for (Color other : colors) {
				assertThat((one == other) ? 1 : vision.distance(one, other)).as("%s and %s", one, other)
					.isGreaterThan(0.07);
			}
		}
	}

	@Test
	void theMeasureFindsRedAndGreenThatCannot() {
		assertThat(Vision.DEUTERANOPIA.distance(new Color(0x9a7a00), new Color(0xb06c00))).isLessThan(0.07);
		assertThat(Vision.PROTANOPIA.distance(new Color(0x8c0000), new Color(0x2c3a00))).isLessThan(0.07);
	}

	/**
	 * Kind of colour vision, by the matrices of Machado, Oliveira and Fernandes (2009).
	 */
	enum Vision {

		NORMAL(1, 0, 0, 0, 1, 0, 0, 0, 1),

		PROTANOPIA(0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998),

		DEUTERANOPIA(0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881),

		TRITANOPIA(1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900);

		private final double[] matrix;

		Vision(double... matrix) {
			this.matrix = matrix;
		}

		/** The distance of two colours in the space Oklab. */
		double distance(Color one, Color other) {
			double[] a = lab(one);
			double[] b = lab(other);
			return Math.sqrt(Math.pow(a[0] - b[0], 2) + Math.pow(a[1] - b[1], 2) + Math.pow(a[2] - b[2], 2));
		}

		private double[] lab(Color color) {
			double[] seen = multiply(this.matrix, linear(color.getRed()), linear(color.getGreen()),
					linear(color.getBlue()));
			double[] cones = multiply(new double[] { 0.4122214708, 0.5363325363, 0.0514459929, 0.2119034982,
					0.6806995451, 0.1073969566, 0.0883024619, 0.2817188376, 0.6299787005 }, seen);
			return multiply(
					new double[] { 0.2104542553, 0.7936177850, -0.0040720468, 1.9779984951, -2.4285922050, 0.4505937099,
							0.0259040371, 0.7827717662, -0.8086757660 },
					Math.cbrt(cones[0]), Math.cbrt(cones[1]), Math.cbrt(cones[2]));
		}

		private static double[] multiply(double[] matrix, double... vector) {
			double[] product = new double[3];
			for (int i = 0; i < 9; i++) {
				product[i / 3] += matrix[i] * vector[i % 3];
			}
			return product;
		}

		private static double linear(int value) {
			double share = value / 255.0;
			return (share <= 0.04045) ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
		}

	}

}
