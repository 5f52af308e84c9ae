package ai.eyepop.data.arrow;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.compression.CompressionCodec;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * Streams of any version of the schema: of what was written in the newest, the columns
 * that it has, written by Arrow's own code.
 */
final class OlderStreams {

	private OlderStreams() {
	}

	/**
	 * Write streams, one after the other, as one.
	 * @param schema schema of the version
	 * @param codec how to compress
	 * @param streams streams of the newest version, each of which becomes batches
	 * @return the stream
	 */
	static byte[] of(Schema schema, CompressionCodec codec, List<byte[]> streams) {
		ByteArrayOutputStream output = new ByteArrayOutputStream();
		try (ArrowMemory memory = new ArrowMemory(64 << 20)) {
			OtherStreams.begin(schema, output);
			for (byte[] stream : streams) {
				try (ArrowBatches batches = new AssetArrowReader(memory).read(new ByteArrayInputStream(stream))
					.batches()) {
					while (batches.next()) {
						write(schema, batches, codec, memory, output);
					}
				}
			}
			OtherStreams.end(output);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return output.toByteArray();
	}

	private static void write(Schema schema, ArrowBatches batches, CompressionCodec codec, ArrowMemory memory,
			ByteArrayOutputStream output) throws IOException {
		Schema indexes = new Schema(schema.getFields().stream().map(OlderStreams::inMemory).toList());
		try (VectorSchemaRoot root = VectorSchemaRoot.create(indexes, memory.allocator())) {
			// the offsets of lists are written even where there are none
			root.getFieldVectors().forEach((vector) -> vector.setInitialCapacity(batches.root().getRowCount()));
			root.allocateNew();
			for (FieldVector vector : root.getFieldVectors()) {
				FieldVector source = batches.root().getVector(vector.getName());
				dictionaries(source.getField(), vector.getField(), batches, codec, output);
				for (int row = 0; row < batches.root().getRowCount(); row++) {
					copy(source, row, vector, row);
				}
			}
			root.setRowCount(batches.root().getRowCount());
			OtherStreams.batch(root, codec, output);
		}
	}

	/** A schema says of what type the texts are; in memory there are indexes. */
	private static Field inMemory(Field field) {
		DictionaryEncoding encoding = field.getDictionary();
		FieldType type = (encoding != null)
				? new FieldType(true, Objects.requireNonNull(encoding.getIndexType()), encoding) : field.getFieldType();
		return new Field(field.getName(), type, field.getChildren().stream().map(OlderStreams::inMemory).toList());
	}

	private static void dictionaries(Field from, Field to, ArrowBatches batches, CompressionCodec codec,
			ByteArrayOutputStream output) throws IOException {
		if (to.getDictionary() != null) {
			FieldVector texts = batches.dictionaries()
				.lookup(Objects.requireNonNull(from.getDictionary()).getId())
				.getVector();
			OtherStreams.dictionary(to.getDictionary().getId(), texts, codec, output);
		}
		for (Field child : to.getChildren()) {
			Field source = from.getChildren()
				.stream()
				.filter((one) -> one.getName().equals(child.getName()))
				.findFirst()
				.orElseThrow();
			dictionaries(source, child, batches, codec, output);
		}
	}

	private static void copy(FieldVector from, int index, FieldVector to, int at) {
		if (from.isNull(index)) {
			to.setNull(at);
		}
		else if (to instanceof ListVector lists) {
			ListVector source = (ListVector) from;
			int first = source.getElementStartIndex(index);
			int count = source.getElementEndIndex(index) - first;
			int start = lists.startNewValue(at);
			for (int i = 0; i < count; i++) {
				copy(source.getDataVector(), first + i, lists.getDataVector(), start + i);
			}
			lists.endValue(at, count);
		}
		else if (to instanceof StructVector struct) {
			struct.setIndexDefined(at);
			for (FieldVector child : struct.getChildrenFromFields()) {
				copy(((StructVector) from).getChild(child.getName()), index, child, at);
			}
		}
		else {
			to.copyFromSafe(index, at, from);
		}
	}

}
