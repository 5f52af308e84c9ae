package ai.eyepop.data.arrow;

import java.io.IOException;

import org.apache.arrow.flatbuf.BodyCompression;
import org.apache.arrow.flatbuf.BodyCompressionMethod;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.FieldNode;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/**
 * A batch of records outside the heap. Where its metadata says that buffers are has been
 * checked: they are in its body. They are decompressed when they are used.
 */
final class IpcBatch implements AutoCloseable {

	private final int number;

	private final int length;

	private final int[] counts;

	private final int[] nulls;

	private final long[] offsets;

	private final long[] sizes;

	private final @Nullable Decompressor decompressor;

	private final @Nullable ArrowBuf[] decompressed;

	private final ArrowBuf body;

	private IpcBatch(int number, RecordBatch metadata, IpcLayout layout, long bodyLength, ArrowBuf body) {
		this.number = number;
		this.length = count(metadata.length());
		this.counts = new int[layout.nodes()];
		this.nulls = new int[layout.nodes()];
		this.offsets = new long[layout.buffers()];
		this.sizes = new long[layout.buffers()];
		this.decompressed = new ArrowBuf[layout.buffers()];
		this.decompressor = decompressor(metadata.compression());
		this.body = body;
		nodes(metadata);
		buffers(metadata, bodyLength);
	}

	/**
	 * Read the body of a batch.
	 * @param number number of the batch, from 0
	 * @param metadata what the message says about the batch
	 * @param layout the fields that the batch should have
	 * @param bodyLength length of the body in bytes
	 * @param input where the body is next
	 * @param allocator the allocator
	 * @return the batch, to be closed
	 * @throws IOException if reading fails
	 */
	static IpcBatch read(int number, RecordBatch metadata, IpcLayout layout, long bodyLength, IpcInput input,
			BufferAllocator allocator) throws IOException {
		ArrowBuf body = ArrowMemory.allocate(allocator, bodyLength);
		try {
			IpcBatch batch = new IpcBatch(number, metadata, layout, bodyLength, body);
			input.body(body, bodyLength);
			return batch;
		}
		catch (IndexOutOfBoundsException | IllegalArgumentException ex) {
			body.close();
			throw new ArrowFormatException("the metadata is damaged", number, ArrowFormatException.UNKNOWN, null, ex);
		}
		catch (IOException | RuntimeException ex) {
			body.close();
			throw ex;
		}
	}

	private void nodes(RecordBatch metadata) {
		if (metadata.nodesLength() != this.counts.length || metadata.buffersLength() != this.offsets.length) {
			throw damaged("its batch has other columns than its schema");
		}
		FieldNode node = new FieldNode();
		for (int i = 0; i < this.counts.length; i++) {
			metadata.nodes(node, i);
			this.counts[i] = count(node.length());
			this.nulls[i] = count(node.nullCount());
			if (this.nulls[i] > this.counts[i]) {
				throw damaged("a column has more nulls than values");
			}
		}
	}

	private void buffers(RecordBatch metadata, long bodyLength) {
		Buffer buffer = new Buffer();
		for (int i = 0; i < this.offsets.length; i++) {
			metadata.buffers(buffer, i);
			long offset = buffer.offset();
			long size = buffer.length();
			if (offset < 0 || size < 0 || offset > bodyLength - size) {
				throw damaged("a buffer is not in its message");
			}
			this.offsets[i] = offset;
			this.sizes[i] = size;
		}
	}

	private int count(long count) {
		if (count < 0 || count >= Integer.MAX_VALUE) {
			throw damaged("a count is %d".formatted(count));
		}
		return (int) count;
	}

	private @Nullable Decompressor decompressor(@Nullable BodyCompression compression) {
		if (compression == null) {
			return null;
		}
		if (compression.method() != BodyCompressionMethod.BUFFER) {
			throw damaged("its method of compression is not known");
		}
		ArrowSupport.requireCompression(IpcBatch.class.getClassLoader());
		return Decompressor.of(compression.codec());
	}

	private ArrowFormatException damaged(String problem) {
		return new ArrowFormatException(problem, this.number, ArrowFormatException.UNKNOWN, null, null);
	}

	int number() {
		return this.number;
	}

	int length() {
		return this.length;
	}

	int count(IpcField field) {
		return this.counts[field.node()];
	}

	int nulls(IpcField field) {
		return this.nulls[field.node()];
	}

	/**
	 * Return a buffer.
	 * @param index number of the buffer
	 * @return the buffer, decompressed, which is closed with this
	 */
	ArrowBuf buffer(int index) {
		if (this.decompressor == null || this.sizes[index] == 0) {
			return this.body.slice(this.offsets[index], this.sizes[index]);
		}
		ArrowBuf buffer = this.decompressed[index];
		if (buffer == null) {
			buffer = this.decompressor.decompress(this.body, this.offsets[index], this.sizes[index]);
			this.decompressed[index] = buffer;
		}
		return buffer;
	}

	@Override
	public void close() {
		for (ArrowBuf buffer : this.decompressed) {
			if (buffer != null) {
				buffer.close();
			}
		}
		this.body.close();
	}

}
