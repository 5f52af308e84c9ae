package ai.eyepop.emulator.arrow;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/**
 * Messages of an IPC stream or an IPC file, which are told apart by their first bytes. A
 * length is not believed before as many bytes are there, and bodies are copied through
 * the heap, as direct access needs a flag of the virtual machine.
 */
final class MessageSource {

	private static final byte[] MAGIC = "ARROW1".getBytes(StandardCharsets.US_ASCII);

	private static final int MAGIC_WITH_PADDING = 8;

	private static final int CONTINUATION = -1;

	private static final int MAX_METADATA = 64 * 1024 * 1024;

	private static final int PIECE = 64 * 1024;

	private final byte[] piece = new byte[PIECE];

	private final PushbackInputStream in;

	private final BufferAllocator allocator;

	private final boolean file;

	private boolean ended;

	MessageSource(InputStream in, BufferAllocator allocator) throws IOException {
		this.in = new PushbackInputStream(in, MAGIC_WITH_PADDING);
		this.allocator = allocator;
		byte[] head = this.in.readNBytes(MAGIC_WITH_PADDING);
		this.file = head.length == MAGIC_WITH_PADDING && Arrays.equals(head, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
		if (!this.file) {
			this.in.unread(head);
		}
	}

	/**
	 * Return whether nothing comes at all, which is a table without rows.
	 * @return whether it is so
	 * @throws IOException if it cannot be read
	 */
	boolean isEmpty() throws IOException {
		int first = this.in.read();
		if (first >= 0) {
			this.in.unread(first);
		}
		return first < 0 && !this.file;
	}

	/**
	 * Read the next message.
	 * @return the message with its body, {@code null} at the end
	 * @throws IOException if it cannot be read
	 */
	@Nullable Received next() throws IOException {
		if (this.ended) {
			return null;
		}
		byte[] prefix = this.in.readNBytes(4);
		int length = (prefix.length == 4) ? number(prefix) : 0;
		if (prefix.length == 4 && length == CONTINUATION) {
			prefix = this.in.readNBytes(4);
			length = (prefix.length == 4) ? number(prefix) : -1;
		}
		if (prefix.length != 4 && (prefix.length != 0 || this.file || length < 0)) {
			throw endsTooEarly();
		}
		if (length == 0) {
			this.ended = true;
			finish(prefix.length == 4);
			return null;
		}
		if (length < 0 || length > MAX_METADATA) {
			throw new DamagedArrowException("a message cannot have %d bytes of metadata".formatted(length));
		}
		byte[] metadata = this.in.readNBytes(length);
		if (metadata.length != length) {
			throw endsTooEarly();
		}
		Message message = Message.getRootAsMessage(ByteBuffer.wrap(metadata));
		return new Received(message, body(message.bodyLength()));
	}

	private void finish(boolean marked) throws IOException {
		if (!marked || !this.file) {
			return;
		}
		byte[] tail = new byte[0];
		for (int read = this.in.read(this.piece); read >= 0; read = this.in.read(this.piece)) {
			byte[] joined = Arrays.copyOf(tail, tail.length + read);
			System.arraycopy(this.piece, 0, joined, tail.length, read);
			tail = Arrays.copyOfRange(joined, Math.max(0, joined.length - MAGIC.length), joined.length);
		}
		if (!Arrays.equals(tail, MAGIC)) {
			throw endsTooEarly();
		}
	}

	private @Nullable ArrowBuf body(long length) throws IOException {
		if (length == 0) {
			return null;
		}
		if (length < 0 || length > this.allocator.getLimit()) {
			throw new DamagedArrowException("a batch of %,d bytes is more than the emulator takes (%,d)"
				.formatted(length, this.allocator.getLimit()));
		}
		ArrowBuf body = this.allocator.buffer(length);
		try {
			for (long done = 0; done < length;) {
				int read = this.in.read(this.piece, 0, (int) Math.min(this.piece.length, length - done));
				if (read < 0) {
					throw endsTooEarly();
				}
				body.setBytes(done, this.piece, 0, read);
				done += read;
			}
			body.writerIndex(length);
			return body;
		}
		catch (IOException | RuntimeException ex) {
			body.close();
			throw ex;
		}
	}

	private static int number(byte[] bytes) {
		return (bytes[3] & 0xff) << 24 | (bytes[2] & 0xff) << 16 | (bytes[1] & 0xff) << 8 | bytes[0] & 0xff;
	}

	private static DamagedArrowException endsTooEarly() {
		return new DamagedArrowException("it ends too early");
	}

	/**
	 * Message that was read.
	 *
	 * @param message the message
	 * @param body its body, to be closed by who takes it, or {@code null} if it has none
	 */
	record Received(Message message, @Nullable ArrowBuf body) {

		void close() {
			if (this.body != null) {
				this.body.close();
			}
		}

	}

}
