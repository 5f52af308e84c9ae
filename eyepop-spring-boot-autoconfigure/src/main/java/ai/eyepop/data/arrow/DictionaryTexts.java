package ai.eyepop.data.arrow;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * The texts of a dictionary, made once however often they occur.
 */
final class DictionaryTexts {

	private static final int INITIAL_CAPACITY = 16;

	private static final int MAX_SIZE = Integer.MAX_VALUE / 2;

	/**
	 * What the place of an entry takes, twice since they grow, in bytes.
	 */
	private static final int ENTRY = 16;

	private final TextColumn values;

	private @Nullable String[] texts = new String[INITIAL_CAPACITY];

	private int size;

	DictionaryTexts(IpcLayout layout) {
		this.values = TextColumn.plain(layout.fields().get(0));
	}

	/**
	 * Take values of a dictionary.
	 * @param delta whether they come after the ones before, or replace them
	 * @param batch the values
	 */
	void accept(boolean delta, IpcBatch batch) {
		this.values.bind(batch, batch.length());
		int start = delta ? this.size : 0;
		if (start + (long) batch.length() > MAX_SIZE || !batch.heap().take(batch.length(), ENTRY)) {
			throw this.values.damage("a dictionary with so many entries is not supported");
		}
		this.size = start + batch.length();
		if (this.size > this.texts.length) {
			this.texts = Arrays.copyOf(this.texts, Math.max(this.size, this.texts.length * 2));
		}
		for (int i = 0; i < batch.length(); i++) {
			this.texts[start + i] = this.values.valueOrNull(i);
		}
		Arrays.fill(this.texts, this.size, this.texts.length, null);
	}

	int size() {
		return this.size;
	}

	@Nullable String get(int index) {
		return this.texts[index];
	}

}
