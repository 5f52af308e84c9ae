package ai.eyepop.worker;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import ai.eyepop.pop.Pop;

/**
 * Connects to a worker, each implementation in its way.
 */
interface WorkerConnector {

	/**
	 * Connect.
	 * @param pop gives what the worker is to compute when that has to be said;
	 * {@code null} if the caller has no Pop
	 * @param first whether nobody uses a pipeline that is there, so that what it does may
	 * be stopped
	 * @return a new connection, or an {@link ai.eyepop.http.EyePopException}
	 */
	Mono<WorkerConnection> connect(Supplier<@Nullable Pop> pop, boolean first);

	/**
	 * Return whether the caller decides what is computed.
	 * @return {@code false} if the service knows the Pop, so that one must be connected
	 * to change it
	 */
	boolean isPopOurs();

}
