package ai.eyepop.data.arrow;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;

import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.ipc.ReadChannel;

/**
 * A channel that needs no access to the internals of buffers of the JDK.
 */
final class SafeReadChannel extends ReadChannel {

	SafeReadChannel(InputStream input) {
		super(Channels.newChannel(input));
	}

	@Override
	public long readFully(ArrowBuf buffer, long length) throws IOException {
		byte[] bytes = new byte[(int) length];
		int count = readFully(ByteBuffer.wrap(bytes));
		buffer.setBytes(0, bytes, 0, count);
		buffer.writerIndex(count);
		return count;
	}

}
