package ai.eyepop.worker;

import java.util.function.BooleanSupplier;

import reactor.core.publisher.Mono;

import ai.eyepop.http.RetryCall;
import ai.eyepop.http.ServiceException;
import ai.eyepop.source.MediaSource;

/**
 * One attempt to submit a source.
 *
 * @param call the retries of the submission
 * @param checked completes if the source can be read, as far as that is clear before; to
 * be waited for when it is the attempt's turn
 * @param inPlace whether requests of the attempt may be sent again to the same endpoint:
 * if there is no other, and nothing has come of the attempt
 */
record Attempt(RetryCall call, Mono<Void> checked, BooleanSupplier inPlace) {

	/**
	 * Wait until a part of the attempt may be done again.
	 * @param media what the part sends
	 * @param refusal how the service refused it
	 * @return completes when it is time for it; fails with the refusal if the whole
	 * attempt has failed
	 */
	Mono<Void> again(MediaSource media, ServiceException refusal) {
		return (media.isReplayable() && this.inPlace.getAsBoolean()) ? this.call.nextBalanced(refusal, false)
				: Mono.error(refusal);
	}

}
