package ai.eyepop.benchmarks.arrow;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.apache.arrow.vector.ipc.message.MessageChannelReader;

/**
 * Reads the columns with Arrow's own vectors by hand, without a record: from bytes to
 * numbers.
 */
final class VectorReading {

	private VectorReading() {
	}

	/**
	 * Read all columns that have values.
	 * @param bytes the stream
	 * @param allocator the allocator
	 * @return a sum of all that was read
	 * @throws IOException if reading fails
	 */
	static long read(byte[] bytes, BufferAllocator allocator) throws IOException {
		long sum = 0;
		try (ArrowStreamReader reader = new ArrowStreamReader(
				new MessageChannelReader(new ArrayInput(bytes), allocator), allocator)) {
			while (reader.loadNextBatch()) {
				sum += read(reader.getVectorSchemaRoot());
			}
		}
		return sum;
	}

	private static long read(VectorSchemaRoot root) {
		RootVectors vectors = new RootVectors(root);
		ListVector annotations = vectors.annotations;
		ListVector predictions = vectors.predictions;
		ListVector objects = vectors.objects;
		ObjectVectors object = new ObjectVectors((StructVector) objects.getDataVector());
		long sum = 0;
		for (int row = 0; row < root.getRowCount(); row++) {
			sum += new String(vectors.uuid.get(row), StandardCharsets.UTF_8).hashCode();
			sum += new String(vectors.externalId.get(row), StandardCharsets.UTF_8).hashCode();
			sum += vectors.created.get(row) + vectors.updated.get(row) + vectors.partition.get(row)
					+ vectors.mimeType.get(row);
			for (int i = annotations.getElementStartIndex(row); i < annotations.getElementEndIndex(row); i++) {
				sum += vectors.type.get(i) + vectors.source.get(i) + vectors.review.get(i);
				for (int p = predictions.getElementStartIndex(i); p < predictions.getElementEndIndex(i); p++) {
					for (int o = objects.getElementStartIndex(p); o < objects.getElementEndIndex(p); o++) {
						sum += object.read(o);
					}
				}
			}
		}
		return sum;
	}

}
