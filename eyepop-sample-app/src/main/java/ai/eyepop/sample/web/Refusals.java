package ai.eyepop.sample.web;

import java.util.Set;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

import ai.eyepop.http.ServiceException;

/**
 * What EyePop refuses, as problem details of this application.
 */
public final class Refusals {

	private static final Log logger = LogFactory.getLog(Refusals.class);

	/** The service looked at what the visitor sent, and cannot use it. */
	private static final Set<Integer> UNUSABLE = Set.of(400, 415, 422);

	private Refusals() {
	}

	/**
	 * Describe an error of the service.
	 * @param ex what the service answered
	 * @param passedOn statuses that mean the same to the visitor
	 * @return one of these, 422 for what cannot be used, else 502
	 */
	public static ProblemDetail describe(ServiceException ex, HttpStatus... passedOn) {
		for (HttpStatus status : passedOn) {
			if (status.isSameCodeAs(ex.getStatus())) {
				return ProblemDetail.forStatusAndDetail(status, ex.getMessage());
			}
		}
		if (UNUSABLE.contains(ex.getStatus().value())) {
			return ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_CONTENT, ex.getMessage());
		}
		logger.warn("EyePop answered with an error", ex);
		return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_GATEWAY, ex.getMessage());
	}

}
