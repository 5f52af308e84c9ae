package ai.eyepop.data.arrow;

import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * A column of texts that are in a dictionary.
 */
final class CodedWriter extends ColumnWriter {

	private final NumberWriter indexes;

	private final DictionaryWriter dictionary;

	/**
	 * Create a column.
	 * @param bits size of an index in bits
	 */
	CodedWriter(int bits) {
		this.indexes = new NumberWriter(bits);
		this.dictionary = new DictionaryWriter(bits);
	}

	DictionaryWriter dictionary() {
		return this.dictionary;
	}

	void addOrNull(@Nullable String value) {
		if (value == null) {
			addNull();
			return;
		}
		valid();
		this.indexes.add(this.dictionary.index(value));
	}

	@Override
	void addNull() {
		invalid();
		this.indexes.add(0);
	}

	@Override
	int truncateValues(int count) {
		return this.indexes.truncate(count);
	}

	@Override
	void values(Consumer<Bytes> buffers) {
		this.indexes.values(buffers);
	}

}
