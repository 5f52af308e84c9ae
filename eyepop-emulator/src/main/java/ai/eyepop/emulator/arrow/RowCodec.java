package ai.eyepop.emulator.arrow;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Rows as bytes, as few as there can be: which cells there are, a bit each, then those
 * cells. Not for two threads at once.
 */
final class RowCodec {

	private byte[] bytes = new byte[1024];

	private int position;

	byte[] encode(AssetRow row) {
		this.position = 0;
		struct(AssetSchema.ASSET, row.cells());
		return Arrays.copyOf(this.bytes, this.position);
	}

	AssetRow decode(byte[] encoded) {
		this.bytes = encoded;
		this.position = 0;
		return new AssetRow(struct(AssetSchema.ASSET));
	}

	private void struct(Column column, @Nullable Object[] cells) {
		int bits = this.position;
		room((cells.length + 7) / 8);
		Arrays.fill(this.bytes, bits, this.position, (byte) 0);
		for (int i = 0; i < cells.length; i++) {
			Object value = cells[i];
			if (value != null) {
				this.bytes[bits + i / 8] |= (byte) (1 << (i % 8));
				write(column.children().get(i), value);
			}
		}
	}

	private @Nullable Object[] struct(Column column) {
		@Nullable Object[] cells = new @Nullable Object[column.children().size()];
		int bits = this.position;
		this.position += (cells.length + 7) / 8;
		for (int i = 0; i < cells.length; i++) {
			if ((this.bytes[bits + i / 8] >> (i % 8) & 1) != 0) {
				cells[i] = read(column.children().get(i));
			}
		}
		return cells;
	}

	private void write(Column column, Object value) {
		switch (column.kind()) {
			case TEXT -> text((String) value);
			case BOOL -> number(((Boolean) value) ? 1 : 0, 1);
			case HALF -> number((Short) value, 2);
			case UINT16 -> number((Long) value, 2);
			case UINT32 -> number((Long) value, 4);
			case FLOAT -> number(Float.floatToRawIntBits((Float) value), 4);
			case INT64, TIMESTAMP -> number((Long) value, 8);
			case LIST -> list(column.items(), (List<?>) value);
			case STRUCT -> struct(column, (@Nullable Object[]) value);
		}
	}

	private Object read(Column column) {
		return switch (column.kind()) {
			case TEXT -> text();
			case BOOL -> number(1) != 0;
			case HALF -> (short) number(2);
			case UINT16 -> number(2) & 0xffffL;
			case UINT32 -> number(4) & 0xffff_ffffL;
			case FLOAT -> Float.intBitsToFloat((int) number(4));
			case INT64, TIMESTAMP -> number(8);
			case LIST -> list(column.items());
			case STRUCT -> struct(column);
		};
	}

	private void text(String text) {
		byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
		length(utf8.length);
		int start = this.position;
		room(utf8.length);
		System.arraycopy(utf8, 0, this.bytes, start, utf8.length);
	}

	private String text() {
		int length = length();
		String text = new String(this.bytes, this.position, length, StandardCharsets.UTF_8);
		this.position += length;
		return text;
	}

	private void list(Column items, List<?> values) {
		length(values.size());
		for (Object value : values) {
			number((value != null) ? 1 : 0, 1);
			if (value != null) {
				write(items, value);
			}
		}
	}

	private List<@Nullable Object> list(Column items) {
		int length = length();
		List<@Nullable Object> list = new ArrayList<>(length);
		for (int i = 0; i < length; i++) {
			list.add((number(1) != 0) ? read(items) : null);
		}
		return list;
	}

	private void length(int length) {
		int rest = length;
		while (rest > 0x7f) {
			number(rest & 0x7f | 0x80, 1);
			rest >>>= 7;
		}
		number(rest, 1);
	}

	private int length() {
		int length = 0;
		for (int shift = 0;; shift += 7) {
			int part = this.bytes[this.position++];
			length |= (part & 0x7f) << shift;
			if (part >= 0) {
				return length;
			}
		}
	}

	private void number(long value, int size) {
		int start = this.position;
		room(size);
		for (int i = 0; i < size; i++) {
			this.bytes[start + i] = (byte) (value >> (8 * i));
		}
	}

	private long number(int size) {
		long value = 0;
		for (int i = 0; i < size; i++) {
			value |= (this.bytes[this.position++] & 0xffL) << (8 * i);
		}
		return value;
	}

	private void room(int size) {
		this.position += size;
		if (this.position > this.bytes.length) {
			this.bytes = Arrays.copyOf(this.bytes, Math.max(this.position, this.bytes.length * 2));
		}
	}

}
