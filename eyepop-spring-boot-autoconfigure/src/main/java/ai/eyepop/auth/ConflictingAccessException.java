package ai.eyepop.auth;

import ai.eyepop.http.EyePopException;

/**
 * Thrown when an endpoint is given settings that do not go together, such as an API key
 * and a named Pop (wire reference, section 1).
 *
 * @since 0.1.0
 */
public class ConflictingAccessException extends EyePopException {

	private final String conflict;

	private final String remedy;

	ConflictingAccessException(String conflict, String remedy) {
		super(conflict + " " + remedy, null);
		this.conflict = conflict;
		this.remedy = remedy;
	}

	/**
	 * Return what does not go together.
	 * @return a sentence
	 */
	public String getConflict() {
		return this.conflict;
	}

	/**
	 * Return what to do about it.
	 * @return a sentence
	 */
	public String getRemedy() {
		return this.remedy;
	}

}
