package ai.eyepop.benchmarks.arrow;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.VectorUnloader;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.ipc.WriteChannel;
import org.apache.arrow.vector.ipc.message.ArrowDictionaryBatch;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.ipc.message.IpcOption;
import org.apache.arrow.vector.ipc.message.MessageSerializer;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.arrow.vector.util.DictionaryUtility;

import ai.eyepop.data.arrow.ArrowSchemas;

/**
 * Writes the columns with Arrow's own vectors by hand, without a record: from primitive
 * arrays to bytes.
 */
final class VectorWriting {

	private static final int BATCH = 1024;

	private VectorWriting() {
	}

	/**
	 * Write all columns; those without a value as nulls.
	 * @param data the values
	 * @param output where to write
	 * @param allocator the allocator
	 * @throws IOException if writing fails
	 */
	static void write(VectorData data, OutputStream output, BufferAllocator allocator) throws IOException {
		Map<Long, Dictionary> dictionaries = new HashMap<>();
		List<Field> fields = new ArrayList<>();
		for (Field field : ArrowSchemas.V1_7.getFields()) {
			fields.add(DictionaryUtility.toMemoryFormat(field, allocator, dictionaries));
		}
		WriteChannel channel = new DirectOutput(output);
		MessageSerializer.serialize(channel, ArrowSchemas.V1_7);
		try (VectorSchemaRoot root = VectorSchemaRoot.create(new Schema(fields), allocator)) {
			for (int start = 0; start < data.rows; start += BATCH) {
				int rows = Math.min(BATCH, data.rows - start);
				fill(root, dictionaries, data, start, rows);
				if (start == 0) {
					dictionaries(channel, dictionaries);
				}
				try (ArrowRecordBatch batch = new VectorUnloader(root).getRecordBatch()) {
					MessageSerializer.serialize(channel, batch, IpcOption.DEFAULT);
				}
			}
			channel.writeIntLittleEndian(-1);
			channel.writeIntLittleEndian(0);
		}
		finally {
			dictionaries.values().forEach((dictionary) -> dictionary.getVector().close());
		}
	}

	private static void dictionaries(WriteChannel channel, Map<Long, Dictionary> dictionaries) throws IOException {
		for (Map.Entry<Long, Dictionary> entry : dictionaries.entrySet()) {
			FieldVector vector = entry.getValue().getVector();
			VectorSchemaRoot root = new VectorSchemaRoot(List.of(vector.getField()), List.of(vector),
					vector.getValueCount());
			try (ArrowDictionaryBatch batch = new ArrowDictionaryBatch(entry.getKey(),
					new VectorUnloader(root).getRecordBatch())) {
				MessageSerializer.serialize(channel, batch, IpcOption.DEFAULT);
			}
		}
	}

	private static void fill(VectorSchemaRoot root, Map<Long, Dictionary> dictionaries, VectorData data, int start,
			int rows) {
		RootVectors vectors = new RootVectors(root);
		ListVector annotations = vectors.annotations;
		ListVector flat = (ListVector) vectors.annotation.getChild("objects");
		ListVector predictions = vectors.predictions;
		ListVector objects = vectors.objects;
		ObjectVectors first = new ObjectVectors((StructVector) flat.getDataVector());
		ObjectVectors all = new ObjectVectors((StructVector) objects.getDataVector());
		if (start == 0) {
			value(dictionaries, vectors.partition, "train");
			value(dictionaries, vectors.mimeType, "image/jpeg");
			value(dictionaries, vectors.type, "ground_truth");
			value(dictionaries, vectors.source, "benchmark");
			value(dictionaries, vectors.review, "approved");
			first.values(dictionaries);
			all.values(dictionaries);
		}
		int object = 0;
		for (int row = 0; row < rows; row++) {
			int index = start + row;
			vectors.uuid.setSafe(row, data.uuids[index]);
			vectors.externalId.setSafe(row, data.externalIds[index]);
			vectors.created.setSafe(row, data.dates[index]);
			vectors.updated.setSafe(row, data.dates[index]);
			vectors.partition.setSafe(row, 0);
			vectors.mimeType.setSafe(row, 0);
			annotations.startNewValue(row);
			vectors.annotation.setIndexDefined(row);
			vectors.type.setSafe(row, 0);
			vectors.source.setSafe(row, 0);
			vectors.review.setSafe(row, 0);
			flat.startNewValue(row);
			predictions.startNewValue(row);
			vectors.prediction.setIndexDefined(row);
			objects.startNewValue(row);
			for (int i = 0; i < Assets.OBJECTS; i++) {
				int position = index * Assets.OBJECTS + i;
				first.write(object, data, position);
				all.write(object, data, position);
				object++;
			}
			flat.endValue(row, Assets.OBJECTS);
			objects.endValue(row, Assets.OBJECTS);
			predictions.endValue(row, 1);
			annotations.endValue(row, 1);
		}
		root.setRowCount(rows);
	}

	static void value(Map<Long, Dictionary> dictionaries, FieldVector column, String... values) {
		Dictionary dictionary = Objects.requireNonNull(dictionaries.get(column.getField().getDictionary().getId()));
		VarCharVector vector = (VarCharVector) dictionary.getVector();
		for (int i = 0; i < values.length; i++) {
			vector.setSafe(i, values[i].getBytes(StandardCharsets.UTF_8));
		}
		vector.setValueCount(values.length);
	}

}
