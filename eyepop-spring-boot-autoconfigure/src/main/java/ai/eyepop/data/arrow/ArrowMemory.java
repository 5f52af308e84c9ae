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

	static final long UNKNOWN = -1;

	private final BufferAllocator root;

	private final OpenReaders readers = new OpenReaders();

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

	/**
	 * Return how many read.
	 * @return how many streams of assets and batches were opened, and not closed
	 */
	public int open() {
		return this.readers.count();
	}

	/**
	 * Take no more to read, and fail what is still read, also for threads that wait for
	 * it. What they have is in use until they close it.
	 * @param reason what to tell them, by an {@link IllegalStateException}
	 * @throws ArrowTransferException if where data comes from cannot be closed
	 */
	public void end(String reason) {
		this.readers.end(reason);
	}

	OpenReaders readers() {
		return this.readers;
	}

	BufferAllocator child(String name) {
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
		String needed = (size != UNKNOWN) ? "%,d bytes".formatted(size) : "more";
		return new ArrowMemoryException(("Arrow data needs %s outside the heap, but %,d of %,d bytes are in use: "
				+ "raise eyepop.data.arrow.memory-limit, or read fewer files at once")
			.formatted(needed, root.getAllocatedMemory(), root.getLimit()), cause);
	}

	/**
	 * Give the memory back, and {@link #end(String) end} what is still read. What was not
	 * closed can be closed later, and this after it.
	 * @throws ArrowMemoryException if a stream or a batch was not closed, or memory is
	 * still in use
	 */
	@Override
	public void close() {
		end("The Arrow memory is closed");
		long used = this.root.getAllocatedMemory();
		if (used > 0 || open() > 0) {
			throw inUse(used, null);
		}
		try {
			this.root.close();
		}
		catch (IllegalStateException ex) {
			throw inUse(used, ex);
		}
	}

	private ArrowMemoryException inUse(long used, @Nullable Throwable cause) {
		return new ArrowMemoryException(
				"%,d bytes of Arrow memory are still in use, and %d readers open: close each stream and batch that was read"
					.formatted(used, open()),
				cause);
	}

}
