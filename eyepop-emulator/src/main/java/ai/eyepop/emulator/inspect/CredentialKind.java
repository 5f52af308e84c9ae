package ai.eyepop.emulator.inspect;

/**
 * Kind of credential that a request carried, told without showing the credential.
 */
public enum CredentialKind {

	/** No {@code Authorization} header. */
	NONE,

	/** One of the emulator's API keys as the bearer. */
	API_KEY,

	/** A token that the emulator issued and that was valid. */
	TOKEN,

	/** A token that the emulator issued and that is no longer valid. */
	EXPIRED_TOKEN,

	/** Anything else. */
	UNKNOWN

}
