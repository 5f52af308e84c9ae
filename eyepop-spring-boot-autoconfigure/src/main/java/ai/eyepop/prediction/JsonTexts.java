package ai.eyepop.prediction;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.databind.ObjectReader;

/**
 * Texts and names in bytes of JSON.
 */
class JsonTexts extends JsonNumbers {

	/** Longest name that is read, in bytes. */
	static final int MAX_NAME = 1000;

	private static final Labels LABELS = new Labels(512);

	private final ObjectReader binding;

	private final int maxText;

	private int nameFrom;

	private int nameTo;

	/** Hash of the text that was scanned last. */
	private long hash;

	/**
	 * Create an input.
	 * @param binding binds what is left to data binding, to whatever fits
	 */
	JsonTexts(ObjectReader binding) {
		this.binding = binding;
		StreamReadConstraints limits = binding.parserFactory().streamReadConstraints();
		this.maxText = limits.getMaxStringLength();
	}

	/**
	 * Read a text.
	 * @return the text, or {@code null}
	 */
	final @Nullable String text() {
		return skipNull() ? null : someText();
	}

	/**
	 * Read a text that is not {@code null}.
	 * @return the text
	 */
	final String someText() {
		expect('"');
		int from = this.at;
		if (!scan()) {
			return escaped(from);
		}
		checkLength(from);
		return Labels.decode(this.bytes, from, this.at - 1);
	}

	/**
	 * Read a text that comes again and again.
	 * @return the text, or {@code null}
	 */
	final @Nullable String label() {
		if (skipNull()) {
			return null;
		}
		expect('"');
		int from = this.at;
		if (!scan()) {
			return escaped(from);
		}
		checkLength(from);
		return LABELS.text(this.bytes, from, this.at - 1, Long.hashCode(this.hash));
	}

	/**
	 * Read the name of a member, and the colon.
	 * @param names the names that are known
	 * @return the name, or {@link MemberNames#OTHER}
	 */
	final String name(MemberNames names) {
		expect('"');
		this.nameFrom = this.at;
		if (!scan()) {
			throw UnusualJsonException.INSTANCE;
		}
		this.nameTo = this.at - 1;
		expect(':');
		return names.find(this.bytes, this.nameFrom, this.nameTo, this.hash);
	}

	/**
	 * Return the name that was read last.
	 * @return the name, known or not
	 */
	final String lastName() {
		if (this.nameTo - this.nameFrom > MAX_NAME) {
			throw UnusualJsonException.INSTANCE;
		}
		return LABELS.text(this.bytes, this.nameFrom, this.nameTo, Long.hashCode(this.hash));
	}

	/**
	 * Read to the end of a text.
	 */
	final void skipText() {
		while (!scan()) {
			this.at++;
		}
	}

	/**
	 * Bind bytes that were read already.
	 * @param from where they begin
	 * @return what data binding makes of them
	 */
	final Object bind(int from) {
		try {
			return this.binding.readValue(this.bytes, from, this.at - from);
		}
		catch (JacksonException ex) {
			throw UnusualJsonException.INSTANCE;
		}
	}

	private String escaped(int from) {
		// what is escaped may be a quote
		this.at++;
		skipText();
		return (String) bind(from - 1);
	}

	/**
	 * Read up to and with a quote or a backslash.
	 * @return whether it is the quote that ends the text
	 */
	private boolean scan() {
		long hash = 0;
		for (int i = this.at; i < this.end; i += Long.BYTES) {
			long word = Words.get(this.bytes, i, this.end);
			int length = Words.plainLength(word);
			if (length == Long.BYTES) {
				hash = Words.hash(hash, word);
				continue;
			}
			byte next = (byte) (word >>> (length * Byte.SIZE));
			if (next != '"' && next != '\\') {
				break;
			}
			this.at = i + length + 1;
			this.hash = Words.hash(hash, word & ~(-1L << (length * Byte.SIZE)));
			return next == '"';
		}
		throw UnusualJsonException.INSTANCE;
	}

	private void checkLength(int from) {
		if (this.at - from > this.maxText) {
			throw UnusualJsonException.INSTANCE;
		}
	}

}
