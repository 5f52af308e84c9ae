package ai.eyepop.data.arrow;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;

import org.apache.arrow.flatbuf.Endianness;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.KeyValue;
import org.apache.arrow.flatbuf.Schema;
import org.apache.arrow.flatbuf.Timestamp;
import org.apache.arrow.flatbuf.Type;
import org.apache.arrow.flatbuf.Union;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the metadata of a schema before Arrow does. Its parts refer to each other by
 * position, so forged ones may be endless, or share parts until memory is full.
 */
final class SchemaGuard {

	private static final int MAX_FIELDS = 8192;

	private static final int MAX_DEPTH = 64;

	private int fields;

	private long text;

	private SchemaGuard(int size) {
		// nothing is shared in what honest writers make, but it would be allowed
		this.text = 2L * size;
	}

	static void check(Schema schema, int size) {
		SchemaGuard guard = new SchemaGuard(size);
		if (schema.endianness() != Endianness.Little) {
			throw new ArrowFormatException("its numbers are big-endian, which is not supported", null);
		}
		for (int i = 0; i < guard.counted(schema.customMetadataLength()); i++) {
			guard.check(schema.customMetadata(i));
		}
		Set<String> names = new HashSet<>();
		for (int i = 0; i < guard.counted(schema.fieldsLength()); i++) {
			guard.check(schema.fields(i), names, 0);
		}
	}

	private void check(Field field, Set<String> names, int depth) {
		if (depth > MAX_DEPTH || ++this.fields > MAX_FIELDS) {
			throw new ArrowFormatException("the schema has too many fields", null);
		}
		read(field.nameAsByteBuffer());
		// Arrow finds vectors by their names
		String name = field.name();
		if (name == null || !names.add(name)) {
			throw new ArrowFormatException(
					(name != null) ? "two fields of the schema have one name" : "a field of the schema has no name",
					null);
		}
		for (int i = 0; i < counted(field.customMetadataLength()); i++) {
			check(field.customMetadata(i));
		}
		checkType(field);
		Set<String> children = new HashSet<>();
		for (int i = 0; i < counted(field.childrenLength()); i++) {
			check(field.children(i), children, depth + 1);
		}
	}

	private void checkType(Field field) {
		if (field.typeType() == Type.Timestamp && field.type(new Timestamp()) instanceof Timestamp timestamp) {
			read(timestamp.timezoneAsByteBuffer());
		}
		if (field.typeType() == Type.Union && field.type(new Union()) instanceof Union union) {
			read(union.typeIdsLength());
		}
	}

	private void check(KeyValue entry) {
		read(entry.keyAsByteBuffer());
		read(entry.valueAsByteBuffer());
	}

	private int counted(int count) {
		if (count < 0 || count > MAX_FIELDS) {
			throw new ArrowFormatException("the schema has too many parts", null);
		}
		return count;
	}

	private void read(@Nullable ByteBuffer bytes) {
		if (bytes != null) {
			read(bytes.remaining());
		}
	}

	private void read(int length) {
		this.text -= length;
		if (length < 0 || this.text < 0) {
			throw new ArrowFormatException("the names in the schema are longer than the schema", null);
		}
	}

}
