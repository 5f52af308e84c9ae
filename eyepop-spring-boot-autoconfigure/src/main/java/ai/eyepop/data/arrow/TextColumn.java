package ai.eyepop.data.arrow;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.util.MemoryUtil;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.jspecify.annotations.Nullable;

/**
 * A column of texts, in a dictionary or not.
 */
abstract class TextColumn extends Column {

	TextColumn(@Nullable IpcField field) {
		super(field);
	}

	/**
	 * Create a column.
	 * @param field the field
	 * @param dictionaries the dictionaries, by id
	 * @return a new column
	 */
	static TextColumn of(@Nullable IpcField field, Map<Long, DictionaryTexts> dictionaries) {
		if (field == null || field.dictionary() == null) {
			return plain(field);
		}
		DictionaryTexts texts = dictionaries.get(field.dictionary().getId());
		if (texts == null) {
			throw mismatch(field, "a dictionary of texts");
		}
		return new Coded(field, texts);
	}

	static TextColumn plain(@Nullable IpcField field) {
		return new Plain(field);
	}

	/**
	 * Return a value.
	 * @param index the index
	 * @return the value, or {@code null}
	 */
	abstract @Nullable String valueOrNull(int index);

	final String required(int index) {
		String value = valueOrNull(index);
		if (value == null) {
			throw damage("the value is missing");
		}
		return value;
	}

	final String valueOrEmpty(int index) {
		String value = valueOrNull(index);
		return (value != null) ? value : "";
	}

	/**
	 * Texts as they are.
	 */
	private static final class Plain extends TextColumn {

		private static final int MAX_SCRATCH = 1 << 16;

		private byte[] scratch = new byte[64];

		private long offsets;

		private long values;

		private long size;

		private long left;

		private @Nullable HeapGuard heap;

		Plain(@Nullable IpcField field) {
			super(field);
			check(field, ArrowType.Utf8.class, "a text");
		}

		@Override
		void bind(IpcBatch batch, IpcField field, int count) {
			this.offsets = address(batch, 1, (count + 1L) * Integer.BYTES);
			ArrowBuf buffer = buffer(batch, 2, 0);
			this.values = buffer.memoryAddress();
			this.size = buffer.readableBytes();
			this.left = this.size;
			this.heap = batch.heap();
		}

		@Override
		@Nullable String valueOrNull(int index) {
			if (isNull(index)) {
				return null;
			}
			long offset = this.offsets + ((long) index << 2);
			int start = MemoryUtil.getInt(offset);
			int end = MemoryUtil.getInt(offset + Integer.BYTES);
			if (start < 0 || end < start || end > this.size) {
				throw damage("a text from %d to %d of %d bytes".formatted(start, end, this.size));
			}
			take(end - start);
			return text(this.values + start, end - start);
		}

		private void take(int length) {
			this.left -= length;
			if (this.left < 0) {
				throw damage("its texts overlap");
			}
			if (this.heap != null && !this.heap.takeText(length)) {
				throw tooLarge();
			}
		}

		private String text(long address, int length) {
			byte[] bytes = this.scratch;
			if (length > bytes.length) {
				bytes = new byte[length];
				this.scratch = (length <= MAX_SCRATCH) ? bytes : this.scratch;
			}
			MemoryUtil.copyFromMemory(address, bytes, 0, length);
			return new String(bytes, 0, length, StandardCharsets.UTF_8);
		}

	}

	/**
	 * Texts of a dictionary.
	 */
	private static final class Coded extends TextColumn {

		private final IntegerColumn indexes;

		private final DictionaryTexts texts;

		Coded(IpcField field, DictionaryTexts texts) {
			super(field);
			this.indexes = new IntegerColumn(field);
			this.texts = texts;
		}

		@Override
		void bind(IpcBatch batch, IpcField field, int count) {
			this.indexes.bind(batch, count);
		}

		@Override
		@Nullable String valueOrNull(int index) {
			if (isNull(index)) {
				return null;
			}
			long entry = this.indexes.value(index);
			if (entry < 0 || entry >= this.texts.size()) {
				throw damage("entry %d of a dictionary with %d".formatted(entry, this.texts.size()));
			}
			return this.texts.get((int) entry);
		}

	}

}
