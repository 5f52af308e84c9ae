package ai.eyepop.internal;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;

/**
 * Buffers turned into bytes of the heap, which need no release.
 *
 * @since 0.1.0
 */
public final class Buffers {

	private Buffers() {
	}

	/**
	 * Copy what is left to read in a buffer, and release the buffer.
	 * @param buffer the buffer
	 * @return its bytes
	 */
	public static byte[] drain(DataBuffer buffer) {
		try {
			byte[] bytes = new byte[buffer.readableByteCount()];
			buffer.read(bytes);
			return bytes;
		}
		finally {
			DataBufferUtils.release(buffer);
		}
	}

}
