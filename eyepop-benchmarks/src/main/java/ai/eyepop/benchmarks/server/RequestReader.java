package ai.eyepop.benchmarks.server;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Reads requests as far as it takes to know where they end: their heads, and of their
 * bodies only how long they are.
 */
final class RequestReader {

	private static final int LONGEST_HEAD = 16 * 1024;

	private final byte[] head = new byte[LONGEST_HEAD];

	private final Consumer<String> onRequest;

	private final ChunkedBody chunks = new ChunkedBody();

	private int headLength;

	private String path = "";

	private boolean inBody;

	private boolean chunked;

	private long left;

	/**
	 * Create a reader.
	 * @param onRequest is given the path of each request as soon as all of it was read
	 */
	RequestReader(Consumer<String> onRequest) {
		this.onRequest = onRequest;
	}

	/**
	 * Read on.
	 * @param bytes what arrived; all of it is consumed
	 */
	void read(ByteBuffer bytes) {
		while (bytes.hasRemaining()) {
			if (this.inBody) {
				skip(bytes);
			}
			else {
				readHead(bytes);
			}
		}
	}

	private void skip(ByteBuffer bytes) {
		if (this.chunked) {
			if (this.chunks.skip(bytes)) {
				end();
			}
			return;
		}
		int length = (int) Math.min(this.left, bytes.remaining());
		bytes.position(bytes.position() + length);
		this.left -= length;
		if (this.left == 0) {
			end();
		}
	}

	private void readHead(ByteBuffer bytes) {
		while (bytes.hasRemaining()) {
			if (this.headLength == LONGEST_HEAD) {
				throw new IllegalStateException("The head of a request is longer than " + LONGEST_HEAD + " bytes");
			}
			byte next = bytes.get();
			this.head[this.headLength++] = next;
			if (next == '\n' && this.headLength >= 4 && this.head[this.headLength - 3] == '\n') {
				begin(new String(this.head, 0, this.headLength, StandardCharsets.ISO_8859_1));
				return;
			}
		}
	}

	private void begin(String head) {
		this.headLength = 0;
		int begin = head.indexOf(' ') + 1;
		this.path = head.substring(begin, head.indexOf(' ', begin));
		String headers = head.toLowerCase(Locale.ROOT);
		this.chunked = headers.contains("\r\ntransfer-encoding: chunked");
		this.left = contentLength(headers);
		this.inBody = this.chunked || this.left > 0;
		if (!this.inBody) {
			end();
		}
	}

	private static long contentLength(String headers) {
		String name = "\r\ncontent-length: ";
		int begin = headers.indexOf(name);
		return (begin < 0) ? 0
				: Long.parseLong(headers, begin + name.length(), headers.indexOf('\r', begin + name.length()), 10);
	}

	private void end() {
		this.inBody = false;
		this.onRequest.accept(this.path);
	}

}
