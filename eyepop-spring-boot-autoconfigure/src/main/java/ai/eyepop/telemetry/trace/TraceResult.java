package ai.eyepop.telemetry.trace;

import java.net.SocketTimeoutException;

import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.timeout.TimeoutException;

import ai.eyepop.http.Failures;

/**
 * What became of a request, in the order of the schema.
 */
enum TraceResult {

	/** Canceled, or never sent for a reason on this side. */
	OTHER,

	/** An answer that was read to its end. */
	SUCCESS,

	/** No connection, or one that broke. */
	CONNECTION,

	/** No connection or no byte in time. */
	TIMEOUT,

	/** An answer that is no success. */
	STATUS;

	byte code() {
		return (byte) ordinal();
	}

	static TraceResult of(Throwable failure) {
		Throwable cause = Failures.unwrap(failure);
		if (cause instanceof TimeoutException || cause instanceof java.util.concurrent.TimeoutException
				|| cause instanceof ConnectTimeoutException || cause instanceof SocketTimeoutException) {
			return TIMEOUT;
		}
		return Failures.isConnection(cause) ? CONNECTION : OTHER;
	}

}
