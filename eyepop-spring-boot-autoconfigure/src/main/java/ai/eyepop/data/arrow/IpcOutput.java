package ai.eyepop.data.arrow;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import com.google.flatbuffers.FlatBufferBuilder;
import org.apache.arrow.flatbuf.Block;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.DictionaryBatch;
import org.apache.arrow.flatbuf.FieldNode;
import org.apache.arrow.flatbuf.Footer;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.MetadataVersion;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * Writes the messages of an Arrow stream, and what makes a file of them.
 */
final class IpcOutput {

	private static final byte[] MAGIC = "ARROW1".getBytes(StandardCharsets.US_ASCII);

	private static final byte[] PADDING = new byte[Long.BYTES];

	private static final int CONTINUATION = -1;

	private static final int BUILDER_SIZE = 16 * 1024;

	private final OutputStream output;

	private long position;

	IpcOutput(OutputStream output) {
		this.output = output;
	}

	/**
	 * Return where the next message will be.
	 * @return number of bytes so far
	 */
	long position() {
		return this.position;
	}

	void magic() throws IOException {
		write(MAGIC);
		write(PADDING, Long.BYTES - MAGIC.length);
	}

	void schema(Schema schema) throws IOException {
		FlatBufferBuilder builder = new FlatBufferBuilder(BUILDER_SIZE);
		message(builder, MessageHeader.Schema, schema.getSchema(builder), List.of());
	}

	IpcBlock batch(List<ColumnWriter> columns, int rows) throws IOException {
		FlatBufferBuilder builder = new FlatBufferBuilder(BUILDER_SIZE);
		return message(builder, MessageHeader.RecordBatch, recordBatch(builder, columns, rows), columns);
	}

	IpcBlock dictionary(long id, boolean delta, TextWriter values) throws IOException {
		FlatBufferBuilder builder = new FlatBufferBuilder(BUILDER_SIZE);
		List<ColumnWriter> columns = List.of(values);
		int data = recordBatch(builder, columns, values.count());
		int header = DictionaryBatch.createDictionaryBatch(builder, id, data, delta);
		return message(builder, MessageHeader.DictionaryBatch, header, columns);
	}

	private static int recordBatch(FlatBufferBuilder builder, List<ColumnWriter> columns, int rows) {
		// what FlatBuffers holds is put in from its end
		RecordBatch.startNodesVector(builder, columns.size());
		for (int i = columns.size() - 1; i >= 0; i--) {
			FieldNode.createFieldNode(builder, columns.get(i).count(), columns.get(i).nulls());
		}
		int nodes = builder.endVector();
		List<Bytes> buffers = buffers(columns);
		long offset = size(buffers);
		RecordBatch.startBuffersVector(builder, buffers.size());
		for (int i = buffers.size() - 1; i >= 0; i--) {
			offset -= buffers.get(i).paddedSize();
			Buffer.createBuffer(builder, offset, buffers.get(i).size());
		}
		return RecordBatch.createRecordBatch(builder, rows, nodes, builder.endVector(), 0, 0);
	}

	private static List<Bytes> buffers(List<ColumnWriter> columns) {
		List<Bytes> buffers = new ArrayList<>();
		for (ColumnWriter column : columns) {
			column.buffers(buffers::add);
		}
		return buffers;
	}

	private static long size(List<Bytes> buffers) {
		long size = 0;
		for (Bytes buffer : buffers) {
			size += buffer.paddedSize();
		}
		return size;
	}

	private IpcBlock message(FlatBufferBuilder builder, byte type, int header, List<ColumnWriter> columns)
			throws IOException {
		List<Bytes> buffers = buffers(columns);
		long bodyLength = size(buffers);
		builder.finish(Message.createMessage(builder, MetadataVersion.V5, type, header, bodyLength, 0));
		ByteBuffer metadata = builder.dataBuffer();
		long start = this.position;
		int padding = -metadata.remaining() & (Long.BYTES - 1);
		prefix(metadata.remaining() + padding);
		write(metadata);
		write(PADDING, padding);
		int metadataLength = (int) (this.position - start);
		for (Bytes buffer : buffers) {
			buffer.writeTo(this.output);
		}
		this.position += bodyLength;
		return new IpcBlock(start, metadataLength, bodyLength);
	}

	void endOfStream() throws IOException {
		prefix(0);
	}

	void footer(Schema schema, List<IpcBlock> dictionaries, List<IpcBlock> batches) throws IOException {
		FlatBufferBuilder builder = new FlatBufferBuilder(BUILDER_SIZE);
		int fields = schema.getSchema(builder);
		Footer.startDictionariesVector(builder, dictionaries.size());
		int dictionaryBlocks = blocks(builder, dictionaries);
		Footer.startRecordBatchesVector(builder, batches.size());
		int batchBlocks = blocks(builder, batches);
		builder.finish(Footer.createFooter(builder, MetadataVersion.V5, fields, dictionaryBlocks, batchBlocks, 0));
		ByteBuffer footer = builder.dataBuffer();
		int length = footer.remaining();
		write(footer);
		write(integers(length));
		write(MAGIC);
	}

	private static int blocks(FlatBufferBuilder builder, List<IpcBlock> blocks) {
		for (int i = blocks.size() - 1; i >= 0; i--) {
			IpcBlock block = blocks.get(i);
			Block.createBlock(builder, block.offset(), block.metadataLength(), block.bodyLength());
		}
		return builder.endVector();
	}

	private void prefix(int length) throws IOException {
		write(integers(CONTINUATION, length));
	}

	private static byte[] integers(int... values) {
		ByteBuffer bytes = ByteBuffer.allocate(values.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
		for (int value : values) {
			bytes.putInt(value);
		}
		return bytes.array();
	}

	private void write(ByteBuffer bytes) throws IOException {
		this.output.write(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
		this.position += bytes.remaining();
	}

	private void write(byte[] bytes) throws IOException {
		write(bytes, bytes.length);
	}

	private void write(byte[] bytes, int length) throws IOException {
		this.output.write(bytes, 0, length);
		this.position += length;
	}

	/**
	 * Count messages that are copied by other means.
	 * @param length their length in bytes
	 */
	void copied(long length) {
		this.position += length;
	}

	/**
	 * Where a message is.
	 *
	 * @param offset offset of the message in bytes
	 * @param metadataLength length of its metadata with prefix, in bytes
	 * @param bodyLength length of its body in bytes
	 */
	record IpcBlock(long offset, int metadataLength, long bodyLength) {

		IpcBlock after(long bytes) {
			return new IpcBlock(this.offset + bytes, this.metadataLength, this.bodyLength);
		}

	}

}
