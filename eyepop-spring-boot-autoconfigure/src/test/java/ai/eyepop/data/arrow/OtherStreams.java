package ai.eyepop.data.arrow;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.apache.arrow.compression.Lz4CompressionCodec;
import org.apache.arrow.compression.ZstdCompressionCodec;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.VectorUnloader;
import org.apache.arrow.vector.compression.CompressionCodec;
import org.apache.arrow.vector.compression.NoCompressionCodec;
import org.apache.arrow.vector.ipc.ReadChannel;
import org.apache.arrow.vector.ipc.WriteChannel;
import org.apache.arrow.vector.ipc.message.ArrowDictionaryBatch;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.ipc.message.IpcOption;
import org.apache.arrow.vector.ipc.message.MessageSerializer;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * Streams as Arrow's own code writes them, with dictionaries that are replaced before
 * each batch.
 */
final class OtherStreams {

	private static final int END_MARKER = 8;

	private OtherStreams() {
	}

	static CompressionCodec none() {
		return NoCompressionCodec.INSTANCE;
	}

	static CompressionCodec zstd() {
		return new ZstdCompressionCodec();
	}

	static CompressionCodec lz4() {
		return new Lz4CompressionCodec();
	}

	/**
	 * Write streams, one after the other, as one.
	 * @param codec how to compress
	 * @param streams streams of the same schema
	 * @return the stream
	 */
	static byte[] of(CompressionCodec codec, byte[]... streams) {
		ByteArrayOutputStream output = new ByteArrayOutputStream();
		try (ArrowMemory memory = new ArrowMemory(64 << 20)) {
			begin(schema(streams[0]), output);
			for (byte[] stream : streams) {
				try (ArrowBatches batches = new AssetArrowReader(memory).read(new ByteArrayInputStream(stream))
					.batches()) {
					while (batches.next()) {
						write(batches, codec, output);
					}
				}
			}
			end(output);
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
		return output.toByteArray();
	}

	static void begin(Schema schema, ByteArrayOutputStream output) throws IOException {
		MessageSerializer.serialize(new SafeWriteChannel(output), schema);
	}

	static void end(ByteArrayOutputStream output) throws IOException {
		WriteChannel channel = new SafeWriteChannel(output);
		channel.writeIntLittleEndian(-1);
		channel.writeIntLittleEndian(0);
	}

	/**
	 * Write a stream of one batch, without dictionaries.
	 */
	static void write(VectorSchemaRoot root, CompressionCodec codec, ByteArrayOutputStream output) throws IOException {
		begin(root.getSchema(), output);
		batch(root, codec, output);
		end(output);
	}

	/**
	 * Write a schema, and a first dictionary of nulls.
	 */
	static byte[] dictionary(CompressionCodec codec, byte[] stream, int entries) throws IOException {
		ByteArrayOutputStream output = new ByteArrayOutputStream();
		begin(schema(stream), output);
		try (BufferAllocator allocator = new RootAllocator();
				VarCharVector vector = new VarCharVector("texts", allocator)) {
			vector.allocateNew(0, entries);
			vector.setValueCount(entries);
			dictionary(0, vector, codec, output);
		}
		return output.toByteArray();
	}

	static Schema schema(byte[] stream) throws IOException {
		boolean file = new String(stream, 0, 6, StandardCharsets.US_ASCII).equals("ARROW1");
		ByteArrayInputStream input = new ByteArrayInputStream(stream);
		input.skip(file ? 8 : 0);
		return MessageSerializer.deserializeSchema(new ReadChannel(Channels.newChannel(input)));
	}

	/**
	 * Return how many values a dictionary has each time it begins anew.
	 * @param stream the stream
	 * @param schema its schema
	 * @param path names of the fields down to that with the dictionary
	 * @return the numbers of values
	 */
	static List<Integer> dictionaryValues(byte[] stream, Schema schema, String... path) {
		long id = id(schema.getFields(), path, 0);
		List<Integer> values = new ArrayList<>();
		try (BufferAllocator allocator = new RootAllocator()) {
			SafeReadChannel channel = new SafeReadChannel(new ByteArrayInputStream(stream));
			MessageSerializer.deserializeSchema(channel);
			while (channel.bytesRead() < stream.length - END_MARKER) {
				try (AutoCloseable message = MessageSerializer.deserializeMessageBatch(channel, allocator)) {
					if (message instanceof ArrowDictionaryBatch batch && batch.getDictionaryId() == id) {
						int before = batch.isDelta() ? values.remove(values.size() - 1) : 0;
						values.add(before + batch.getDictionary().getLength());
					}
				}
			}
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
		return values;
	}

	private static long id(List<Field> fields, String[] path, int depth) {
		Field field = fields.stream().filter((one) -> one.getName().equals(path[depth])).findFirst().orElseThrow();
		if (depth < path.length - 1) {
			List<Field> children = field.getChildren();
			boolean list = children.size() == 1 && children.get(0).getChildren().size() > 1;
			return id(list ? children.get(0).getChildren() : children, path, depth + 1);
		}
		return Objects.requireNonNull(field.getDictionary()).getId();
	}

	private static void write(ArrowBatches batches, CompressionCodec codec, ByteArrayOutputStream output)
			throws IOException {
		for (long id : new ArrayList<>(batches.dictionaries().getDictionaryIds())) {
			dictionary(id, batches.dictionaries().lookup(id).getVector(), codec, output);
		}
		batch(batches.root(), codec, output);
	}

	static void dictionary(long id, FieldVector vector, CompressionCodec codec, ByteArrayOutputStream output)
			throws IOException {
		VectorSchemaRoot root = new VectorSchemaRoot(List.of(vector.getField()), List.of(vector),
				vector.getValueCount());
		try (ArrowDictionaryBatch batch = new ArrowDictionaryBatch(id, unload(root, codec))) {
			MessageSerializer.serialize(new SafeWriteChannel(output), batch, IpcOption.DEFAULT);
		}
	}

	static void batch(VectorSchemaRoot root, CompressionCodec codec, ByteArrayOutputStream output) throws IOException {
		try (ArrowRecordBatch batch = unload(root, codec)) {
			MessageSerializer.serialize(new SafeWriteChannel(output), batch, IpcOption.DEFAULT);
		}
	}

	private static ArrowRecordBatch unload(VectorSchemaRoot root, CompressionCodec codec) {
		return new VectorUnloader(root, true, codec, true).getRecordBatch();
	}

	/**
	 * A channel that needs no access to the internals of buffers of the JDK.
	 */
	private static final class SafeWriteChannel extends WriteChannel {

		SafeWriteChannel(ByteArrayOutputStream output) {
			super(Channels.newChannel(output));
		}

		@Override
		public void write(ArrowBuf buffer) throws IOException {
			byte[] bytes = new byte[(int) buffer.readableBytes()];
			buffer.getBytes(buffer.readerIndex(), bytes);
			write(bytes);
		}

	}

}
