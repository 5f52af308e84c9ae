package ai.eyepop.auth;

import ai.eyepop.http.EyePopException;

/**
 * Thrown when an endpoint is given a credential that cannot be one, such as a key in
 * quotes. Never holds the credential.
 *
 * @since 0.1.0
 */
public class InvalidCredentialException extends EyePopException {

	private final Credential credential;

	private final String problem;

	private final String remedy;

	InvalidCredentialException(Credential credential, String problem, String remedy) {
		super("The %s %s. %s.".formatted(credential, problem, remedy), null);
		this.credential = credential;
		this.problem = problem;
		this.remedy = remedy;
	}

	/**
	 * Return which of the credentials it is.
	 * @return the kind of the credential
	 */
	public Credential getCredential() {
		return this.credential;
	}

	/**
	 * Return what is wrong with it.
	 * @return an end of a sentence that begins with the credential
	 */
	public String getProblem() {
		return this.problem;
	}

	/**
	 * Return what to do about it.
	 * @return a sentence without its full stop
	 */
	public String getRemedy() {
		return this.remedy;
	}

	/**
	 * Kinds of credentials.
	 */
	public enum Credential {

		/** A key that is exchanged for tokens of the Compute API. */
		API_KEY("API key"),

		/** A token that is used as it is. */
		ACCESS_TOKEN("access token"),

		/** A key that is exchanged for tokens of a named Pop. */
		SECRET_KEY("secret key");

		private final String text;

		Credential(String text) {
			this.text = text;
		}

		@Override
		public String toString() {
			return this.text;
		}

	}

}
