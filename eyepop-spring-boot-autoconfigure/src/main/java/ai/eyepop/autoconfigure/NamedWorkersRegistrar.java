package ai.eyepop.autoconfigure;

import java.util.Map;
import java.util.Set;

import org.springframework.beans.factory.BeanRegistrar;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

import ai.eyepop.worker.SyncWorkerEndpoint;
import ai.eyepop.worker.WorkerEndpoint;

/**
 * Registers two beans for each {@code eyepop.workers.<name>}. Their qualifiers are added
 * by {@link NamedWorkerQualifiers}.
 */
class NamedWorkersRegistrar implements BeanRegistrar {

	private static final Bindable<Map<String, Object>> WORKERS = Bindable.mapOf(String.class, Object.class);

	@Override
	public void register(BeanRegistry registry, Environment environment) {
		names(environment).forEach((name) -> {
			registry.registerBean(beanName(name), WorkerEndpoint.class,
					(spec) -> spec.description("EyePop worker " + name)
						.lazyInit()
						.fallback()
						.supplier((context) -> context.bean(WorkerEndpoints.class).create(name)));
			registry.registerBean(syncBeanName(name), SyncWorkerEndpoint.class, (spec) -> spec
				.description("EyePop worker " + name + ", blocking")
				.lazyInit()
				.fallback()
				.supplier((context) -> new SyncWorkerEndpoint(context.bean(beanName(name), WorkerEndpoint.class))));
		});
	}

	static Set<String> names(Environment environment) {
		return Binder.get(environment).bind("eyepop.workers", WORKERS).orElse(Map.of()).keySet();
	}

	static String beanName(String worker) {
		return worker + "WorkerEndpoint";
	}

	static String syncBeanName(String worker) {
		return worker + "SyncWorkerEndpoint";
	}

}
