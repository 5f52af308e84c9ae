package ai.eyepop.emulator.server;

import java.util.Set;

import ai.eyepop.emulator.inspect.CredentialKind;
import ai.eyepop.emulator.service.ServiceException;
import ai.eyepop.emulator.service.Token;
import ai.eyepop.emulator.service.Tokens;

/**
 * Check of credentials (wire protocol section 2): the Compute API takes the API key,
 * workers take tokens.
 */
final class Gate {

	private final Set<String> apiKeys;

	private final Tokens tokens;

	Gate(Set<String> apiKeys, Tokens tokens) {
		this.apiKeys = Set.copyOf(apiKeys);
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
		if (this.apiKeys.contains(bearer)) {
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
	 * @return the key
	 * @throws ServiceException with status 401 if there is no valid one
	 */
	String apiKey(Exchange exchange) {
		String bearer = exchange.bearer();
		if (bearer == null || !this.apiKeys.contains(bearer)) {
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
		String bearer = exchange.bearer();
		Token token = (bearer != null) ? this.tokens.find(bearer) : null;
		if (token == null) {
			throw unauthorized(
					(bearer != null) ? "The access token is not known" : "An access token is needed as the bearer");
		}
		if (!this.tokens.isValid(token)) {
			throw unauthorized("The access token has expired");
		}
		if (token.sessionId() != null && !token.sessionId().equals(sessionId)) {
			throw new ServiceException(403, "The access token is for another session");
		}
	}

	private static ServiceException unauthorized(String detail) {
		return new ServiceException(401, detail);
	}

}
