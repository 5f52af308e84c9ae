package ai.eyepop.compute;

import ai.eyepop.internal.WireHints;

/**
 * What the Compute API is sent and answers.
 */
class ComputeHints extends WireHints {

	ComputeHints() {
		super(SessionRequest.class, SessionAnswer.class);
	}

}
