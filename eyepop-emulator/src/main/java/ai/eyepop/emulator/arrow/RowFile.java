package ai.eyepop.emulator.arrow;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * File of rows: written once, then read by any number of readers. It is deleted when
 * nobody holds it any more.
 */
public final class RowFile implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(RowFile.class);

	private static final int LENGTH = 4;

	private static final int BUFFER = 64 * 1024;

	private final RowCodec codec = new RowCodec();

	private final Path file;

	private final OutputStream out;

	private long length;

	private int holders = 1;

	/**
	 * Create an empty file, which is held once.
	 * @param directory where to
	 * @throws IOException if it cannot be created
	 */
	public RowFile(Path directory) throws IOException {
		this.file = Files.createTempFile(directory, "rows-", ".bin");
		// no channel: those are closed when a thread that uses them is interrupted
		this.out = new BufferedOutputStream(new FileOutputStream(this.file.toFile()), BUFFER);
	}

	/**
	 * Write a row.
	 * @param row the row
	 * @return where it is
	 */
	public long append(AssetRow row) {
		byte[] bytes = this.codec.encode(row);
		long position = this.length;
		try {
			for (int i = 0; i < LENGTH; i++) {
				this.out.write(bytes.length >>> (8 * i));
			}
			this.out.write(bytes);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("A row cannot be kept", ex);
		}
		this.length += LENGTH + bytes.length;
		return position;
	}

	/**
	 * End writing.
	 * @return where the next row would have been
	 */
	public long finish() {
		try {
			this.out.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("A row cannot be kept", ex);
		}
		return this.length;
	}

	/**
	 * Open the file for reading.
	 * @return a reader, which holds the file
	 */
	public synchronized Reader open() {
		try {
			Reader reader = new Reader(new RandomAccessFile(this.file.toFile(), "r"));
			this.holders++;
			return reader;
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Rows cannot be read", ex);
		}
	}

	/**
	 * Hold the file once more.
	 */
	public synchronized void hold() {
		this.holders++;
	}

	/**
	 * Let the file go.
	 */
	@Override
	public synchronized void close() {
		this.holders--;
		if (this.holders == 0) {
			try {
				this.out.close();
				Files.deleteIfExists(this.file);
			}
			catch (IOException ex) {
				logger.warn("Could not delete {}", this.file, ex);
			}
		}
	}

	/**
	 * Reader of rows, fast where they are read in their order. For one thread at a time.
	 */
	public final class Reader implements AutoCloseable {

		private final RowCodec codec = new RowCodec();

		private final byte[] buffer = new byte[BUFFER];

		private final RandomAccessFile in;

		private long start;

		private int filled;

		private long end;

		private Reader(RandomAccessFile in) {
			this.in = in;
		}

		/**
		 * Read a row.
		 * @param position where it is
		 * @return the row
		 */
		public AssetRow read(long position) {
			byte[] head = bytes(position, LENGTH);
			int size = 0;
			for (int i = 0; i < LENGTH; i++) {
				size |= (head[i] & 0xff) << (8 * i);
			}
			this.end = position + LENGTH + size;
			return this.codec.decode(bytes(position + LENGTH, size));
		}

		/**
		 * Return where the last row ended.
		 * @return the position of the next
		 */
		public long end() {
			return this.end;
		}

		private byte[] bytes(long position, int size) {
			try {
				if (size > BUFFER) {
					byte[] large = new byte[size];
					this.in.seek(position);
					this.in.readFully(large);
					return large;
				}
				if (position < this.start || position + size > this.start + this.filled) {
					this.in.seek(position);
					this.start = position;
					this.filled = this.in.read(this.buffer);
				}
				int from = (int) (position - this.start);
				return Arrays.copyOfRange(this.buffer, from, from + size);
			}
			catch (IOException ex) {
				throw new UncheckedIOException("Rows cannot be read", ex);
			}
		}

		@Override
		public void close() {
			try {
				this.in.close();
			}
			catch (IOException ex) {
				logger.warn("Could not close {}", RowFile.this.file, ex);
			}
			RowFile.this.close();
		}

	}

}
