package ai.eyepop.emulator.server;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

import org.jspecify.annotations.Nullable;

/**
 * Table of a FlatBuffer. What is damaged is an {@link IndexOutOfBoundsException}, and
 * nothing is allocated that is larger than the buffer.
 */
final class FlatTable {

	private final ByteBuffer buffer;

	private final int position;

	private FlatTable(ByteBuffer buffer, int position) {
		this.buffer = buffer;
		this.position = position;
	}

	static FlatTable root(byte[] bytes) {
		ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
		return new FlatTable(buffer, buffer.getInt(0));
	}

	int int8(int field) {
		int at = at(field);
		return (at != 0) ? this.buffer.get(at) : 0;
	}

	int int16(int field) {
		int at = at(field);
		return (at != 0) ? this.buffer.getShort(at) : 0;
	}

	long uint32(int field) {
		int at = at(field);
		return (at != 0) ? Integer.toUnsignedLong(this.buffer.getInt(at)) : 0;
	}

	long int64(int field) {
		int at = at(field);
		return (at != 0) ? this.buffer.getLong(at) : 0;
	}

	@Nullable String string(int field) {
		int at = at(field);
		return (at != 0) ? string(this.buffer, target(at)) : null;
	}

	List<String> strings(int field) {
		return vector(field, (at) -> string(this.buffer, target(at)));
	}

	List<FlatTable> tables(int field) {
		return vector(field, (at) -> new FlatTable(this.buffer, target(at)));
	}

	private <T> List<T> vector(int field, IntFunction<T> element) {
		int at = at(field);
		if (at == 0) {
			return List.of();
		}
		int start = target(at);
		int length = length(start, Integer.BYTES);
		List<T> elements = new ArrayList<>(length);
		for (int i = 0; i < length; i++) {
			elements.add(element.apply(start + Integer.BYTES + i * Integer.BYTES));
		}
		return elements;
	}

	/**
	 * Find a field.
	 * @param field the number of the field
	 * @return its position, 0 if it has its default
	 */
	private int at(int field) {
		int layout = this.position - this.buffer.getInt(this.position);
		int entry = Short.BYTES * (2 + field);
		boolean known = entry < Short.toUnsignedInt(this.buffer.getShort(layout));
		int offset = known ? Short.toUnsignedInt(this.buffer.getShort(layout + entry)) : 0;
		return (offset != 0) ? this.position + offset : 0;
	}

	private int target(int at) {
		return at + this.buffer.getInt(at);
	}

	private int length(int start, int size) {
		int length = this.buffer.getInt(start);
		if (length < 0 || length > (this.buffer.limit() - start - Integer.BYTES) / size) {
			throw new IndexOutOfBoundsException("a length of %d at %d".formatted(length, start));
		}
		return length;
	}

	private String string(ByteBuffer buffer, int start) {
		ByteBuffer text = buffer.slice(start + Integer.BYTES, length(start, 1));
		try {
			return StandardCharsets.UTF_8.newDecoder().decode(text).toString();
		}
		catch (CharacterCodingException ex) {
			throw new IndexOutOfBoundsException("a text that is not UTF-8 at %d".formatted(start));
		}
	}

}
