package ai.eyepop.auth;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A secret key as it is on the wire.
 *
 * @param value the key, a secret
 */
record SecretKey(@JsonProperty("secret_key") String value) {

	@Override
	public String toString() {
		return "SecretKey[******]";
	}

}
