package ai.eyepop.emulator.arrow;

import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Memory outside of the heap that imports and exports share. There is none before the
 * first of them.
 */
public final class ArrowMemory implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(ArrowMemory.class);

	private static final long LIMIT = 256L * 1024 * 1024;

	private @Nullable BufferAllocator root;

	private boolean closed;

	/**
	 * Open a part of the memory.
	 * @param name what it is for
	 * @return an allocator, to be closed
	 */
	public synchronized BufferAllocator open(String name) {
		if (this.closed) {
			throw new IllegalStateException("The emulator is closed");
		}
		BufferAllocator memory = this.root;
		if (memory == null) {
			memory = new RootAllocator(LIMIT);
			this.root = memory;
		}
		return memory.newChildAllocator(name, 0, LIMIT);
	}

	/**
	 * Return how much memory is in use.
	 * @return bytes, 0 or more
	 */
	public synchronized long allocated() {
		return (this.root != null) ? this.root.getAllocatedMemory() : 0;
	}

	@Override
	public synchronized void close() {
		this.closed = true;
		try {
			if (this.root != null) {
				this.root.close();
			}
		}
		catch (IllegalStateException ex) {
			logger.warn("Memory was not given back", ex);
		}
		this.root = null;
	}

}
