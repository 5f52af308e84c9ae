package ai.eyepop.emulator.server;

import org.jspecify.annotations.Nullable;

import ai.eyepop.emulator.inspect.CredentialKind;
import ai.eyepop.emulator.service.ServiceException;
import ai.eyepop.emulator.service.Token;
import ai.eyepop.emulator.service.Tokens;

/**
 * Check of credentials (wire protocol section 2): the Compute API takes the API key,
 * workers take tokens.
 */
final class Gate {

	private static final String LOCAL = "local";

	private final Credentials credentials;

	private final Tokens tokens;

	Gate(Credentials credentials, Tokens tokens) {
		this.credentials = credentials;
		this.tokens = tokens;
	}

	/**
	 * Return the kind of credential of a request.
	 * @param exchange the request
	 * @return the kind, never the credential
	 */
	CredentialKind kind(Exchange exchange) {
		String bearer = exchange.bearer();
		if (bearer == null) {
			return (exchange.header("Authorization") != null) ? CredentialKind.UNKNOWN : CredentialKind.NONE;
		}
		if (this.credentials.apiKeys().contains(bearer)) {
			return CredentialKind.API_KEY;
		}
		Token token = this.tokens.find(bearer);
		if (token == null) {
			return CredentialKind.UNKNOWN;
		}
		return this.tokens.isValid(token) ? CredentialKind.TOKEN : CredentialKind.EXPIRED_TOKEN;
	}

	/**
	 * Return the API key of a request.
	 * @param exchange the request
	 * @return the key, in local mode the same for all
	 * @throws ServiceException with status 401 if there is no valid one
	 */
	String apiKey(Exchange exchange) {
		if (this.credentials.localMode()) {
			return LOCAL;
		}
		String bearer = exchange.bearer();
		if (bearer == null || !this.credentials.apiKeys().contains(bearer)) {
			throw unauthorized((bearer != null) ? "The API key is not known" : "An API key is needed as the bearer");
		}
		return bearer;
	}

	/**
	 * Check the token of a request to a worker.
	 * @param exchange the request
	 * @param sessionId the session that the worker belongs to
	 * @throws ServiceException with status 401 if there is no valid token, 403 if it is
	 * for another session
	 */
	void checkToken(Exchange exchange, String sessionId) {
		Token token = checkToken(exchange);
		if (token != null && token.sessionId() != null && !token.sessionId().equals(sessionId)) {
			throw new ServiceException(403, "The access token is for another session");
		}
	}

	/**
	 * Check the token of a request that concerns no session.
	 * @param exchange the request
	 * @return the token, {@code null} in local mode
	 * @throws ServiceException with status 401 if there is no valid token
	 */
	@Nullable Token checkToken(Exchange exchange) {
		if (this.credentials.localMode()) {
			return null;
		}
		String bearer = exchange.bearer();
		Token token = (bearer != null) ? this.tokens.find(bearer) : null;
		if (token == null) {
			throw unauthorized(
					(bearer != null) ? "The access token is not known" : "An access token is needed as the bearer");
		}
		if (!this.tokens.isValid(token)) {
			throw unauthorized("The access token has expired");
		}
		return token;
	}

	/**
	 * Return whether no credential is needed.
	 * @return whether it is so
	 */
	boolean isOpen() {
		return this.credentials.localMode();
	}

	/**
	 * Return whether a text authorizes an event socket.
	 * @param authorization the text, {@code Bearer} and a token
	 * @return whether the token is valid
	 */
	boolean isValid(String authorization) {
		if (!authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
			return false;
		}
		Token token = this.tokens.find(authorization.substring(7).trim());
		return token != null && this.tokens.isValid(token);
	}

	/**
	 * Check that a request has a token or an API key.
	 * @param exchange the request
	 * @throws ServiceException with status 401 if it has neither
	 */
	void checkTokenOrApiKey(Exchange exchange) {
		if (kind(exchange) != CredentialKind.API_KEY) {
			checkToken(exchange);
		}
	}

	/**
	 * Check a secret key.
	 * @param secretKey the key
	 * @throws ServiceException with status 401 if it is not known
	 */
	void checkSecretKey(String secretKey) {
		if (!this.credentials.localMode() && !this.credentials.secretKeys().contains(secretKey)) {
			throw unauthorized("The secret key is not known");
		}
	}

	private static ServiceException unauthorized(String detail) {
		return new ServiceException(401, detail);
	}

}
