package ai.eyepop.autoconfigure;

import java.util.List;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import ai.eyepop.worker.SyncWorkerEndpoint;

import static org.mockito.Mockito.mock;

/**
 * What goes wrong with Pops and with workers that have a name.
 */
final class WorkerMisconfigurations {

	private static final String TYPE = "eyepop.worker.pop.components[0].type=inference";

	private static final String WORKER = "eyepop.workers.front.pop.components[0].type=inference";

	private WorkerMisconfigurations() {
	}

	static List<Misconfiguration> all() {
		return List.of(
				new Misconfiguration("There is no field", TYPE,
						"eyepop.worker.pop.components[0].abilty=eyepop.person:latest"),
				new Misconfiguration("There is no field", TYPE, "eyepop.worker.pop.kind=s"),
				new Misconfiguration("There is no field", TYPE, "eyepop.worker.pop.api-key=s3cr3t"),
				new Misconfiguration("There is no field", WORKER, "eyepop.workers.front.pop.components[0].topk1=1")
					.with(Front.class),
				new Misconfiguration("There is no component of the type",
						"eyepop.worker.pop.components[0].type=inferense"),
				new Misconfiguration("A component needs a 'type'",
						"eyepop.worker.pop.components[0].ability=eyepop.person:latest"),
				new Misconfiguration("This must be a whole number", TYPE, "eyepop.worker.pop.components[0].topK=many"),
				new Misconfiguration("This must be a number", TYPE,
						"eyepop.worker.pop.components[0].confidence-threshold=high"),
				new Misconfiguration("This must be true or false", TYPE, "eyepop.worker.pop.components[0].hidden=no"),
				new Misconfiguration("This must be a text", TYPE,
						"eyepop.worker.pop.components[0].ability.name=eyepop.person:latest"),
				new Misconfiguration("This must be an object", TYPE, "eyepop.worker.pop.components[0].forward=crop"),
				new Misconfiguration("This must be a component", "eyepop.worker.pop.components[0]=inference")
					.answer("eyepop.worker.pop.components[0].type", "inference"),
				new Misconfiguration("The field 'contourType' is missing",
						"eyepop.worker.pop.components[0].type=contour_finder"),
				new Misconfiguration("The field 'type' is missing", TYPE,
						"eyepop.worker.pop.components[0].forward.operator.crop.max-items=3"),
				new Misconfiguration("a worker cannot have this name: its bean",
						"eyepop.workers.eyePop.stop-jobs=true"),
				new Misconfiguration("a worker cannot have this name: its bean", "eyepop.workers.gate.stop-jobs=true",
						"eyepop.workers.gateSync.stop-jobs=true"),
				new Misconfiguration("is called in metrics and health", "eyepop.workers.worker.stop-jobs=true"),
				new Misconfiguration("is called in metrics and health", "eyepop.workers.Data.stop-jobs=true"),
				new Misconfiguration("is the same name but for case and dashes",
						"eyepop.workers.front-door.stop-jobs=true", "eyepop.workers.frontdoor.stop-jobs=true"),
				new Misconfiguration("but the application has a bean of this name, too", WORKER).with(SameName.class),
				new Misconfiguration("is injected, but there is none in 'eyepop.workers'", TYPE).with(Front.class));
	}

	@Configuration(proxyBeanMethods = false)
	static class Front {

		@Bean
		String front(@Qualifier("front") SyncWorkerEndpoint worker) {
			return worker.toString();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class SameName {

		@Bean
		Runnable frontWorkerEndpoint() {
			return mock(Runnable.class);
		}

	}

}
