package ai.eyepop.emulator.server;

import java.util.Set;

/**
 * What the server lets in.
 *
 * @param apiKeys the API keys to accept, at least one
 * @param secretKeys the secret keys to accept
 * @param accessTokens texts to accept as access tokens
 * @param localMode whether no credential is needed at all
 */
public record Credentials(Set<String> apiKeys, Set<String> secretKeys, Set<String> accessTokens, boolean localMode) {

	@Override
	public String toString() {
		return "Credentials[localMode=" + this.localMode + "]";
	}

}
