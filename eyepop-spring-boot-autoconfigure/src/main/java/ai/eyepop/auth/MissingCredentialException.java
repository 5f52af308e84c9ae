package ai.eyepop.auth;

import ai.eyepop.http.EyePopException;

/**
 * Thrown when an endpoint is built without a credential.
 *
 * @since 0.1.0
 */
public class MissingCredentialException extends EyePopException {

	/**
	 * Create an exception.
	 */
	public MissingCredentialException() {
		super("No credential for EyePop: give the endpoint an API key, which the EyePop dashboard shows under "
				+ "'API keys' (EYEPOP_API_KEY), an access token or a secret key, or turn the local mode on.", null);
	}

}
