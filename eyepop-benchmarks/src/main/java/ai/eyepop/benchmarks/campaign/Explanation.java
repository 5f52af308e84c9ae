package ai.eyepop.benchmarks.campaign;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import ai.eyepop.compute.ComputeHealthCheckException;
import ai.eyepop.compute.ComputeSessionException;
import ai.eyepop.data.call.DataNotReachableException;
import ai.eyepop.http.MalformedStreamException;
import ai.eyepop.http.ServiceException;
import ai.eyepop.worker.PopNotReachableException;
import ai.eyepop.worker.SourceException;

/**
 * Tells whether what happened to a job's requests explains that it failed.
 */
final class Explanation {

	private static final String SILENT = "longer than the read time-out";

	// after these a request is sent again, or goes to another endpoint
	private static final Set<Integer> PASSING = Set.of(404, 429, 500, 502, 503, 504);

	/**
	 * Attempts of a job whose source can be read again, if each fails in a passing way.
	 */
	private static final int ATTEMPTS = 4;

	private final Plan plan;

	private final List<Attempt> attempts;

	private final Sky sky;

	private final boolean closing;

	/**
	 * Create an explanation.
	 * @param plan the plan of the job
	 * @param attempts its requests
	 * @param sky what went on around it
	 * @param closing whether its client was closed
	 */
	Explanation(Plan plan, List<Attempt> attempts, Sky sky, boolean closing) {
		this.plan = plan;
		this.attempts = attempts;
		this.sky = sky;
		this.closing = closing;
	}

	/**
	 * Explain a failure by what is written in the books.
	 * @param failure the failure
	 * @return what is wrong with it; {@code null} if nothing is
	 */
	@Nullable String whyNot(Throwable failure) {
		if (!hasReason(failure)) {
			return "nothing that happened to it explains " + failure;
		}
		if (!mayGiveUp() && !isShared(failure)) {
			return "it gave up after %d attempt(s): %s".formatted(this.attempts.size(), failure);
		}
		return null;
	}

	/**
	 * Return whether a failure that the books do not explain may be due to what is not in
	 * them: connections break without a record on a slow machine or where nobody listens,
	 * and whatever waits fails when the application ends.
	 * @param failure the failure
	 * @return whether to overlook it, if it is among few
	 */
	boolean isExcused(Throwable failure) {
		// damage, events and answers are in the books, or were made up
		boolean connection = failure instanceof PopNotReachableException || failure instanceof DataNotReachableException
				|| failure instanceof ComputeSessionException || failure instanceof ComputeHealthCheckException;
		boolean unlucky = (connection && refusal(failure) == null) || hasReason(failure);
		return (unlucky && this.sky.explainsMuch())
				|| (this.closing && (unlucky || failure instanceof IllegalStateException));
	}

	private boolean hasReason(Throwable failure) {
		if (failure instanceof SourceException refusal) {
			return any((attempt) -> refusal.getServiceMessage().equals(attempt.errorEvent()));
		}
		if (failure instanceof MalformedStreamException) {
			return any(Attempt::isDamaged);
		}
		ServiceException refusal = refusal(failure);
		if (refusal != null) {
			Integer status = this.sky.refusal(refusal.getRequestId());
			return status != null && status == refusal.getStatus().value();
		}
		if (failure instanceof ComputeSessionException) {
			return this.sky.disturbed();
		}
		if (failure instanceof PopNotReachableException || failure instanceof DataNotReachableException) {
			// without the states of all endpoints
			return String.valueOf(failure.getMessage()).split("Endpoints: ")[0].contains(SILENT)
					? any((attempt) -> attempt.mayBeTooSlow(Client.READ_TIMEOUT))
					: any((attempt) -> attempt.isBroken() || isEarly(attempt));
		}
		return false;
	}

	private static @Nullable ServiceException refusal(@Nullable Throwable failure) {
		return (failure == null || failure instanceof ServiceException) ? (ServiceException) failure
				: refusal(failure.getCause());
	}

	// sessions are not created again, since the service may have created one
	private boolean isShared(Throwable failure) {
		return failure instanceof ComputeSessionException;
	}

	// the service answers and closes while the client still sends
	private static boolean isEarly(Attempt attempt) {
		return attempt.isStruckBy("status") && attempt.status() == 502;
	}

	private boolean mayGiveUp() {
		if (!this.plan.kind().isReplayable()) {
			return any(Explanation::isBad);
		}
		long bad = this.attempts.stream().filter(Explanation::isBad).count();
		// a pipeline of our own is made anew once
		boolean goneTwice = !this.plan.production() && this.attempts.stream()
			.filter((attempt) -> attempt.isBroken() || attempt.mayBeTooSlow(Client.READ_TIMEOUT)
					|| attempt.status() == 404)
			.count() > 1;
		return bad >= ATTEMPTS || any(Explanation::isFinal)
				|| this.attempts.stream().filter((attempt) -> attempt.status() == 401).count() > 1 || goneTwice;
	}

	private static boolean isBad(Attempt attempt) {
		return !attempt.isGood() || attempt.mayBeTooSlow(Client.READ_TIMEOUT);
	}

	private static boolean isFinal(Attempt attempt) {
		if (!isBad(attempt)) {
			return false;
		}
		boolean refused = attempt.status() >= 400 && attempt.status() != 401 && !PASSING.contains(attempt.status());
		return refused || attempt.isDamaged() || attempt.errorEvent() != null || !attempt.predictions().isEmpty()
				|| attempt.isUpload();
	}

	private boolean any(Predicate<Attempt> test) {
		return this.attempts.stream().anyMatch(test);
	}

}
