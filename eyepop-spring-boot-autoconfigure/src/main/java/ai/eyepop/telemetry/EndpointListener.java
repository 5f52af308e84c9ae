package ai.eyepop.telemetry;

import ai.eyepop.http.HttpListener;
import ai.eyepop.job.JobListener;

/**
 * Is told what one endpoint does. It must not block; an exception is logged and changes
 * nothing.
 *
 * @since 0.1.0
 */
public interface EndpointListener extends JobListener, HttpListener, SocketListener {

	/**
	 * The endpoint was closed for good.
	 */
	default void onClosed() {
	}

}
