package ai.eyepop.emulator.arrow;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;

import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.ipc.WriteChannel;

/**
 * Channel that copies buffers through the heap: direct access to them needs a flag of the
 * virtual machine.
 */
final class HeapWriteChannel extends WriteChannel {

	private final byte[] piece = new byte[64 * 1024];

	HeapWriteChannel(OutputStream out) {
		super(Channels.newChannel(out));
	}

	@Override
	public void write(ArrowBuf buffer) throws IOException {
		long end = buffer.readerIndex() + buffer.readableBytes();
		for (long at = buffer.readerIndex(); at < end;) {
			int length = (int) Math.min(this.piece.length, end - at);
			buffer.getBytes(at, this.piece, 0, length);
			write(ByteBuffer.wrap(this.piece, 0, length));
			at += length;
		}
	}

}
