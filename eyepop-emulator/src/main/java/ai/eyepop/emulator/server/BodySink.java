package ai.eyepop.emulator.server;

import java.io.IOException;

/**
 * Taker of a body, fed by one thread after the other, never by two at once.
 */
interface BodySink extends AutoCloseable {

	/**
	 * Take the next bytes.
	 * @param piece the bytes
	 * @throws IOException if they cannot be kept
	 */
	void accept(byte[] piece) throws IOException;

	/**
	 * Finish after the last byte.
	 * @return what has arrived; it can be read until the sink is closed
	 * @throws IOException if it cannot be kept
	 */
	Upload finish() throws IOException;

	/**
	 * Free memory and delete files.
	 * @throws IOException if a file cannot be deleted
	 */
	@Override
	void close() throws IOException;

}
