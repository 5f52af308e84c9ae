package ai.eyepop.sample.data;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

import ai.eyepop.data.call.MissingAccountException;
import ai.eyepop.http.ServiceException;
import ai.eyepop.sample.web.Refusals;

/**
 * Turns what only the Data API answers into problem details, before {@code ProblemAdvice}
 * does so with everything else.
 */
@RestControllerAdvice(basePackageClasses = DataProblemAdvice.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class DataProblemAdvice {

	@ExceptionHandler
	ProblemDetail accountIsNotConfigured(MissingAccountException ex) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, ex.getMessage());
		problem.setTitle("No account is configured");
		problem.setProperty("property", "eyepop.account-id");
		return problem;
	}

	@ExceptionHandler
	ProblemDetail serviceKnowsBetter(ServiceException ex) {
		return Refusals.describe(ex, HttpStatus.NOT_FOUND, HttpStatus.CONFLICT, HttpStatus.CONTENT_TOO_LARGE);
	}

}
