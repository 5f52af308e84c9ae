package ai.eyepop.http;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.channels.NotYetConnectedException;
import java.nio.file.FileSystemException;

import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

import io.netty.handler.timeout.ReadTimeoutException;
import org.springframework.web.reactive.function.client.WebClientException;
import reactor.netty.channel.AbortedException;

/**
 * Tells kinds of failures from each other.
 *
 * @since 0.1.0
 */
public final class Failures {

	private static final String SILENT = "it sent nothing for longer than the read time-out (eyepop.http.read-timeout)";

	private Failures() {
	}

	/**
	 * Return what really failed.
	 * @param failure what the HTTP client threw
	 * @return its innermost cause that is not of the HTTP client itself
	 */
	public static Throwable unwrap(Throwable failure) {
		Throwable cause = failure;
		while (cause instanceof WebClientException && cause.getCause() != null) {
			cause = cause.getCause();
		}
		return cause;
	}

	/**
	 * Return what happened, for messages.
	 * @param failure what the HTTP client threw
	 * @return a text
	 */
	public static String describe(Throwable failure) {
		Throwable cause = unwrap(failure);
		if (cause instanceof ReadTimeoutException) {
			return SILENT;
		}
		return (cause.getMessage() != null) ? cause.getMessage() : cause.getClass().getSimpleName();
	}

	/**
	 * Return what happened to a connection, for messages that say whose it was.
	 * @param failure a failure of the connection
	 * @return a text
	 */
	public static String describeConnection(Throwable failure) {
		Throwable cause = unwrap(failure);
		return (cause instanceof ReadTimeoutException) ? SILENT
				: cause.getClass().getSimpleName() + ": " + cause.getMessage();
	}

	/**
	 * Return whether a failure is one of the connection.
	 * @param failure the failure
	 * @return whether the connection could not be opened, broke, or was silent for too
	 * long
	 */
	public static boolean isConnection(Throwable failure) {
		Throwable cause = unwrap(failure);
		if (cause instanceof FileSystemException || cause instanceof FileNotFoundException) {
			return false;
		}
		return cause instanceof IOException || cause instanceof NotYetConnectedException
				|| cause instanceof ReadTimeoutException || cause instanceof AbortedException;
	}

	/**
	 * Return whether a failure of the connection may pass.
	 * @param failure the failure
	 * @return {@code false} if the next attempt can only fail in the same way
	 */
	static boolean isTransientConnection(Throwable failure) {
		Throwable cause = unwrap(failure);
		return isConnection(cause) && !(cause instanceof UnknownHostException)
				&& !(cause instanceof SSLHandshakeException) && !(cause instanceof SSLPeerUnverifiedException);
	}

	/**
	 * Return whether nothing was sent, since there was no connection.
	 * @param failure the failure
	 * @return whether the service cannot know of the request
	 */
	public static boolean isNotConnected(Throwable failure) {
		return unwrap(failure) instanceof ConnectException;
	}

	/**
	 * Return whether an open connection ended.
	 * @param failure the failure
	 * @return whether a fresh connection may do, as after one that was idle for too long
	 */
	public static boolean isBroken(Throwable failure) {
		Throwable cause = unwrap(failure);
		return isTransientConnection(cause) && !isNotConnected(cause) && !(cause instanceof ReadTimeoutException);
	}

}
