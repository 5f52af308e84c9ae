package ai.eyepop.sample;

import java.time.Duration;
import java.util.Objects;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.pop.Pop;
import ai.eyepop.worker.WorkerEndpoint;

/**
 * Puts the Pop that was in use before a test back after it, since the application is
 * shared; a parameter of the test takes it. Faults do not keep it from that.
 */
public class KeepsThePop implements BeforeEachCallback, AfterEachCallback, ParameterResolver {

	private static final Duration LIMIT = Duration.ofMinutes(2);

	@Override
	public void beforeEach(ExtensionContext context) {
		store(context).put(Pop.class, Objects.requireNonNull(worker(context).pop().block(LIMIT)));
	}

	@Override
	public void afterEach(ExtensionContext context) {
		SpringExtension.getApplicationContext(context).getBean(EyePopEmulator.class).faults().clear();
		worker(context).setPop(before(context)).block(LIMIT);
	}

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		return parameter.getParameter().getType() == Pop.class;
	}

	@Override
	public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
		return before(context);
	}

	private static WorkerEndpoint worker(ExtensionContext context) {
		ApplicationContext application = SpringExtension.getApplicationContext(context);
		return application.getBean(WorkerEndpoint.class);
	}

	private static Pop before(ExtensionContext context) {
		return Objects.requireNonNull(store(context).get(Pop.class, Pop.class));
	}

	private static Store store(ExtensionContext context) {
		return context.getStore(Namespace.create(KeepsThePop.class, context.getUniqueId()));
	}

}
