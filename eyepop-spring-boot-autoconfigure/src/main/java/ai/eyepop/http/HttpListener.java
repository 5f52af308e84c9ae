package ai.eyepop.http;

import org.jspecify.annotations.Nullable;

/**
 * Is told about the requests of an endpoint, on the threads that send them: it must
 * neither block nor throw.
 *
 * @since 0.1.0
 * @see EyePopHttp#with(HttpListener)
 */
public interface HttpListener {

	/**
	 * A request is sent again.
	 * @param reason name of the {@link RetryStrategy} that decided it, or
	 * {@code endpoint-failed} if the request goes to another place for a reason that is
	 * not retried otherwise
	 */
	default void onRetry(String reason) {
	}

	/**
	 * A key was exchanged for a new token, or should have been.
	 * @param failure why there is no token; {@code null} if there is one
	 */
	default void onTokenRefresh(@Nullable Throwable failure) {
	}

	/**
	 * Bytes were handed over to the network, with those of TLS.
	 * @param bytes how many
	 */
	default void onSent(long bytes) {
	}

	/**
	 * Bytes arrived, with those of TLS, and before anything is decompressed.
	 * @param bytes how many
	 */
	default void onReceived(long bytes) {
	}

}
