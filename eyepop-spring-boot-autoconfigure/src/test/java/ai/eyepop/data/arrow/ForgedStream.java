package ai.eyepop.data.arrow;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.memory.RootAllocator;

/**
 * An Arrow stream, in whose metadata numbers can be changed where they are.
 */
final class ForgedStream {

	static final int SCHEMA_FIELDS = 1;

	static final int FIELD_NAME = 0;

	static final int FIELD_NULLABLE = 1;

	static final int FIELD_TYPE = 2;

	static final int FIELD_CHILDREN = 5;

	private static final int BATCH_NODES = 1;

	private static final int BATCH_BUFFERS = 2;

	private final ByteBuffer bytes;

	private final List<Part> parts = new ArrayList<>();

	private final IpcLayout layout;

	ForgedStream(byte[] stream) {
		this.bytes = ByteBuffer.wrap(stream.clone()).order(ByteOrder.LITTLE_ENDIAN);
		for (int start = 0; start < stream.length && number(start + 4) != 0;) {
			Part part = part(start);
			this.parts.add(part);
			start = part.end();
		}
		this.layout = layout(stream);
	}

	private static IpcLayout layout(byte[] stream) {
		try (RootAllocator allocator = new RootAllocator();
				IpcReader reader = new IpcReader(new IpcInput(new ByteArrayInputStream(stream)), allocator)) {
			return IpcLayout.of(java.util.Objects.requireNonNull(reader.schema()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Part part(int start) {
		int metadata = start + 8;
		int message = metadata + number(metadata);
		byte type = this.bytes.get(slot(message, 1));
		int header = target(slot(message, 2));
		int content = (type == MessageHeader.DictionaryBatch) ? target(slot(header, 1)) : header;
		int lengthSlot = slot(message, 3);
		int length = (lengthSlot != 0) ? (int) this.bytes.getLong(lengthSlot) : 0;
		int body = metadata + number(start + 4);
		return new Part(type, start, header, content, body, body + length);
	}

	int number(int position) {
		return this.bytes.getInt(position);
	}

	/**
	 * Return where a value of a table is.
	 * @param table position of the table
	 * @param number number of the value
	 * @return its position, or 0 if it has none
	 */
	int slot(int table, int number) {
		int entry = entry(table, number);
		int offset = (entry != 0) ? this.bytes.getShort(entry) : 0;
		return (offset != 0) ? table + offset : 0;
	}

	private int entry(int table, int number) {
		int vtable = table - number(table);
		int entry = 4 + 2 * number;
		return (entry < this.bytes.getShort(vtable)) ? vtable + entry : 0;
	}

	/**
	 * Take a value from a table, and from those that share its form.
	 * @param table position of the table
	 * @param number number of the value
	 */
	void drop(int table, int number) {
		this.bytes.putShort(entry(table, number), (short) 0);
	}

	int target(int position) {
		return position + number(position);
	}

	int item(int vector, int index) {
		return target(vector + 4 + 4 * index);
	}

	List<Part> parts() {
		return this.parts;
	}

	Part first(byte type) {
		return this.parts.stream().filter((part) -> part.type() == type).findFirst().orElseThrow();
	}

	IpcLayout layout() {
		return this.layout;
	}

	IpcField field(String path) {
		List<IpcField> fields = this.layout.fields();
		for (IpcField field : all(fields)) {
			if (field.path().equals(path) && !isItem(field)) {
				return field;
			}
		}
		throw new IllegalArgumentException(path);
	}

	private static boolean isItem(IpcField field) {
		return field.field().getName().equals("item");
	}

	static List<IpcField> all(List<IpcField> fields) {
		List<IpcField> all = new ArrayList<>();
		for (IpcField field : fields) {
			all.add(field);
			all.addAll(all(field.children()));
		}
		return all;
	}

	/**
	 * Return where the count of values of a column is, before that of its nulls.
	 */
	int node(Part part, int index) {
		return target(slot(part.content(), BATCH_NODES)) + 4 + index * 16;
	}

	int nodes(Part part) {
		return number(target(slot(part.content(), BATCH_NODES)));
	}

	/**
	 * Return where the offset of a buffer is, before its length.
	 */
	int buffer(Part part, int index) {
		return target(slot(part.content(), BATCH_BUFFERS)) + 4 + index * 16;
	}

	int buffers(Part part) {
		return number(target(slot(part.content(), BATCH_BUFFERS)));
	}

	/**
	 * Return where the length of a body is.
	 */
	int bodyLength(Part part) {
		int metadata = part.start() + 8;
		return slot(metadata + number(metadata), 3);
	}

	long dictionary(Part part) {
		int id = slot(part.header(), 0);
		return (id != 0) ? get(id) : 0;
	}

	long get(int position) {
		return this.bytes.getLong(position);
	}

	ForgedStream put(int position, long value) {
		this.bytes.putLong(position, value);
		return this;
	}

	ForgedStream putInt(int position, int value) {
		this.bytes.putInt(position, value);
		return this;
	}

	ForgedStream putByte(int position, int value) {
		this.bytes.put(position, (byte) value);
		return this;
	}

	/**
	 * Say that a column has so many values, all of them null.
	 */
	ForgedStream nulls(Part part, int node, long count) {
		return put(node(part, node), count).put(node(part, node) + 8, count);
	}

	/**
	 * Return where the content of a buffer is.
	 */
	int content(Part part, int buffer) {
		return part.body() + (int) get(buffer(part, buffer));
	}

	byte[] bytes() {
		return this.bytes.array().clone();
	}

	/**
	 * A message.
	 *
	 * @param type type of its header
	 * @param start where it begins
	 * @param header position of its header
	 * @param content position of the batch in it, or of the header
	 * @param body where its body begins
	 * @param end where it ends
	 */
	record Part(byte type, int start, int header, int content, int body, int end) {

	}

}
