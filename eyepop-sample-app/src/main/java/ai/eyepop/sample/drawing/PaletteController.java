package ai.eyepop.sample.drawing;

import java.util.stream.Collectors;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import ai.eyepop.render.Palette;

/**
 * Tells the pages the colors of the drawings, so that both show the same.
 */
@RestController
class PaletteController {

	static final Palette PALETTE = Palette.colorBlindSafe();

	private final String module = PALETTE.colors()
		.stream()
		.map((color) -> "'#%06x'".formatted(color.getRGB() & 0xffffff))
		.collect(Collectors.joining(", ", "export const COLORS = [", "];\n"));

	@GetMapping(path = "/api/palette.js", produces = "text/javascript")
	String palette() {
		return this.module;
	}

}
