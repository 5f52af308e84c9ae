package ai.eyepop.autoconfigure;

import java.util.Optional;
import java.util.function.Supplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Disconnection of an endpoint when the application stops, which keeps no other from it.
 */
final class Disconnection {

	private static final Log logger = LogFactory.getLog(Disconnection.class);

	private Disconnection() {
	}

	/**
	 * Disconnect an endpoint.
	 * @param name name of its bean
	 * @param disconnect disconnects it
	 * @return completes when it is done, whether or not it worked
	 */
	static Mono<Void> of(String name, Supplier<@Nullable Mono<Void>> disconnect) {
		// a mock in a test of the application returns null
		return Mono.defer(() -> Optional.ofNullable(disconnect.get()).orElseGet(Mono::empty))
			.onErrorResume((failure) -> {
				logger.warn("The endpoint '%s' was not closed in order".formatted(name), failure);
				return Mono.empty();
			});
	}

}
