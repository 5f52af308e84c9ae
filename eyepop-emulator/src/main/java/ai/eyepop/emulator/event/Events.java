package ai.eyepop.emulator.event;

import java.time.Duration;

/**
 * Event sockets of an emulator (wire protocol section 10). All methods may be called from
 * any thread.
 *
 * @since 0.1.0
 */
public interface Events {

	/**
	 * Reset all sockets (RST), without a close frame.
	 * @return how many there were
	 */
	int cut();

	/**
	 * Close all sockets cleanly, after what they still have to send.
	 * @param code the code of the close frame, 1000 to 4999
	 * @param reason the reason, possibly empty, up to 123 bytes
	 * @return how many there were
	 * @throws IllegalArgumentException if code or reason cannot be sent
	 */
	int close(int code, String reason);

	/**
	 * Refuse the next handshakes. What was set before is forgotten.
	 * @param times how many, 0 to refuse none
	 * @param status the status to answer, 400 to 599
	 * @throws IllegalArgumentException if times or status are not in their range
	 */
	void refuseHandshakes(int times, int status);

	/**
	 * Send {@code events_lost} to all authorized sockets.
	 * @return how many there were
	 */
	int sendLost();

	/**
	 * Send any frame to all authorized sockets, whatever they subscribed to.
	 * @param text the text of the frame, an event of any type or no event at all
	 * @return how many there were
	 */
	int send(String text);

	/**
	 * Send a ping to all sockets.
	 * @return how many there were
	 */
	int ping();

	/**
	 * Pause before each frame that is sent from now on.
	 * @param interval the pause, zero for none
	 * @throws IllegalArgumentException if it is negative
	 */
	void slow(Duration interval);

}
