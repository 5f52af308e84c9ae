package ai.eyepop.render;

/**
 * XML that is being written: names are ours, values and text may be anything.
 */
final class Xml {

	private final StringBuilder text = new StringBuilder(4096);

	/**
	 * Open an element.
	 * @param name its name
	 * @param attributes names and values in turn
	 * @return this text
	 */
	Xml open(String name, Object... attributes) {
		return tag(name, attributes, ">");
	}

	/**
	 * Add an element without content.
	 * @param name its name
	 * @param attributes names and values in turn
	 * @return this text
	 */
	Xml empty(String name, Object... attributes) {
		return tag(name, attributes, "/>\n");
	}

	Xml text(String content) {
		escape(content);
		return this;
	}

	Xml close(String name) {
		this.text.append("</").append(name).append(">\n");
		return this;
	}

	@Override
	public String toString() {
		return this.text.toString();
	}

	/**
	 * Write a number with up to two decimals.
	 * @param value a finite number
	 * @return the shortest text
	 */
	static String number(double value) {
		double rounded = Math.rint(value * 100) / 100;
		long whole = (long) rounded;
		return (rounded == whole) ? Long.toString(whole) : Double.toString(rounded);
	}

	private Xml tag(String name, Object[] attributes, String end) {
		this.text.append('<').append(name);
		for (int i = 0; i < attributes.length; i += 2) {
			this.text.append(' ').append(attributes[i]).append("=\"");
			escape((attributes[i + 1] instanceof Double number) ? number(number) : String.valueOf(attributes[i + 1]));
			this.text.append('"');
		}
		this.text.append(end);
		return this;
	}

	private void escape(String content) {
		content.codePoints().forEach((point) -> {
			switch (point) {
				case '<' -> this.text.append("&lt;");
				case '>' -> this.text.append("&gt;");
				case '&' -> this.text.append("&amp;");
				case '"' -> this.text.append("&quot;");
				case '\'' -> this.text.append("&#39;");
				default -> this.text.appendCodePoint(isAllowed(point) ? point : 0xfffd);
			}
		});
	}

	private static boolean isAllowed(int point) {
		return (point >= 0x20 && point <= 0xd7ff) || (point >= 0xe000 && point <= 0xfffd) || point > 0xffff
				|| point == '\t' || point == '\n' || point == '\r';
	}

}
