package ai.eyepop.data.arrow;

import java.io.IOException;

import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/**
 * A batch of records outside the heap. Its buffers are in its body, which has been
 * checked. They are decompressed when they are used.
 */
final class IpcBatch implements AutoCloseable {

	private final BatchPlan plan;

	private final HeapGuard heap;

	private final @Nullable ArrowBuf[] decompressed;

	private final ArrowBuf body;

	private IpcBatch(BatchPlan plan, HeapGuard heap, ArrowBuf body) {
		this.plan = plan;
		this.heap = heap;
		this.decompressed = new ArrowBuf[plan.buffers()];
		this.body = body;
	}

	/**
	 * Read the body of a batch.
	 * @param plan what the message says about the batch
	 * @param bodyLength length of the body in bytes
	 * @param heap what values of the batch may take of the heap
	 * @param input where the body is next
	 * @param allocator the allocator
	 * @return the batch, to be closed
	 * @throws IOException if reading fails
	 */
	static IpcBatch read(BatchPlan plan, long bodyLength, HeapGuard heap, IpcInput input, BufferAllocator allocator)
			throws IOException {
		ArrowBuf body = ArrowMemory.allocate(allocator, bodyLength);
		boolean read = false;
		try {
			input.body(body, bodyLength);
			heap.add(bodyLength);
			IpcBatch batch = new IpcBatch(plan, heap, body);
			read = true;
			return batch;
		}
		finally {
			if (!read) {
				body.close();
			}
		}
	}

	int number() {
		return this.plan.number();
	}

	int length() {
		return this.plan.length();
	}

	int count(IpcField field) {
		return this.plan.count(field);
	}

	int nulls(IpcField field) {
		return this.plan.nulls(field);
	}

	HeapGuard heap() {
		return this.heap;
	}

	/**
	 * Return a buffer.
	 * @param index number of the buffer
	 * @return the buffer, decompressed, which is closed with this
	 */
	ArrowBuf buffer(int index) {
		long offset = this.plan.offset(index);
		long size = this.plan.size(index);
		Decompressor decompressor = this.plan.decompressor();
		if (decompressor == null || size == 0) {
			return this.body.slice(offset, size);
		}
		ArrowBuf buffer = this.decompressed[index];
		if (buffer == null) {
			buffer = decompressor.decompress(this.body, offset, size);
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
