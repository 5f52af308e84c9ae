package ai.eyepop.emulator.server;

import java.io.InputStream;
import java.util.Iterator;

import reactor.core.Disposable;
import reactor.core.publisher.Flux;

/**
 * Body of a request as a stream that blocks. The client is held up while nobody reads.
 */
final class BodyStream extends InputStream {

	private static final int PREFETCH = 4;

	private final Iterator<byte[]> pieces;

	private byte[] piece = new byte[0];

	private int position;

	BodyStream(Flux<byte[]> body) {
		this.pieces = body.toIterable(PREFETCH).iterator();
	}

	@Override
	public int read() {
		return fill() ? this.piece[this.position++] & 0xff : -1;
	}

	@Override
	public int read(byte[] bytes, int offset, int length) {
		if (length == 0) {
			return 0;
		}
		if (!fill()) {
			return -1;
		}
		int count = Math.min(length, this.piece.length - this.position);
		System.arraycopy(this.piece, this.position, bytes, offset, count);
		this.position += count;
		return count;
	}

	private boolean fill() {
		while (this.position == this.piece.length) {
			if (!this.pieces.hasNext()) {
				return false;
			}
			this.piece = this.pieces.next();
			this.position = 0;
		}
		return true;
	}

	@Override
	public void close() {
		if (this.pieces instanceof Disposable subscription) {
			subscription.dispose();
		}
	}

}
