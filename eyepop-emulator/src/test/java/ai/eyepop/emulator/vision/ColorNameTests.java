package ai.eyepop.emulator.vision;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ColorName}.
 */
class ColorNameTests {

	@ParameterizedTest
	@CsvSource({ "FF0000,red", "FFA500,orange", "FFFF00,yellow", "00FF00,green", "008000,green", "00FFFF,cyan",
			"0000FF,blue", "000080,blue", "8A2BE2,purple", "FFC0CB,pink", "FF00FF,pink", "8B4513,brown", "FFFFFF,white",
			"808080,grey", "000000,black", "202020,black", "87CEEB,blue" })
	void colorsHaveTheirCommonNames(String rgb, String name) {
		assertThat(ColorName.of(Integer.parseInt(rgb, 16)).label()).isEqualTo(name);
	}

}
