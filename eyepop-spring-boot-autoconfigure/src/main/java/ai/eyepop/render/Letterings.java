package ai.eyepop.render;

import java.awt.Font;

import org.jspecify.annotations.Nullable;

/**
 * Tools for text that came from elsewhere.
 */
final class Letterings {

	/**
	 * Most characters of a line, far more than fit.
	 */
	static final int MAX_LENGTH = 200;

	private static final int ZERO_WIDTH_NON_JOINER = 0x200c;

	private static final int ZERO_WIDTH_JOINER = 0x200d;

	private Letterings() {
	}

	static Lettering of(@Nullable Font font) {
		return new FontLettering((font != null) ? font : new Font(Font.SANS_SERIF, Font.BOLD, 12));
	}

	/**
	 * Make a line of text that can be drawn and written as XML: without control
	 * characters, which fonts show as boxes, and marks of direction, which would mix up
	 * what follows.
	 * @param text any text
	 * @return one line of up to 200 characters
	 */
	static String printable(String text) {
		StringBuilder line = new StringBuilder();
		text.codePoints().limit(MAX_LENGTH * 2L).forEach((point) -> {
			if (Character.isWhitespace(point) || Character.isSpaceChar(point)) {
				line.append((line.isEmpty() || line.charAt(line.length() - 1) == ' ') ? "" : " ");
			}
			else if (isPrintable(point)) {
				line.appendCodePoint(point);
			}
		});
		String printable = line.toString().strip();
		return (printable.codePointCount(0, printable.length()) <= MAX_LENGTH) ? printable
				: printable.substring(0, printable.offsetByCodePoints(0, MAX_LENGTH));
	}

	/**
	 * Shorten a text.
	 * @param text a text
	 * @param width room for it
	 * @param lettering way to draw it
	 * @param size size of the letters
	 * @return the text, or its beginning with an ellipsis, or nothing if there is no room
	 */
	static String fit(String text, double width, Lettering lettering, double size) {
		if (lettering.width(text, size) <= width) {
			return text;
		}
		int least = 0;
		int most = text.codePointCount(0, text.length()) - 1;
		while (least < most) {
			int length = (least + most + 1) / 2;
			if (lettering.width(shortened(text, length), size) <= width) {
				least = length;
			}
			else {
				most = length - 1;
			}
		}
		return (least > 0) ? shortened(text, least) : "";
	}

	private static String shortened(String text, int length) {
		return text.substring(0, text.offsetByCodePoints(0, length)).strip() + "…";
	}

	private static boolean isPrintable(int point) {
		return switch (Character.getType(point)) {
			case Character.CONTROL, Character.SURROGATE, Character.UNASSIGNED -> false;
			case Character.FORMAT -> point == ZERO_WIDTH_JOINER || point == ZERO_WIDTH_NON_JOINER;
			default -> true;
		};
	}

}
