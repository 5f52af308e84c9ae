package ai.eyepop.benchmarks.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.BiConsumer;

/**
 * A connection of a client, used by the thread of the server only.
 */
final class ServerConnection {

	private final SocketChannel channel;

	private final SelectionKey key;

	private final RequestReader reader;

	private final Queue<ByteBuffer> answers = new ArrayDeque<>();

	/**
	 * Create a connection.
	 * @param channel the channel
	 * @param key what tells when the channel is ready
	 * @param onRequest is given each request, to be answered now or later
	 */
	ServerConnection(SocketChannel channel, SelectionKey key, BiConsumer<ServerConnection, String> onRequest) {
		this.channel = channel;
		this.key = key;
		this.reader = new RequestReader((path) -> onRequest.accept(this, path));
	}

	/**
	 * Do what the channel is ready for.
	 * @param buffer a buffer that all connections share
	 */
	void advance(ByteBuffer buffer) {
		try {
			if (this.key.isWritable()) {
				write();
			}
			if (this.key.isReadable()) {
				read(buffer);
			}
		}
		catch (IOException ex) {
			close();
		}
	}

	private void read(ByteBuffer buffer) throws IOException {
		buffer.clear();
		if (this.channel.read(buffer) < 0) {
			close();
			return;
		}
		this.reader.read(buffer.flip());
		write();
	}

	/**
	 * Answer a request.
	 * @param answer all bytes of the answer
	 */
	void answer(ByteBuffer answer) {
		this.answers.add(answer);
	}

	/**
	 * Answer a request some time after it was read.
	 * @param answer all bytes of the answer
	 */
	void answerLate(ByteBuffer answer) {
		answer(answer);
		try {
			write();
		}
		catch (IOException ex) {
			close();
		}
	}

	private void write() throws IOException {
		ByteBuffer answer = this.answers.peek();
		while (answer != null && this.channel.isOpen()) {
			this.channel.write(answer);
			if (answer.hasRemaining()) {
				break;
			}
			this.answers.remove();
			answer = this.answers.peek();
		}
		if (this.key.isValid()) {
			int operations = SelectionKey.OP_READ | ((answer != null) ? SelectionKey.OP_WRITE : 0);
			if (this.key.interestOps() != operations) {
				this.key.interestOps(operations);
			}
		}
	}

	private void close() {
		try {
			this.channel.close();
		}
		catch (IOException ex) {
			// the client is gone, and so is the connection
			this.key.cancel();
		}
	}

}
