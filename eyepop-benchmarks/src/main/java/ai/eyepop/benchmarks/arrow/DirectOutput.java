package ai.eyepop.benchmarks.arrow;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.ipc.WriteChannel;

/**
 * A channel that needs no access to the internals of buffers of the JDK.
 */
final class DirectOutput extends WriteChannel {

	private byte[] chunk = new byte[1 << 16];

	DirectOutput(OutputStream output) {
		super(new DirectChannel(output));
	}

	@Override
	public void write(ArrowBuf buffer) throws IOException {
		int length = (int) buffer.readableBytes();
		if (length > this.chunk.length) {
			this.chunk = new byte[length];
		}
		buffer.getBytes(buffer.readerIndex(), this.chunk, 0, length);
		write(ByteBuffer.wrap(this.chunk, 0, length));
	}

	/**
	 * A channel that copies nothing, which that of the JDK does.
	 */
	private record DirectChannel(OutputStream output) implements WritableByteChannel {

		@Override
		public int write(ByteBuffer buffer) throws IOException {
			int length = buffer.remaining();
			this.output.write(buffer.array(), buffer.arrayOffset() + buffer.position(), length);
			buffer.position(buffer.limit());
			return length;
		}

		@Override
		public boolean isOpen() {
			return true;
		}

		@Override
		public void close() {
			// whose output it is closes it
		}

	}

}
