package ai.eyepop.autoconfigure;

import java.util.Map;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import ai.eyepop.worker.WorkerEndpoint;

/**
 * Connects the worker endpoints when the application starts, if that is wanted, and
 * disconnects them when it stops: after the web server, whose requests may use them, and
 * before the event loops, which they need for it.
 */
class WorkerEndpointLifecycle implements SmartLifecycle {

	/** The web server stops 2048 below the default phase. */
	static final int DEFAULT_PHASE = SmartLifecycle.DEFAULT_PHASE - 4096;

	private final ConfigurableListableBeanFactory beanFactory;

	private final EyePopProperties properties;

	private volatile boolean running;

	WorkerEndpointLifecycle(ConfigurableListableBeanFactory beanFactory, EyePopProperties properties) {
		this.beanFactory = beanFactory;
		this.properties = properties;
	}

	@Override
	public void start() {
		this.running = true;
		Flux.fromArray(this.beanFactory.getBeanNamesForType(WorkerEndpoint.class, false, false))
			.filter(this::isConnectOnStartup)
			.map((name) -> this.beanFactory.getBean(name, WorkerEndpoint.class))
			.flatMap(WorkerEndpoint::connect)
			.blockLast();
	}

	private boolean isConnectOnStartup(String beanName) {
		for (Map.Entry<String, NamedWorkerProperties> worker : this.properties.getWorkers().entrySet()) {
			if (NamedWorkersRegistrar.beanName(worker.getKey()).equals(beanName)) {
				return worker.getValue().isConnectOnStartup();
			}
		}
		return this.properties.getWorker().isConnectOnStartup();
	}

	@Override
	public void stop(Runnable callback) {
		this.running = false;
		// those that were never needed must not be made to be closed
		Flux.fromArray(this.beanFactory.getBeanNamesForType(WorkerEndpoint.class, false, false))
			.filter(this.beanFactory::containsSingleton)
			.flatMap(this::disconnection)
			.doFinally((signal) -> callback.run())
			.subscribe();
	}

	private Mono<Void> disconnection(String name) {
		return Disconnection.of(name, () -> this.beanFactory.getBean(name, WorkerEndpoint.class).disconnect());
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
		return this.properties.getWorker().getShutdownPhase();
	}

}
