package ai.eyepop.http;

import org.springframework.util.StringUtils;

/**
 * Says that a request would have been sent again, if its body could be read again. Who
 * made the request shows its caller the cause, with this {@link #HINT}.
 *
 * @since 0.1.0
 */
public final class NotSentAgainException extends RuntimeException {

	/** A sentence for messages. */
	public static final String HINT = "The source was not sent again, because it is a stream, which can be read "
			+ "once: submit it anew, or use a source that can be read again, such as a file or bytes.";

	NotSentAgainException(Throwable cause) {
		super("%s. %s".formatted(StringUtils.trimTrailingCharacter(String.valueOf(cause.getMessage()), '.'), HINT),
				cause, false, false);
	}

}
