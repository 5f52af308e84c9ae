package ai.eyepop.data.arrow;

import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.OutOfMemoryException;
import org.apache.arrow.memory.RootAllocator;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

/**
 * Memory outside the heap, in which batches are kept while they are read. One is enough
 * for an endpoint, however many files are read at once.
 *
 * @since 0.1.0
 */
public final class ArrowMemory implements AutoCloseable {

	private final BufferAllocator root;

	private volatile boolean closed;

	/**
	 * Create memory, none of which is taken yet. Arrow must be on the class path, as
	 * {@link ArrowSupport#require()} tells.
	 * @param limit the most that may be in use at once, in bytes
	 */
	public ArrowMemory(long limit) {
		Assert.isTrue(limit > 0, "'limit' must be positive");
		this.root = new RootAllocator(limit);
	}

	/**
	 * Return how much is in use.
	 * @return bytes in use now
	 */
	public long used() {
		return this.root.getAllocatedMemory();
	}

	/**
	 * Return how much was in use.
	 * @return the most bytes that were in use at once
	 */
	long peak() {
		return this.root.getPeakMemoryAllocation();
	}

	/**
	 * Return the allocator, to copy columns that should outlive their batch.
	 * @return the allocator; what is made with it must be closed before this
	 */
	public BufferAllocator allocator() {
		return this.root;
	}

	BufferAllocator child(String name) {
		Assert.state(!this.closed, "The Arrow memory is closed");
		return this.root.newChildAllocator(name, 0, this.root.getLimit());
	}

	static ArrowBuf allocate(BufferAllocator allocator, long size) {
		try {
			return allocator.buffer(size);
		}
		catch (OutOfMemoryException ex) {
			throw exceeded(size, allocator, ex);
		}
	}

	static ArrowMemoryException exceeded(long size, BufferAllocator allocator, OutOfMemoryException cause) {
		BufferAllocator root = allocator.getRoot();
		return new ArrowMemoryException(("Arrow data needs %,d bytes outside the heap, but %,d of %,d are in use: "
				+ "raise eyepop.data.arrow.memory-limit, or read fewer files at once")
			.formatted(size, root.getAllocatedMemory(), root.getLimit()), cause);
	}

	/**
	 * Give the memory back. What is still in use can be closed later, but nothing more is
	 * read.
	 * @throws ArrowMemoryException if some of it is still in use, by a reader that was
	 * not closed for instance
	 */
	@Override
	public void close() {
		this.closed = true;
		long used = this.root.getAllocatedMemory();
		if (used > 0) {
			throw inUse(used, null);
		}
		try {
			this.root.close();
		}
		catch (IllegalStateException ex) {
			throw inUse(used, ex);
		}
	}

	private static ArrowMemoryException inUse(long used, @Nullable Throwable cause) {
		return new ArrowMemoryException(
				"%,d bytes of Arrow memory are still in use: close each stream and batch that was read".formatted(used),
				cause);
	}

}
