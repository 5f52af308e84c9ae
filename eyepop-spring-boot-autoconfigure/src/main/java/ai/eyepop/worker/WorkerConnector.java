package ai.eyepop.worker;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import ai.eyepop.pop.Pop;

/**
 * Connects to a worker, each implementation in its way.
 */
interface WorkerConnector {

	/**
	 * Connect.
	 * @param pop what the worker is to compute; {@code null} if the caller has no Pop
	 * @return a new connection, or an {@link ai.eyepop.http.EyePopException}
	 */
	Mono<WorkerConnection> connect(@Nullable Pop pop);

	/**
	 * Return whether the caller decides what is computed.
	 * @return {@code false} if the service knows the Pop, so that one must be connected
	 * to change it
	 */
	boolean isPopOurs();

}
