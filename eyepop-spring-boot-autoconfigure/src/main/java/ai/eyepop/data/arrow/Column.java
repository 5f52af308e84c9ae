package ai.eyepop.data.arrow;

import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.util.MemoryUtil;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.jspecify.annotations.Nullable;

/**
 * A column of the batch that is read now. Its buffers are long enough for its values,
 * which is checked once a batch; after it values are read by address. A column that the
 * schema does not have is all null.
 */
abstract class Column {

	private final @Nullable IpcField field;

	private final String path;

	private long validity;

	private boolean allNull = true;

	private int count;

	Column(@Nullable IpcField field) {
		this.field = field;
		this.path = (field != null) ? field.path() : "";
	}

	/**
	 * Go to a batch.
	 * @param batch the batch, which stays open while values are read
	 * @param atLeast how many values there must be
	 */
	final void bind(IpcBatch batch, int atLeast) {
		if (this.field == null) {
			return;
		}
		this.count = batch.count(this.field);
		if (this.count < atLeast) {
			throw damage("there are fewer values than rows");
		}
		int nulls = batch.nulls(this.field);
		this.allNull = nulls == this.count;
		// asked for of nulls too, since without it as many could be claimed as there are
		// numbers
		this.validity = (nulls == 0) ? 0 : address(batch, 0, bytes(this.count));
		if (this.count > 0) {
			bind(batch, this.field, this.count);
		}
	}

	abstract void bind(IpcBatch batch, IpcField field, int count);

	/**
	 * Return the address of a buffer.
	 * @param batch the batch
	 * @param buffer number of the buffer in this column
	 * @param size how many bytes there must be
	 * @return the address
	 */
	final long address(IpcBatch batch, int buffer, long size) {
		return buffer(batch, buffer, size).memoryAddress();
	}

	final ArrowBuf buffer(IpcBatch batch, int buffer, long size) {
		if (this.field == null) {
			throw new IllegalStateException("The column does not exist");
		}
		ArrowBuf bytes = batch.buffer(this.field.buffer() + buffer);
		if (bytes.readableBytes() < size) {
			throw damage("there are %d bytes for %d values".formatted(bytes.readableBytes(), this.count));
		}
		return bytes;
	}

	static long bytes(int bits) {
		return (bits + 7L) / Byte.SIZE;
	}

	final boolean isNull(int index) {
		return this.allNull || this.validity != 0 && !bit(this.validity, index);
	}

	static boolean bit(long address, int index) {
		return (MemoryUtil.getByte(address + (index >> 3)) & 1 << (index & 7)) != 0;
	}

	final boolean exists() {
		return this.field != null;
	}

	final int count() {
		return this.count;
	}

	final ColumnDamage tooLarge() {
		return damage("it would take far more memory than its bytes account for");
	}

	final ColumnDamage damage(String problem) {
		return new ColumnDamage(this.path, problem);
	}

	/**
	 * Check the type of a field.
	 * @param field the field; {@code null} is fine
	 * @param matches whether its type is right
	 * @param expected what it should be
	 */
	static void check(@Nullable IpcField field, Class<? extends ArrowType> matches, String expected) {
		if (field != null && !matches.isInstance(field.type())) {
			throw mismatch(field, expected);
		}
	}

	static ArrowFormatException mismatch(IpcField field, String expected) {
		return new ArrowFormatException("its type is %s, and should be %s".formatted(field.type(), expected),
				ArrowFormatException.UNKNOWN, ArrowFormatException.UNKNOWN, field.path(), null);
	}

}
