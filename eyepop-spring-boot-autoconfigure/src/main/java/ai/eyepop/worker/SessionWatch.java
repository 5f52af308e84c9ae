package ai.eyepop.worker;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The compute session of a connection.
 *
 * @param uuid id of the session
 * @param look looks at its health, once; {@code null} if its pipelines have to be asked
 */
record SessionWatch(@Nullable String uuid, @Nullable Mono<Void> look) {

	static final SessionWatch NONE = new SessionWatch(null, null);

}
