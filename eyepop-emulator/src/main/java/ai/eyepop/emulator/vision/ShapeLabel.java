package ai.eyepop.emulator.vision;

import java.util.Locale;

/**
 * Labels of the objects that the emulator can tell apart.
 */
enum ShapeLabel {

	TRIANGLE, SQUARE, RECTANGLE, PENTAGON, HEXAGON, CIRCLE, ELLIPSE, SHAPE, QR_CODE;

	String label() {
		return name().toLowerCase(Locale.ROOT);
	}

	int id() {
		return ordinal() + 1;
	}

}
