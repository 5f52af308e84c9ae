package ai.eyepop.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.util.Float16;
import org.apache.arrow.vector.BaseIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float2Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.SmallIntVector;
import org.apache.arrow.vector.TimeStampMilliVector;
import org.apache.arrow.vector.TinyIntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.VectorUnloader;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.apache.arrow.vector.ipc.ReadChannel;
import org.apache.arrow.vector.ipc.WriteChannel;
import org.apache.arrow.vector.ipc.message.ArrowDictionaryBatch;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.ipc.message.IpcOption;
import org.apache.arrow.vector.ipc.message.MessageChannelReader;
import org.apache.arrow.vector.ipc.message.MessageSerializer;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.arrow.vector.util.DictionaryUtility;

import ai.eyepop.data.arrow.ArrowSchemas;

/**
 * The same columns moved with Arrow's own vectors by hand, without a record: from
 * primitive arrays to bytes, and from bytes to numbers.
 */
final class VectorFloor {

	private static final int BATCH = 1024;

	private static final float[] HALVES = new float[1 << Short.SIZE];

	static {
		for (int bits = 0; bits < HALVES.length; bits++) {
			HALVES[bits] = Float16.toFloat((short) bits);
		}
	}

	private VectorFloor() {
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
		try (ArrowStreamReader reader = new ArrowStreamReader(new MessageChannelReader(new Input(bytes), allocator),
				allocator)) {
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

	/**
	 * Write all columns; those without a value as nulls.
	 * @param data the values
	 * @param output where to write
	 * @param allocator the allocator
	 * @throws IOException if writing fails
	 */
	static void write(Data data, OutputStream output, BufferAllocator allocator) throws IOException {
		Map<Long, Dictionary> dictionaries = new HashMap<>();
		List<Field> fields = new ArrayList<>();
		for (Field field : ArrowSchemas.V1_7.getFields()) {
			fields.add(DictionaryUtility.toMemoryFormat(field, allocator, dictionaries));
		}
		WriteChannel channel = new Output(output);
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

	private static void fill(VectorSchemaRoot root, Map<Long, Dictionary> dictionaries, Data data, int start,
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

	private static void value(Map<Long, Dictionary> dictionaries, FieldVector column, String... values) {
		Dictionary dictionary = Objects.requireNonNull(dictionaries.get(column.getField().getDictionary().getId()));
		VarCharVector vector = (VarCharVector) dictionary.getVector();
		for (int i = 0; i < values.length; i++) {
			vector.setSafe(i, values[i].getBytes(StandardCharsets.UTF_8));
		}
		vector.setValueCount(values.length);
	}

	/**
	 * The values, as someone would have them who knows no records.
	 */
	static final class Data {

		private final int rows = Assets.ROWS;

		private final byte[][] uuids = new byte[this.rows][];

		private final byte[][] externalIds = new byte[this.rows][];

		private final long[] dates = new long[this.rows];

		private final int[] labels = new int[this.rows * Assets.OBJECTS];

		private final double[][] numbers = new double[5][this.rows * Assets.OBJECTS];

		Data() {
			Random random = new Random(42);
			for (int row = 0; row < this.rows; row++) {
				this.uuids[row] = "00000000-0000-4000-8000-%012d".formatted(row).getBytes();
				this.externalIds[row] = "image-%06d.jpg".formatted(row).getBytes();
				this.dates[row] = 1_767_323_045_678L + row;
			}
			for (int i = 0; i < this.labels.length; i++) {
				this.labels[i] = random.nextInt(Assets.LABELS.length);
				for (double[] numbers : this.numbers) {
					numbers[i] = random.nextDouble();
				}
			}
		}

	}

	/**
	 * The vectors of assets and what is in them, down to lists of objects.
	 */
	private static final class RootVectors {

		private final VarCharVector uuid;

		private final VarCharVector externalId;

		private final TimeStampMilliVector created;

		private final TimeStampMilliVector updated;

		private final IntVector partition;

		private final SmallIntVector mimeType;

		private final ListVector annotations;

		private final StructVector annotation;

		private final TinyIntVector type;

		private final IntVector source;

		private final TinyIntVector review;

		private final ListVector predictions;

		private final StructVector prediction;

		private final ListVector objects;

		RootVectors(VectorSchemaRoot root) {
			this.uuid = (VarCharVector) root.getVector("uuid");
			this.externalId = (VarCharVector) root.getVector("external_id");
			this.created = (TimeStampMilliVector) root.getVector("created_at");
			this.updated = (TimeStampMilliVector) root.getVector("updated_at");
			this.partition = (IntVector) root.getVector("partition");
			this.mimeType = (SmallIntVector) root.getVector("mime_type");
			this.annotations = (ListVector) root.getVector("annotations");
			this.annotation = (StructVector) this.annotations.getDataVector();
			this.type = (TinyIntVector) this.annotation.getChild("type");
			this.source = (IntVector) this.annotation.getChild("source");
			this.review = (TinyIntVector) this.annotation.getChild("user_review");
			this.predictions = (ListVector) this.annotation.getChild("predictions");
			this.prediction = (StructVector) this.predictions.getDataVector();
			this.objects = (ListVector) this.prediction.getChild("objects");
		}

	}

	/**
	 * The vectors of objects.
	 */
	private static final class ObjectVectors {

		private final StructVector struct;

		private final BaseIntVector label;

		private final BaseIntVector review;

		private final Float2Vector[] numbers;

		ObjectVectors(StructVector struct) {
			this.struct = struct;
			this.label = (BaseIntVector) struct.getChild("classLabel");
			this.review = (BaseIntVector) struct.getChild("user_review");
			this.numbers = new Float2Vector[] { (Float2Vector) struct.getChild("confidence"),
					(Float2Vector) struct.getChild("x"), (Float2Vector) struct.getChild("y"),
					(Float2Vector) struct.getChild("width"), (Float2Vector) struct.getChild("height") };
		}

		void values(Map<Long, Dictionary> dictionaries) {
			value(dictionaries, (FieldVector) this.label, Assets.LABELS);
			value(dictionaries, (FieldVector) this.review, "approved");
		}

		long read(int index) {
			double sum = ((IntVector) this.label).get(index) + ((TinyIntVector) this.review).get(index);
			for (Float2Vector number : this.numbers) {
				sum += HALVES[number.get(index) & 0xFFFF];
			}
			return (long) sum;
		}

		void write(int index, Data data, int position) {
			this.struct.setIndexDefined(index);
			((IntVector) this.label).setSafe(index, data.labels[position]);
			((TinyIntVector) this.review).setSafe(index, 0);
			for (int i = 0; i < this.numbers.length; i++) {
				this.numbers[i].setSafeWithPossibleTruncate(index,
						(float) (Math.rint(data.numbers[i][position] * 1000) / 1000));
			}
		}

	}

	/**
	 * A channel that needs no access to the internals of buffers of the JDK.
	 */
	private static final class Input extends ReadChannel {

		private final byte[] bytes;

		private int position;

		Input(byte[] bytes) {
			super(Channels.newChannel(InputStream.nullInputStream()));
			this.bytes = bytes;
		}

		@Override
		public long bytesRead() {
			return this.position;
		}

		@Override
		public int readFully(ByteBuffer buffer) {
			int count = Math.min(buffer.remaining(), this.bytes.length - this.position);
			buffer.put(this.bytes, this.position, count);
			this.position += count;
			return count;
		}

		@Override
		public long readFully(ArrowBuf buffer, long length) {
			int count = (int) Math.min(length, this.bytes.length - this.position);
			buffer.setBytes(0, this.bytes, this.position, count);
			buffer.writerIndex(count);
			this.position += count;
			return count;
		}

	}

	/**
	 * A channel that needs no access to the internals of buffers of the JDK.
	 */
	private static final class Output extends WriteChannel {

		private byte[] chunk = new byte[1 << 16];

		Output(OutputStream output) {
			super(new DirectChannel(output));
		}

		@Override
		public void write(ArrowBuf buffer) throws IOException {
			int length = (int) buffer.readableBytes();
			if (length > this.chunk.length) {
				this.chunk = new byte[length];
			}
			buffer.getBytes(buffer.readerIndex(), this.chunk, 0, length);
			write(ByteBuffer.wrap(this.chunk, 0, length));
		}

	}

	/**
	 * A channel that copies nothing, which that of the JDK does.
	 */
	private record DirectChannel(OutputStream output) implements WritableByteChannel {

		@Override
		public int write(ByteBuffer buffer) throws IOException {
			int length = buffer.remaining();
			this.output.write(buffer.array(), buffer.arrayOffset() + buffer.position(), length);
			buffer.position(buffer.limit());
			return length;
		}

		@Override
		public boolean isOpen() {
			return true;
		}

		@Override
		public void close() {
			// whose output it is closes it
		}

	}

}
