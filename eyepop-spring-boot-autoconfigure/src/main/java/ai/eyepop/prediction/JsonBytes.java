package ai.eyepop.prediction;

/**
 * Bytes of JSON, and a place in them. What is not as a worker writes it ends the reading
 * with an {@link UnusualJsonException}.
 */
class JsonBytes {

	private static final byte[] NONE = {};

	/** Valid between {@link #begin} and {@link #forget}. */
	byte[] bytes = NONE;

	/** Where to read on. */
	int at;

	int end;

	/**
	 * Begin to read.
	 * @param bytes holds the JSON
	 * @param offset where it begins
	 * @param length how long it is
	 */
	final void begin(byte[] bytes, int offset, int length) {
		this.bytes = bytes;
		this.at = offset;
		this.end = offset + length;
	}

	/**
	 * Let go of the bytes.
	 */
	void forget() {
		this.bytes = NONE;
		this.at = 0;
		this.end = 0;
	}

	/**
	 * Skip white space.
	 * @return the byte behind it, which is still to be read
	 */
	final byte peek() {
		while (this.at < this.end) {
			byte next = this.bytes[this.at];
			if (next > ' ' || !isWhite(next)) {
				return next;
			}
			this.at++;
		}
		throw UnusualJsonException.INSTANCE;
	}

	/**
	 * Skip white space up to the end.
	 */
	final void finish() {
		while (this.at < this.end) {
			if (!isWhite(this.bytes[this.at++])) {
				throw UnusualJsonException.INSTANCE;
			}
		}
	}

	/**
	 * Read a byte that is not white space.
	 * @param expected the only right one
	 */
	final void expect(char expected) {
		if (peek() != expected) {
			throw UnusualJsonException.INSTANCE;
		}
		this.at++;
	}

	/**
	 * Read what follows an element.
	 * @param close ends the elements
	 * @return whether there is another one
	 */
	final boolean goesOn(char close) {
		byte next = peek();
		this.at++;
		if (next != ',' && next != close) {
			throw UnusualJsonException.INSTANCE;
		}
		return next == ',';
	}

	/**
	 * Read a {@code null}, if there is one.
	 * @return whether there was
	 */
	final boolean skipNull() {
		if (peek() != 'n') {
			return false;
		}
		literal("null");
		return true;
	}

	/**
	 * Read {@code true} or {@code false}.
	 * @return the value
	 */
	final boolean flag() {
		boolean value = peek() == 't';
		literal(value ? "true" : "false");
		return value;
	}

	private void literal(String expected) {
		if (this.end - this.at < expected.length()) {
			throw UnusualJsonException.INSTANCE;
		}
		for (int i = 0; i < expected.length(); i++) {
			if (this.bytes[this.at++] != expected.charAt(i)) {
				throw UnusualJsonException.INSTANCE;
			}
		}
	}

	private static boolean isWhite(byte value) {
		return value == ' ' || value == '\t' || value == '\r' || value == '\n';
	}

}
