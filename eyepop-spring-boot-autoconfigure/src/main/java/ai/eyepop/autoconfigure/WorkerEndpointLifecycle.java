package ai.eyepop.autoconfigure;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import ai.eyepop.http.Waits;
import ai.eyepop.worker.WorkerEndpoint;

/**
 * Connects worker endpoints when the application starts, if that is wanted, and
 * disconnects them when it stops.
 */
class WorkerEndpointLifecycle extends EndpointLifecycle<WorkerEndpoint> {

	private final EyePopProperties properties;

	WorkerEndpointLifecycle(ConfigurableListableBeanFactory beanFactory, EyePopProperties properties) {
		super(beanFactory, WorkerEndpoint.class);
		this.properties = properties;
	}

	@Override
	public void start() {
		super.start();
		List<String> names = names().stream().filter(this::isConnectOnStartup).toList();
		// nothing of Reactor is loaded by an application that does not ask for it
		if (!names.isEmpty()) {
			Waits.await(Flux.fromIterable(names).flatMap(this::connect).then());
		}
	}

	private Mono<Void> connect(String beanName) {
		return endpoint(beanName).connect()
			.onErrorMap((failure) -> new ConnectOnStartupException(prefix(beanName), failure));
	}

	private String prefix(String beanName) {
		return this.properties.getWorkers()
			.keySet()
			.stream()
			.filter((name) -> NamedWorkersRegistrar.beanName(name).equals(beanName))
			.findFirst()
			.map((name) -> "eyepop.workers." + name)
			.orElse("eyepop.worker");
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
	@Nullable Mono<Void> disconnect(WorkerEndpoint endpoint) {
		return endpoint.disconnect();
	}

	@Override
	public int getPhase() {
		return this.properties.getWorker().getShutdownPhase();
	}

}
