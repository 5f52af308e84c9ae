package ai.eyepop.benchmarks.arrow;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;

import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.ipc.ReadChannel;

/**
 * A channel that needs no access to the internals of buffers of the JDK.
 */
final class ArrayInput extends ReadChannel {

	private final byte[] bytes;

	private int position;

	ArrayInput(byte[] bytes) {
		super(Channels.newChannel(InputStream.nullInputStream()));
		this.bytes = bytes;
	}

	@Override
	public long bytesRead() {
		return this.position;
	}

	@Override
	public int readFully(ByteBuffer buffer) {
		int count = Math.min(buffer.remaining(), this.bytes.length - this.position);
		buffer.put(this.bytes, this.position, count);
		this.position += count;
		return count;
	}

	@Override
	public long readFully(ArrowBuf buffer, long length) {
		int count = (int) Math.min(length, this.bytes.length - this.position);
		buffer.setBytes(0, this.bytes, this.position, count);
		buffer.writerIndex(count);
		this.position += count;
		return count;
	}

}
