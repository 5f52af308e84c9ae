package ai.eyepop.data.arrow;

import java.util.List;
import java.util.Map;

import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.ExtensionTypeVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.jspecify.annotations.Nullable;

/**
 * Looks at all offsets, sizes and indexes of a batch before it becomes vectors, which
 * would believe them.
 */
final class BatchCheck {

	private final IpcBatch batch;

	private final Map<Long, Dictionary> dictionaries;

	BatchCheck(IpcBatch batch, Map<Long, Dictionary> dictionaries) {
		this.batch = batch;
		this.dictionaries = dictionaries;
	}

	void check(List<IpcField> fields, List<? extends FieldVector> vectors, int atLeast) {
		if (fields.size() != vectors.size()) {
			throw new ArrowFormatException("its batch has other columns than its schema", this.batch.number(),
					ArrowFormatException.UNKNOWN, null, null);
		}
		for (int i = 0; i < fields.size(); i++) {
			check(fields.get(i), vectors.get(i), atLeast);
		}
	}

	private void check(IpcField field, FieldVector vector, int atLeast) {
		int count = this.batch.count(field);
		if (count < atLeast) {
			throw damaged(field, "there are fewer values than rows");
		}
		if (vector instanceof ExtensionTypeVector<?> || IpcLayout.isView(field.type())) {
			throw damaged(field, "its type %s is not supported".formatted(field.type()));
		}
		if (field.type().getTypeID() == ArrowType.ArrowTypeID.Null) {
			return;
		}
		if (this.batch.nulls(field) > 0 || this.batch.buffer(field.buffer()).readableBytes() > 0) {
			buffer(field, 0, Column.bytes(count));
		}
		content(field, vector, count);
		DictionaryEncoding encoding = field.dictionary();
		if (encoding != null) {
			indexes(field, count, this.dictionaries.get(encoding.getId()));
		}
	}

	private void content(IpcField field, FieldVector vector, int count) {
		List<FieldVector> children = vector.getChildrenFromFields();
		switch (field.type().getTypeID()) {
			case Utf8, Binary -> offsets(field, count, Integer.BYTES, bytes(field));
			case LargeUtf8, LargeBinary -> offsets(field, count, Long.BYTES, bytes(field));
			case List, Map -> {
				offsets(field, count, Integer.BYTES, items(field));
				check(field.children(), children, 0);
			}
			case LargeList -> {
				offsets(field, count, Long.BYTES, items(field));
				check(field.children(), children, 0);
			}
			case FixedSizeList -> {
				int size = ((ArrowType.FixedSizeList) field.type()).getListSize();
				if (size < 0 || (long) size * count > items(field)) {
					throw damaged(field, "there are fewer items than its lists hold");
				}
				check(field.children(), children, 0);
			}
			case Struct -> check(field.children(), children, count);
			default -> fixed(field, vector, count);
		}
	}

	private void fixed(IpcField field, FieldVector vector, int count) {
		if (!(vector instanceof BaseFixedWidthVector fixed)) {
			throw damaged(field, "its type %s is not supported".formatted(field.type()));
		}
		boolean bits = vector instanceof BitVector;
		buffer(field, 1, bits ? Column.bytes(count) : (long) count * fixed.getTypeWidth());
	}

	private long bytes(IpcField field) {
		return this.batch.buffer(field.buffer() + 2).readableBytes();
	}

	private int items(IpcField field) {
		if (field.children().size() != 1) {
			throw damaged(field, "a list has no items");
		}
		return this.batch.count(field.children().get(0));
	}

	private void offsets(IpcField field, int count, int width, long limit) {
		if (count == 0) {
			return;
		}
		ArrowBuf buffer = buffer(field, 1, (count + 1L) * width);
		long previous = 0;
		for (long i = 0; i <= count; i++) {
			long offset = (width == Long.BYTES) ? buffer.getLong(i * width) : buffer.getInt(i * width);
			if (offset < previous || offset > limit) {
				throw damaged(field, "an offset is %d of %d".formatted(offset, limit));
			}
			previous = offset;
		}
	}

	private void indexes(IpcField field, int count, @Nullable Dictionary dictionary) {
		int size = (dictionary != null) ? dictionary.getVector().getValueCount() : 0;
		IntegerColumn column = new IntegerColumn(field);
		column.bind(this.batch, field, count);
		// vectors believe these bits, whatever the count of nulls says
		ArrowBuf validity = this.batch.buffer(field.buffer());
		boolean bits = validity.readableBytes() > 0;
		if (!bits && this.batch.nulls(field) == count) {
			return;
		}
		for (int i = 0; i < count; i++) {
			if (!bits || Column.bit(validity.memoryAddress(), i)) {
				long index = column.value(i);
				if (index < 0 || index >= size) {
					throw damaged(field, "entry %d of a dictionary with %d".formatted(index, size));
				}
			}
		}
	}

	private ArrowBuf buffer(IpcField field, int number, long size) {
		ArrowBuf buffer = this.batch.buffer(field.buffer() + number);
		if (buffer.readableBytes() < size) {
			throw damaged(field, "there are %d bytes where %d should be".formatted(buffer.readableBytes(), size));
		}
		return buffer;
	}

	private ArrowFormatException damaged(IpcField field, String problem) {
		return new ArrowFormatException(problem, this.batch.number(), ArrowFormatException.UNKNOWN, field.path(), null);
	}

}
