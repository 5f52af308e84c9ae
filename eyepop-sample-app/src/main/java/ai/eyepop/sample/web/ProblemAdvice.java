package ai.eyepop.sample.web;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.boot.webflux.autoconfigure.ReactiveMultipartProperties;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

import ai.eyepop.http.EyePopException;
import ai.eyepop.http.ServiceException;
import ai.eyepop.render.UnreadableImageException;
import ai.eyepop.source.UnreadableSourceException;
import ai.eyepop.worker.SourceException;

/**
 * Turns what can go wrong into problem details that a visitor understands.
 */
@RestControllerAdvice
public class ProblemAdvice {

	private static final Log logger = LogFactory.getLog(ProblemAdvice.class);

	private final ReactiveMultipartProperties multipart;

	ProblemAdvice(ReactiveMultipartProperties multipart) {
		this.multipart = multipart;
	}

	@ExceptionHandler
	ProblemDetail sourceIsNoMedia(SourceException ex) {
		return ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_CONTENT, ex.getServiceMessage());
	}

	@ExceptionHandler
	ProblemDetail imageCannotBeDrawnOn(UnreadableImageException ex) {
		return ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_CONTENT, ex.getMessage());
	}

	@ExceptionHandler
	ProblemDetail formIsMalformed(DecodingException ex) {
		logger.debug("A form could not be read", ex);
		return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST,
				"The form could not be read. It must be multipart/form-data with up to %d parts."
					.formatted(this.multipart.getMaxParts()));
	}

	@ExceptionHandler
	ProblemDetail mediaTypeIsMalformed(InvalidMediaTypeException ex) {
		return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST,
				"The Content-Type must be that of the media, such as video/mp4.");
	}

	@ExceptionHandler
	ProblemDetail fileIsTooLarge(DataBufferLimitException ex) {
		logger.debug("A file is too large", ex);
		return ProblemDetail.forStatusAndDetail(HttpStatus.CONTENT_TOO_LARGE,
				"The file is larger than this application takes: %d MB, and 32 MB of what is drawn on. Choose a smaller one."
					.formatted(this.multipart.getMaxDiskUsagePerPart().toMegabytes()));
	}

	@ExceptionHandler
	ProblemDetail serviceAnsweredWithAnError(ServiceException ex) {
		return Refusals.describe(ex, HttpStatus.CONTENT_TOO_LARGE);
	}

	@ExceptionHandler
	ProblemDetail sourceBrokeOff(UnreadableSourceException ex) {
		return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, "The upload broke off.");
	}

	@ExceptionHandler
	ProblemDetail serviceIsNotReachable(EyePopException ex) {
		if (ex.getCause() instanceof ServiceException refusal && refusal.getStatus().value() == 400) {
			// a session is opened with its Pop, for example
			return ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_CONTENT, ex.getMessage());
		}
		logger.warn("EyePop could not be used", ex);
		return ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, ex.getMessage());
	}

	/**
	 * Describe a failure that comes too late for a status.
	 * @param failure what went wrong
	 * @return the same as its handler above would answer
	 */
	public ProblemDetail describe(Throwable failure) {
		if (failure instanceof SourceException ex) {
			return sourceIsNoMedia(ex);
		}
		if (failure instanceof UnreadableSourceException ex) {
			return sourceBrokeOff(ex);
		}
		if (failure instanceof ServiceException ex) {
			return serviceAnsweredWithAnError(ex);
		}
		if (failure instanceof EyePopException ex) {
			return serviceIsNotReachable(ex);
		}
		logger.error("A stream failed", failure);
		return ProblemDetail.forStatus(HttpStatus.INTERNAL_SERVER_ERROR);
	}

	/**
	 * Describe that something did not come in time.
	 * @param what what did not come, in a sentence
	 * @return status 408
	 */
	public ProblemDetail timeIsUp(String what) {
		return ProblemDetail.forStatusAndDetail(HttpStatus.REQUEST_TIMEOUT, what);
	}

}
