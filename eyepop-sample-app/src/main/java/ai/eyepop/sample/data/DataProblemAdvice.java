package ai.eyepop.sample.data;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

import ai.eyepop.data.call.MissingAccountException;
import ai.eyepop.http.ServiceException;

/**
 * Turns what only the Data API answers into problem details, before {@code ProblemAdvice}
 * does so with everything else.
 */
@RestControllerAdvice(basePackageClasses = DataProblemAdvice.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class DataProblemAdvice {

	private static final Log logger = LogFactory.getLog(DataProblemAdvice.class);

	@ExceptionHandler
	ProblemDetail accountIsNotConfigured(MissingAccountException ex) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, ex.getMessage());
		problem.setTitle("No account is configured");
		problem.setProperty("property", "eyepop.account-id");
		return problem;
	}

	@ExceptionHandler
	ProblemDetail serviceKnowsBetter(ServiceException ex) {
		return switch (ex.getStatus().value()) {
			case 404 -> problem(HttpStatus.NOT_FOUND, ex);
			case 409 -> problem(HttpStatus.CONFLICT, ex);
			case 400, 415, 422 -> problem(HttpStatus.UNPROCESSABLE_CONTENT, ex);
			default -> {
				logger.warn("EyePop answered with an error", ex);
				yield problem(HttpStatus.BAD_GATEWAY, ex);
			}
		};
	}

	private static ProblemDetail problem(HttpStatus status, ServiceException ex) {
		return ProblemDetail.forStatusAndDetail(status, ex.getMessage());
	}

}
