package ai.eyepop.autoconfigure;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
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

	private static final String UNNAMED = "the endpoint without a name";

	/** What endpoints without a name are called in metrics, health and the Actuator. */
	private static final Map<String, String> RESERVED = Map.of("worker", UNNAMED, "data",
			"the endpoint of the Data API");

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
		Set<String> names = Binder.get(environment).bind("eyepop.workers", WORKERS).orElse(Map.of()).keySet();
		check(names);
		return names;
	}

	private static void check(Set<String> names) {
		Map<String, String> known = new HashMap<>();
		Map<String, String> beans = new HashMap<>(Map.of(beanName("eyePop"), UNNAMED, syncBeanName("eyePop"), UNNAMED));
		names.forEach((name) -> {
			String plain = name.replaceAll("[^\\p{Alnum}]", "").toLowerCase(Locale.ROOT);
			if (RESERVED.containsKey(plain)) {
				throw failure(name,
						"'%s' is what %s is called in metrics and health".formatted(plain, RESERVED.get(plain)));
			}
			String same = known.put(plain, name);
			if (same != null) {
				throw failure(name, "'%s' is the same name but for case and dashes, as it is in an environment variable"
					.formatted(same));
			}
			for (String bean : List.of(beanName(name), syncBeanName(name))) {
				String other = beans.put(bean, "the worker '" + name + "'");
				if (other != null) {
					throw failure(name, "its bean '%s' would be that of %s".formatted(bean, other));
				}
			}
		});
	}

	private static InvalidEyePopPropertyException failure(String name, String reason) {
		String property = "eyepop.workers." + name;
		return new InvalidEyePopPropertyException(property, null, "a worker cannot have this name: " + reason + ".",
				"Rename %s to another name, such as %s-2, and its qualifier, too.".formatted(property, property));
	}

	static String beanName(String worker) {
		return worker + "WorkerEndpoint";
	}

	static String syncBeanName(String worker) {
		return worker + "SyncWorkerEndpoint";
	}

}
