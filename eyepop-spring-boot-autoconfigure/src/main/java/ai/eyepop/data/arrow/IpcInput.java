package ai.eyepop.data.arrow;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.apache.arrow.memory.ArrowBuf;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of an Arrow file or stream, told apart by the first of them, message by
 * message. A file is read from its beginning to its end like a stream, so that it need
 * not be on a disk.
 */
final class IpcInput implements Closeable {

	private static final Log logger = LogFactory.getLog(IpcInput.class);

	static final int MAX_METADATA = 16 << 20;

	private static final byte[] MAGIC = "ARROW1".getBytes(StandardCharsets.US_ASCII);

	private static final int CONTINUATION = -1;

	private static final int PREFIX = 8;

	private static final int CHUNK = 64 * 1024;

	private final InputStream input;

	private final byte[] chunk = new byte[CHUNK];

	private boolean started;

	private boolean file;

	private boolean ended;

	private long position;

	IpcInput(InputStream input) {
		this.input = input;
	}

	/**
	 * Read the metadata of the next message.
	 * @return the message, or {@code null} at the end
	 * @throws IOException if reading fails
	 */
	@Nullable IpcMessage next() throws IOException {
		if (this.ended) {
			return null;
		}
		byte[] prefix = read(PREFIX);
		if (!this.started) {
			this.started = true;
			this.file = startsWith(prefix, MAGIC);
			prefix = this.file ? afterMagic(prefix) : prefix;
			checkStart(prefix);
		}
		int length = length(prefix);
		this.ended = length == 0;
		return this.ended ? null : metadata(length);
	}

	private byte[] afterMagic(byte[] prefix) throws IOException {
		if (prefix.length < PREFIX) {
			throw truncated();
		}
		return read(PREFIX);
	}

	private void checkStart(byte[] prefix) {
		if (prefix.length >= Integer.BYTES && integer(prefix, 0) != CONTINUATION) {
			throw new ArrowFormatException(
					"it is neither an Arrow file nor a stream, for it begins with %s".formatted(printable(prefix)),
					null);
		}
	}

	private int length(byte[] prefix) throws IOException {
		if (prefix.length == 0 && !this.file) {
			// as the SDK of the vendor writes it
			logger.info("Arrow data ended at byte %d without an end marker: if its writer makes one, it is not complete"
				.formatted(this.position));
			return 0;
		}
		if (prefix.length < PREFIX) {
			throw truncated();
		}
		int length = integer(prefix, Integer.BYTES);
		if (integer(prefix, 0) != CONTINUATION || length < 0 || length > MAX_METADATA) {
			throw new ArrowFormatException("there is no message at byte " + (this.position - PREFIX), null);
		}
		if (length == 0 && this.file) {
			checkFooter();
		}
		return length;
	}

	private IpcMessage metadata(int length) throws IOException {
		byte[] metadata = read(length);
		if (metadata.length < length) {
			throw truncated();
		}
		try {
			return IpcMessage.parse(metadata);
		}
		catch (IndexOutOfBoundsException | IllegalArgumentException ex) {
			throw new ArrowFormatException("the metadata before byte %d is damaged".formatted(this.position), ex);
		}
	}

	private void checkFooter() throws IOException {
		// the footer repeats what was read: only that it is whole matters
		int trailer = Integer.BYTES + MAGIC.length;
		byte[] last = new byte[0];
		long start = this.position;
		for (int count = fill(); count > 0; count = fill()) {
			byte[] joined = Arrays.copyOf(last, last.length + count);
			System.arraycopy(this.chunk, 0, joined, last.length, count);
			last = Arrays.copyOfRange(joined, Math.max(0, joined.length - trailer), joined.length);
		}
		if (last.length < trailer || !startsWith(Arrays.copyOfRange(last, Integer.BYTES, trailer), MAGIC)
				|| integer(last, 0) != this.position - start - trailer) {
			throw truncated();
		}
	}

	private int fill() throws IOException {
		int count = this.input.readNBytes(this.chunk, 0, CHUNK);
		this.position += count;
		return count;
	}

	/**
	 * Read the body of a message.
	 * @param target where to put it
	 * @param length length in bytes
	 * @throws IOException if reading fails
	 */
	void body(ArrowBuf target, long length) throws IOException {
		for (long index = 0; index < length;) {
			int count = this.input.readNBytes(this.chunk, 0, (int) Math.min(CHUNK, length - index));
			if (count == 0) {
				throw truncated();
			}
			target.setBytes(index, this.chunk, 0, count);
			index += count;
			this.position += count;
		}
	}

	private byte[] read(int length) throws IOException {
		byte[] bytes = this.input.readNBytes(length);
		this.position += bytes.length;
		return bytes;
	}

	private ArrowFormatException truncated() {
		return new ArrowFormatException("it ends too early, at byte " + this.position, null);
	}

	private static boolean startsWith(byte[] bytes, byte[] prefix) {
		return bytes.length >= prefix.length && Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length);
	}

	private static int integer(byte[] bytes, int index) {
		return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(index);
	}

	private static String printable(byte[] bytes) {
		StringBuilder text = new StringBuilder("'");
		for (byte next : bytes) {
			text.append((next >= ' ' && next < 0x7F) ? (char) next : '.');
		}
		return text.append('\'').toString();
	}

	@Override
	public void close() throws IOException {
		this.input.close();
	}

}
