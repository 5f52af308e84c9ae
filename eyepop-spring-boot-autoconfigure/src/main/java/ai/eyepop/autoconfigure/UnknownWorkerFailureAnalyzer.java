package ai.eyepop.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.InjectionPoint;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.UnsatisfiedDependencyException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

import ai.eyepop.worker.SyncWorkerEndpoint;
import ai.eyepop.worker.WorkerEndpoint;

/**
 * Says which workers there are when one is injected by a name that none has.
 */
@Order(0)
class UnknownWorkerFailureAnalyzer extends AbstractFailureAnalyzer<NoSuchBeanDefinitionException> {

	private final Environment environment;

	UnknownWorkerFailureAnalyzer(Environment environment) {
		this.environment = environment;
	}

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, NoSuchBeanDefinitionException cause) {
		Class<?> type = (cause.getResolvableType() != null) ? cause.getResolvableType().resolve() : null;
		String wanted = qualifier(rootFailure);
		if (wanted == null || (type != WorkerEndpoint.class && type != SyncWorkerEndpoint.class)) {
			return null;
		}
		List<String> names = new ArrayList<>(NamedWorkersRegistrar.names(this.environment));
		String meant = PropertyNames.closest(wanted, names);
		String description = "An EyePop worker with the name '%s' is injected, but there is none in 'eyepop.workers'%s."
			.formatted(wanted, names.isEmpty() ? "" : ", which has " + String.join(", ", names));
		String action = "Set eyepop.workers.%s.pop.components[0].type to inference, and what else the worker needs%s."
			.formatted(wanted, (meant != null) ? ", or inject @Qualifier(\"" + meant + "\")" : "");
		return new FailureAnalysis(description, action, cause);
	}

	private static @Nullable String qualifier(Throwable failure) {
		String name = null;
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			InjectionPoint point = (cause instanceof UnsatisfiedDependencyException unsatisfied)
					? unsatisfied.getInjectionPoint() : null;
			Qualifier qualifier = (point != null) ? point.getAnnotation(Qualifier.class) : null;
			name = (qualifier != null) ? qualifier.value() : name;
		}
		return name;
	}

}
