package ai.eyepop.data.event;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import ai.eyepop.http.WireJson;

/**
 * What can be subscribed to.
 *
 * @param member its name on the wire
 * @param uuid its id
 */
record Subject(String member, String uuid) {

	private static final String ACCOUNT = "account_uuid";

	static Subject account(String uuid) {
		return new Subject(ACCOUNT, uuid);
	}

	static Subject dataset(String uuid) {
		return new Subject("dataset_uuid", uuid);
	}

	/**
	 * Return whether the subscription can be taken back.
	 */
	boolean isRevocable() {
		// the wire knows no such frame for accounts
		return !ACCOUNT.equals(this.member);
	}

	String frame(String action) {
		return new String(WireJson.write(Map.of(action, Map.of(this.member, this.uuid))), StandardCharsets.UTF_8);
	}

}
