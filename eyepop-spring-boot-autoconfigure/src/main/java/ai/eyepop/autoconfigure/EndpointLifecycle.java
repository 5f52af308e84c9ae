package ai.eyepop.autoconfigure;

import java.util.List;
import java.util.Optional;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Disconnects endpoints when the application stops: after the web server, whose requests
 * may use them, and before the event loops, which they need for it. One that cannot be
 * disconnected keeps no other from it.
 *
 * @param <E> type of the endpoints
 */
abstract class EndpointLifecycle<E> implements SmartLifecycle {

	/** The web server stops 2048 below the default phase. */
	static final int STOP_AFTER_WEB_SERVER = SmartLifecycle.DEFAULT_PHASE - 4096;

	private static final Log logger = LogFactory.getLog(EndpointLifecycle.class);

	private final ConfigurableListableBeanFactory beanFactory;

	private final Class<E> type;

	private volatile boolean running;

	EndpointLifecycle(ConfigurableListableBeanFactory beanFactory, Class<E> type) {
		this.beanFactory = beanFactory;
		this.type = type;
	}

	/**
	 * Return the names of the endpoints, none of which is made for that.
	 * @return names of beans
	 */
	final List<String> names() {
		return List.of(this.beanFactory.getBeanNamesForType(this.type, false, false));
	}

	final E endpoint(String name) {
		return this.beanFactory.getBean(name, this.type);
	}

	/**
	 * Disconnect an endpoint.
	 * @param endpoint the endpoint
	 * @return completes when it is done; {@code null} from a mock of the application
	 */
	abstract @Nullable Mono<Void> disconnect(E endpoint);

	@Override
	public void start() {
		this.running = true;
	}

	@Override
	public final void stop(Runnable callback) {
		this.running = false;
		// those that were never needed must not be made to be closed
		List<String> names = names().stream().filter(this.beanFactory::containsSingleton).toList();
		if (names.isEmpty()) {
			callback.run();
			return;
		}
		Flux.fromIterable(names).flatMap(this::disconnect).doFinally((signal) -> callback.run()).subscribe();
	}

	private Mono<Void> disconnect(String name) {
		return Mono.defer(() -> Optional.ofNullable(disconnect(endpoint(name))).orElseGet(Mono::empty))
			.onErrorResume((failure) -> {
				logger.warn("The endpoint '%s' was not closed in order".formatted(name), failure);
				return Mono.empty();
			});
	}

	@Override
	public final void stop() {
		stop(() -> {
		});
	}

	@Override
	public final boolean isPauseable() {
		return false;
	}

	@Override
	public final boolean isRunning() {
		return this.running;
	}

}
