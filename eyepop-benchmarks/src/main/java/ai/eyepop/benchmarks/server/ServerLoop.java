package ai.eyepop.benchmarks.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * The one thread of the server: accepts connections, and does what they are ready for.
 */
final class ServerLoop {

	private static final int BACKLOG = 4096;

	private static final int BUFFER_SIZE = 256 * 1024;

	/** Requests whose path begins so are answered late, if any are. */
	private static final String DELAYED = "/ours-";

	private final Selector selector = Selector.open();

	private final ServerSocketChannel listener = ServerSocketChannel.open();

	private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_SIZE);

	private final Queue<Late> late = new ArrayDeque<>();

	private final Duration delay;

	private final CannedAnswers answers;

	/**
	 * Begin to listen on a free port of the loopback interface.
	 * @param lines lines of a stream
	 * @param objects objects in each line
	 * @param delay how late requests of our client are answered
	 * @throws IOException if there is no port
	 */
	ServerLoop(int lines, int objects, Duration delay) throws IOException {
		this.delay = delay;
		this.listener.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), BACKLOG);
		this.listener.configureBlocking(false);
		this.listener.register(this.selector, SelectionKey.OP_ACCEPT);
		this.answers = new CannedAnswers(port(), lines, objects);
	}

	int port() throws IOException {
		return ((InetSocketAddress) this.listener.getLocalAddress()).getPort();
	}

	/**
	 * Serve for ever.
	 * @throws IOException if the server cannot go on
	 */
	void run() throws IOException {
		while (true) {
			this.selector.select(this::advance, untilNext());
			answerLate();
		}
	}

	private void advance(SelectionKey key) {
		if (key.attachment() instanceof ServerConnection connection) {
			connection.advance(this.buffer);
		}
		else {
			accept();
		}
	}

	private void accept() {
		try {
			SocketChannel channel = this.listener.accept();
			if (channel != null) {
				channel.configureBlocking(false);
				channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
				SelectionKey key = channel.register(this.selector, SelectionKey.OP_READ);
				key.attach(new ServerConnection(channel, key, this::answer));
			}
		}
		catch (IOException ex) {
			throw new IllegalStateException("The server can take no more connections", ex);
		}
	}

	private void answer(ServerConnection connection, String path) {
		ByteBuffer answer = this.answers.answer(path);
		if (this.delay.isZero() || !path.startsWith(DELAYED)) {
			connection.answer(answer);
		}
		else {
			this.late.add(new Late(connection, answer, System.nanoTime() + this.delay.toNanos()));
		}
	}

	private long untilNext() {
		Late next = this.late.peek();
		// 0 is for ever
		return (next != null) ? Math.max(1, (next.due - System.nanoTime()) / 1_000_000) : 0;
	}

	private void answerLate() {
		Late next = this.late.peek();
		while (next != null && next.due - System.nanoTime() <= 0) {
			this.late.remove();
			next.connection.answerLate(next.answer);
			next = this.late.peek();
		}
	}

	/**
	 * An answer that is not given so far.
	 *
	 * @param connection who waits for it
	 * @param answer all bytes of the answer
	 * @param due when it is given, as {@link System#nanoTime()} tells it
	 */
	private record Late(ServerConnection connection, ByteBuffer answer, long due) {

	}

}
