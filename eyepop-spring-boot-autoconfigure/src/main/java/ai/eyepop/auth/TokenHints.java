package ai.eyepop.auth;

import ai.eyepop.internal.WireHints;

/**
 * What is sent for a token, and answered.
 */
class TokenHints extends WireHints {

	TokenHints() {
		super(SecretKey.class, TokenAnswer.class);
	}

}
