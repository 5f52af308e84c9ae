package ai.eyepop.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * Bytes that arrive, for a reader that waits for them. Closed by any thread, at any time,
 * it leaves no buffer behind, which Spring's own does while another thread reads.
 */
public final class BufferStream extends InputStream {

	private static final int PREFETCH = 16;

	private final Queue<DataBuffer> buffers = new ArrayDeque<>();

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition changed = this.lock.newCondition();

	private final Source source;

	private boolean done;

	private boolean closed;

	private @Nullable Throwable failure;

	private BufferStream(ContextView context) {
		this.source = new Source(Context.of(context));
	}

	/**
	 * Begin to read.
	 * @param bytes the bytes
	 * @param context the context to subscribe with
	 * @return the stream
	 */
	public static BufferStream of(Flux<DataBuffer> bytes, ContextView context) {
		BufferStream stream = new BufferStream(context);
		// what waits further up when this is closed
		bytes.doOnDiscard(DataBuffer.class, DataBufferUtils::release).subscribe(stream.source);
		return stream;
	}

	@Override
	public int read() throws IOException {
		byte[] one = new byte[1];
		return (read(one, 0, 1) < 0) ? -1 : one[0] & 0xFF;
	}

	@Override
	public int read(byte[] bytes, int offset, int length) throws IOException {
		Objects.checkFromIndexSize(offset, length, bytes.length);
		if (length == 0) {
			return 0;
		}
		this.lock.lock();
		try {
			DataBuffer buffer = await();
			if (buffer == null) {
				return -1;
			}
			int count = Math.min(length, buffer.readableByteCount());
			buffer.read(bytes, offset, count);
			skipEmpty();
			return count;
		}
		finally {
			this.lock.unlock();
		}
	}

	private @Nullable DataBuffer await() throws IOException {
		while (true) {
			if (this.closed) {
				throw new IOException("The stream is closed");
			}
			skipEmpty();
			DataBuffer buffer = this.buffers.peek();
			if (buffer != null) {
				return buffer;
			}
			if (this.done) {
				if (this.failure != null) {
					throw failed(this.failure);
				}
				return null;
			}
			try {
				this.changed.await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new InterruptedIOException("Interrupted while waiting for bytes");
			}
		}
	}

	private static IOException failed(Throwable failure) throws IOException {
		if (failure instanceof RuntimeException ex) {
			throw ex;
		}
		return (failure instanceof IOException ex) ? ex : new IOException(failure);
	}

	private void skipEmpty() {
		for (DataBuffer first = this.buffers.peek(); first != null
				&& first.readableByteCount() == 0; first = this.buffers.peek()) {
			this.buffers.remove();
			DataBufferUtils.release(first);
			this.source.request(1);
		}
	}

	@Override
	public void close() {
		this.lock.lock();
		try {
			this.closed = true;
			this.buffers.forEach(DataBufferUtils::release);
			this.buffers.clear();
			this.changed.signalAll();
		}
		finally {
			this.lock.unlock();
		}
		this.source.cancel();
	}

	/**
	 * Takes what arrives.
	 */
	private final class Source extends BaseSubscriber<DataBuffer> {

		private final Context context;

		Source(Context context) {
			this.context = context;
		}

		@Override
		public Context currentContext() {
			return this.context;
		}

		@Override
		protected void hookOnSubscribe(Subscription subscription) {
			request(PREFETCH);
		}

		@Override
		protected void hookOnNext(DataBuffer buffer) {
			BufferStream stream = BufferStream.this;
			stream.lock.lock();
			try {
				if (stream.closed) {
					DataBufferUtils.release(buffer);
				}
				else {
					stream.buffers.add(buffer);
					stream.changed.signalAll();
				}
			}
			finally {
				stream.lock.unlock();
			}
		}

		@Override
		protected void hookOnComplete() {
			end(null);
		}

		@Override
		protected void hookOnError(Throwable failure) {
			end(failure);
		}

		private void end(@Nullable Throwable failure) {
			BufferStream stream = BufferStream.this;
			stream.lock.lock();
			try {
				stream.done = true;
				stream.failure = failure;
				stream.changed.signalAll();
			}
			finally {
				stream.lock.unlock();
			}
		}

	}

}
