package ai.eyepop.data.arrow;

import java.io.IOException;
import java.io.InputStream;
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

	private final BufferAllocator allocator;

	private final IpcReader reader;

	// memory must not be given back while it is read
	private final ReentrantLock lock = new ReentrantLock();

	private boolean closed;

	ArrowCursor(InputStream input, ArrowMemory memory) {
		this.allocator = memory.child("read");
		this.reader = new IpcReader(new IpcInput(input), this.allocator);
	}

	/**
	 * Return what comes next.
	 * @return what comes next, or {@code null} at the end
	 */
	final @Nullable T next() {
		this.lock.lock();
		try {
			if (this.closed) {
				throw new IllegalStateException("The Arrow data was closed");
			}
			return advance();
		}
		catch (OutOfMemoryException ex) {
			throw failed(ArrowMemory.exceeded(0, this.allocator, ex));
		}
		catch (IOException | RuntimeException ex) {
			throw failed(ArrowTransferException.reading(ex));
		}
		finally {
			this.lock.unlock();
		}
	}

	private RuntimeException failed(RuntimeException failure) {
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

	@Override
	public final void close() {
		this.lock.lock();
		try {
			if (!this.closed) {
				this.closed = true;
				free();
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	private void free() {
		try (IpcReader reader = this.reader; BufferAllocator allocator = this.allocator) {
			release();
		}
		catch (IOException ex) {
			throw new ArrowTransferException("Closing", ex);
		}
	}

}
