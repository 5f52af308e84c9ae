package ai.eyepop.autoconfigure;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

import ai.eyepop.compute.ComputeHealthCheckException;
import ai.eyepop.compute.ComputeSessionException;
import ai.eyepop.data.call.MissingAccountException;
import ai.eyepop.http.EyePopException;
import ai.eyepop.worker.PopConfigurationException;
import ai.eyepop.worker.PopNotStartedException;

/**
 * Says what to change when the service cannot be reached, or refuses something, while the
 * application starts.
 */
class ServiceFailureAnalyzer extends AbstractFailureAnalyzer<EyePopException> {

	private static final String LATER = ", or remove %s.connect-on-startup to connect with the first submission.";

	private final Environment environment;

	private final BeanFactory beanFactory;

	ServiceFailureAnalyzer(Environment environment, BeanFactory beanFactory) {
		this.environment = environment;
		this.beanFactory = beanFactory;
	}

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, EyePopException cause) {
		ConnectOnStartupException onStartup = findCause(rootFailure, ConnectOnStartupException.class);
		String worker = (onStartup != null) ? onStartup.getPrefix() : "eyepop.worker";
		String action = ofConfiguration(cause, worker);
		action = (action != null) ? action
				: new ServiceActions(worker, onStartup != null, this.environment, this.beanFactory).of(cause);
		return (action != null) ? new FailureAnalysis(
				description(cause, onStartup) + new PropertyOrigins(this.environment).ofNamed(action), action, cause)
				: null;
	}

	private static @Nullable String description(EyePopException cause, @Nullable ConnectOnStartupException onStartup) {
		return (onStartup != null) ? onStartup.getMessage() : cause.getMessage();
	}

	private static @Nullable String ofConfiguration(EyePopException cause, String worker) {
		if (cause instanceof PopConfigurationException) {
			return "Remove %s.pop, since the service has the Pop, or use a session or a Pop of your own."
				.formatted(worker);
		}
		if (cause instanceof PopNotStartedException) {
			return "Set %s.auto-start to true, or start the Pop in the EyePop dashboard.".formatted(worker);
		}
		if (cause instanceof MissingAccountException) {
			return "Set eyepop.account-id to the account that the EyePop dashboard shows, or name one in the call.";
		}
		if (cause instanceof ComputeHealthCheckException) {
			return ("Set %s.session.timeout to a longer time, such as 5m. If the session ended, look for the reason in "
					+ "the EyePop dashboard")
				.formatted(worker) + LATER.formatted(worker);
		}
		return (cause instanceof ComputeSessionException && cause.getCause() == null)
				? "Correct %s.pop, for which the session has no pipeline".formatted(worker) + LATER.formatted(worker)
				: null;
	}

}
