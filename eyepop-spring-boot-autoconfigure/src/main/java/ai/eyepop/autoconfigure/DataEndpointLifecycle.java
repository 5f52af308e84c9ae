package ai.eyepop.autoconfigure;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import ai.eyepop.data.DataEndpoint;

/**
 * Disconnects the data endpoints when the application stops: after the web server, whose
 * requests may use them, and before the event loops, which they need for it.
 */
class DataEndpointLifecycle implements SmartLifecycle {

	private final ConfigurableListableBeanFactory beanFactory;

	private volatile boolean running;

	DataEndpointLifecycle(ConfigurableListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	@Override
	public void start() {
		this.running = true;
	}

	@Override
	public void stop(Runnable callback) {
		this.running = false;
		// those that were never needed must not be made to be closed
		Flux.fromArray(this.beanFactory.getBeanNamesForType(DataEndpoint.class, false, false))
			.filter(this.beanFactory::containsSingleton)
			.flatMap(this::disconnection)
			.doFinally((signal) -> callback.run())
			.subscribe();
	}

	private Mono<Void> disconnection(String name) {
		return Disconnection.of(name, () -> this.beanFactory.getBean(name, DataEndpoint.class).disconnect());
	}

	@Override
	public void stop() {
		stop(() -> {
		});
	}

	@Override
	public boolean isPauseable() {
		return false;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return WorkerEndpointLifecycle.DEFAULT_PHASE;
	}

}
