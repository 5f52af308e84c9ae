package ai.eyepop.emulator.inspect;

import java.util.List;

/**
 * Event socket at the moment of asking (wire protocol section 10).
 *
 * @param id the number of the socket, from 1
 * @param open whether it is open
 * @param authorized whether it has sent a valid credential
 * @param accounts the accounts that it is subscribed to
 * @param datasets the datasets that it is subscribed to
 * @param eventsSent the number of frames with text that were sent on it
 * @param lastSent the texts of those frames, oldest first, at most the last 1,000
 * @param pongs the number of pongs that came back
 * @param closeCode the code of the close frame that the emulator sent, 0 for none
 */
public record EventSocketSnapshot(long id, boolean open, boolean authorized, List<String> accounts,
		List<String> datasets, long eventsSent, List<String> lastSent, long pongs, int closeCode) {
}
