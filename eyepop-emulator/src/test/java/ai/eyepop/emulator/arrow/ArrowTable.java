package ai.eyepop.emulator.arrow;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apache.arrow.compression.CommonsCompressionFactory;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BaseIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float2Vector;
import org.apache.arrow.vector.TimeStampMilliVector;
import org.apache.arrow.vector.UInt4Vector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.apache.arrow.vector.ipc.ReadChannel;
import org.apache.arrow.vector.ipc.message.MessageChannelReader;
import org.jspecify.annotations.Nullable;

/**
 * Table as Arrow's own reader sees it, with raw cells: dictionaries are looked up, halves
 * are doubles.
 *
 * @param rows the rows
 * @param batches how many rows each batch has
 * @param schema the schema as text
 */
public record ArrowTable(List<Map<String, @Nullable Object>> rows, List<Integer> batches, String schema) {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS");

	/**
	 * Read a stream, or a file from its front.
	 * @param bytes the bytes
	 * @return the table
	 */
	public static ArrowTable of(byte[] bytes) {
		boolean file = new String(bytes, 0, Math.min(6, bytes.length)).equals("ARROW1");
		byte[] stream = file ? Arrays.copyOfRange(bytes, 8, bytes.length) : bytes;
		List<Map<String, @Nullable Object>> rows = new ArrayList<>();
		List<Integer> batches = new ArrayList<>();
		ReadableByteChannel channel = Channels.newChannel(new ByteArrayInputStream(stream));
		try (BufferAllocator allocator = new RootAllocator();
				ArrowStreamReader reader = new ArrowStreamReader(
						new MessageChannelReader(new HeapReadChannel(channel), allocator), allocator,
						CommonsCompressionFactory.INSTANCE)) {
			while (reader.loadNextBatch()) {
				batches.add(reader.getVectorSchemaRoot().getRowCount());
				for (int i = 0; i < reader.getVectorSchemaRoot().getRowCount(); i++) {
					rows.add(struct(reader, reader.getVectorSchemaRoot().getFieldVectors(), i));
				}
			}
			return new ArrowTable(rows, batches, reader.getVectorSchemaRoot().getSchema().toString());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Map<String, @Nullable Object> struct(ArrowStreamReader reader, List<FieldVector> vectors,
			int index) {
		Map<String, @Nullable Object> cells = new LinkedHashMap<>();
		vectors.forEach((vector) -> cells.put(vector.getName(), cell(reader, vector, index)));
		return cells;
	}

	private static @Nullable Object cell(ArrowStreamReader reader, FieldVector vector, int index) {
		if (vector.isNull(index)) {
			return null;
		}
		if (vector.getField().getDictionary() != null) {
			FieldVector texts = reader.lookup(vector.getField().getDictionary().getId()).getVector();
			return String.valueOf(texts.getObject((int) ((BaseIntVector) vector).getValueAsLong(index)));
		}
		if (vector instanceof StructVector struct) {
			return struct(reader, struct.getChildrenFromFields(), index);
		}
		if (vector instanceof ListVector list) {
			List<@Nullable Object> items = new ArrayList<>();
			for (int i = list.getElementStartIndex(index); i < list.getElementEndIndex(index); i++) {
				items.add(cell(reader, list.getDataVector(), i));
			}
			return items;
		}
		if (vector instanceof Float2Vector halves) {
			return number(halves.getValueAsFloat(index));
		}
		if (vector instanceof TimeStampMilliVector times) {
			return TIME.format(LocalDateTime.ofInstant(Instant.ofEpochMilli(times.get(index)), ZoneOffset.UTC));
		}
		if (vector instanceof UInt4Vector whole) {
			return whole.getValueAsLong(index);
		}
		if (vector instanceof BaseIntVector whole) {
			return whole.getValueAsLong(index);
		}
		Object value = vector.getObject(index);
		return (value instanceof Float real) ? number(real) : (value instanceof Boolean) ? value : value.toString();
	}

	private static Object number(double value) {
		return (Double.isNaN(value) || Double.isInfinite(value)) ? String.valueOf(value) : (Object) value;
	}

	private static final class HeapReadChannel extends ReadChannel {

		HeapReadChannel(ReadableByteChannel in) {
			super(in);
		}

		@Override
		public long readFully(ArrowBuf buffer, long length) throws IOException {
			byte[] bytes = new byte[(int) length];
			int read = readFully(ByteBuffer.wrap(bytes));
			buffer.writeBytes(bytes, 0, read);
			return read;
		}

	}

}
