package ai.eyepop.data.arrow;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;

import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.OutOfMemoryException;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Goes through Arrow data, and closes all of it at once.
 *
 * @param <T> what it gives
 */
abstract class ArrowCursor<T> implements AutoCloseable {

	private static final String CLOSED = "The Arrow data was closed";

	private final OpenReaders readers;

	private final BufferAllocator allocator;

	private final IpcReader reader;

	private final AtomicReference<@Nullable String> stopped = new AtomicReference<>();

	// memory must not be given back while it is read
	private final ReentrantLock lock = new ReentrantLock();

	private boolean closed;

	ArrowCursor(InputStream input, ArrowMemory memory) {
		this.readers = memory.readers();
		this.allocator = memory.child("read");
		this.reader = new IpcReader(new IpcInput(input), this.allocator);
		try {
			this.readers.add(this);
		}
		catch (IllegalStateException ex) {
			this.allocator.close();
			throw ex;
		}
	}

	/**
	 * Return what comes next.
	 * @return what comes next, or {@code null} at the end
	 */
	final @Nullable T next() {
		this.lock.lock();
		try {
			if (this.stopped.get() != null) {
				throw new IllegalStateException(this.stopped.get());
			}
			return advance();
		}
		catch (OutOfMemoryException ex) {
			throw failed(ArrowMemory.exceeded(ArrowMemory.UNKNOWN, this.allocator, ex));
		}
		catch (IOException | RuntimeException ex) {
			throw failed(why(ArrowTransferException.reading(ex)));
		}
		catch (Error ex) {
			throw failed(ex);
		}
		finally {
			this.lock.unlock();
		}
	}

	private RuntimeException why(RuntimeException failure) {
		// input that was closed fails in its own way
		String reason = this.stopped.get();
		return (reason != null) ? new IllegalStateException(reason, failure) : failure;
	}

	private <E extends Throwable> E failed(E failure) {
		try {
			close();
		}
		catch (RuntimeException ex) {
			failure.addSuppressed(ex);
		}
		return failure;
	}

	abstract @Nullable T advance() throws IOException;

	final @Nullable Schema schema() throws IOException {
		return this.reader.schema();
	}

	final @Nullable IpcBatch batch(IpcLayout layout, IpcReader.DictionaryConsumer dictionaries) throws IOException {
		return this.reader.next(layout, dictionaries);
	}

	final BufferAllocator allocator() {
		return this.allocator;
	}

	abstract void release();

	/**
	 * Close where the data comes from, so that nobody waits for it, and read no more.
	 * What was read stays until this is closed.
	 * @param reason what to tell who reads
	 */
	final void stop(String reason) {
		if (this.stopped.compareAndSet(null, reason)) {
			try {
				this.reader.close();
			}
			catch (IOException ex) {
				throw new ArrowTransferException("Closing", ex);
			}
		}
	}

	@Override
	public final void close() {
		try {
			// before the lock, which is held by who waits for data
			stop(CLOSED);
		}
		finally {
			free();
		}
	}

	private void free() {
		this.lock.lock();
		try (BufferAllocator allocator = this.closed ? null : this.allocator) {
			if (allocator != null) {
				this.closed = true;
				release();
			}
		}
		finally {
			this.readers.remove(this);
			this.lock.unlock();
		}
	}

}
