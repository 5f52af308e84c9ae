package ai.eyepop.http;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.Flux;

import ai.eyepop.internal.Lookahead;

/**
 * Cuts a stream of bytes into lines and decodes each from the one array into which its
 * bytes were copied. Not thread-safe.
 * <p>
 * A line may have as many bytes as its limit says, without its line feed and with a
 * carriage return; how many lines there are, and how many of them are blank, has no
 * limit. A line that is too long fails as soon as more bytes of it have arrived, whether
 * it ends or not. So the array has no more than twice the bytes of the longest line and
 * of what was read from the connection at once.
 *
 * @param <T> type of a decoded line
 * @since 0.1.0
 */
public final class LineReader<T> {

	/** Prefetched buffers are bytes on the heap: as few as keep the decoder busy. */
	private static final int PREFETCH = 2;

	private static final int INITIAL_SIZE = 8 * 1024;

	private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

	private static final long EVERY_BYTE = 0x0101010101010101L;

	private static final long LINE_FEEDS = '\n' * EVERY_BYTE;

	private final LineDecoder<T> decoder;

	private final int maxLineSize;

	private byte[] bytes = new byte[INITIAL_SIZE];

	/** Where the next line begins. */
	private int start;

	/** Up to where the next line was searched for its end. */
	private int scanned;

	private int end;

	private long lineNumber = 1;

	LineReader(LineDecoder<T> decoder, int maxLineSize) {
		this.decoder = decoder;
		this.maxLineSize = maxLineSize;
	}

	/**
	 * Read lines while they arrive, no faster than they are asked for.
	 * @param <T> type of a decoded line
	 * @param bytes the lines, whose buffers are released
	 * @param decoder decodes a line
	 * @param maxLineSize size of the longest line in bytes, from 1; 1 KB to 1 GB by
	 * {@link HttpSettings#maxLineSize()}
	 * @return the lines that are not blank. Fails with {@link MalformedStreamException}
	 * if a line is too long
	 */
	public static <T> Flux<T> read(Flux<DataBuffer> bytes, LineDecoder<T> decoder, int maxLineSize) {
		return Flux.defer(() -> {
			LineReader<T> reader = new LineReader<>(decoder, maxLineSize);
			return bytes.map(Chunk::new)
				.flatMapIterable((chunk) -> reader.lines(chunk.take()), PREFETCH)
				.concatWith(Flux.defer(() -> Flux.fromIterable(reader.lastLine())))
				.doOnDiscard(Chunk.class, Chunk::discard);
		});
	}

	/**
	 * Take over the bytes of a buffer, and release it.
	 * @param buffer the next buffer of the stream
	 * @return the lines that end in it, each decoded when it is asked for, which must be
	 * before the next call
	 */
	Iterable<T> lines(DataBuffer buffer) {
		try {
			append(buffer);
		}
		finally {
			DataBufferUtils.release(buffer);
		}
		return () -> new Lines(false);
	}

	/**
	 * Return the line that no line feed ends, after the last buffer.
	 * @return the line, or nothing if it is blank
	 */
	Iterable<T> lastLine() {
		return () -> new Lines(true);
	}

	private void append(DataBuffer buffer) {
		int length = buffer.readableByteCount();
		if (length > this.bytes.length - this.end) {
			makeRoom(length);
		}
		buffer.read(this.bytes, this.end, length);
		this.end += length;
	}

	private void makeRoom(int length) {
		int kept = this.end - this.start;
		if (kept + (long) length > this.bytes.length) {
			this.bytes = Arrays.copyOfRange(this.bytes, this.start, this.start + newSize(kept + (long) length));
		}
		else {
			System.arraycopy(this.bytes, this.start, this.bytes, 0, kept);
		}
		this.scanned -= this.start;
		this.start = 0;
		this.end = kept;
	}

	private int newSize(long needed) {
		return (int) Math.min(Math.max(needed, this.bytes.length * 2L), Integer.MAX_VALUE - 8L);
	}

	private @Nullable T next(boolean last) {
		while (this.start < this.end) {
			int lineEnd = find();
			if (lineEnd - this.start > this.maxLineSize) {
				throw new MalformedStreamException(this.lineNumber,
						"is longer than %d bytes. Raise the limit (eyepop.http.max-line-size) if such lines are expected"
							.formatted(this.maxLineSize),
						null);
			}
			if (lineEnd == this.end && !last) {
				return null;
			}
			T decoded = isBlank(lineEnd) ? null
					: this.decoder.decode(this.bytes, this.start, lineEnd - this.start, this.lineNumber);
			this.start = Math.min(lineEnd + 1, this.end);
			this.scanned = this.start;
			this.lineNumber++;
			if (decoded != null) {
				return decoded;
			}
		}
		return null;
	}

	private int find() {
		int i = this.scanned;
		for (; i <= this.end - Long.BYTES; i += Long.BYTES) {
			// the lowest bit that is set is that of the first byte that is a line feed
			long others = (long) LONGS.get(this.bytes, i) ^ LINE_FEEDS;
			long found = (others - EVERY_BYTE) & ~others & (EVERY_BYTE << (Byte.SIZE - 1));
			if (found != 0) {
				return i + Long.numberOfTrailingZeros(found) / Byte.SIZE;
			}
		}
		for (; i < this.end; i++) {
			if (this.bytes[i] == '\n') {
				return i;
			}
		}
		this.scanned = this.end;
		return this.end;
	}

	private boolean isBlank(int lineEnd) {
		for (int i = this.start; i < lineEnd; i++) {
			if (this.bytes[i] != ' ' && this.bytes[i] != '\t' && this.bytes[i] != '\r') {
				return false;
			}
		}
		return true;
	}

	private final class Lines extends Lookahead<T> {

		private final boolean last;

		private Lines(boolean last) {
			this.last = last;
		}

		@Override
		protected @Nullable T find() {
			return LineReader.this.next(this.last);
		}

	}

}
