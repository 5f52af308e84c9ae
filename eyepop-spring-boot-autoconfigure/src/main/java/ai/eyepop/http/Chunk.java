package ai.eyepop.http;

import java.util.concurrent.atomic.AtomicBoolean;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;

/**
 * A buffer on its way to whoever takes it over. Reactor also discards an element whose
 * first line fails to decode: a buffer that was taken over must not be released then.
 */
final class Chunk {

	private final DataBuffer buffer;

	private final AtomicBoolean taken = new AtomicBoolean();

	Chunk(DataBuffer buffer) {
		this.buffer = buffer;
	}

	DataBuffer take() {
		this.taken.set(true);
		return this.buffer;
	}

	void discard() {
		if (this.taken.compareAndSet(false, true)) {
			DataBufferUtils.release(this.buffer);
		}
	}

}
