package ai.eyepop.wire;

import net.jqwik.api.lifecycle.AfterContainerHook;
import net.jqwik.api.lifecycle.BeforeContainerHook;
import net.jqwik.api.lifecycle.ContainerLifecycleContext;
import net.jqwik.api.lifecycle.PropagationMode;

/**
 * Fails a class of properties after which {@link LeakExtension} finds a buffer that
 * nobody released. Registered for all classes.
 */
public final class LeakHook implements BeforeContainerHook, AfterContainerHook {

	@Override
	public PropagationMode propagateTo() {
		return PropagationMode.ALL_DESCENDANTS;
	}

	@Override
	public void beforeContainer(ContainerLifecycleContext context) {
		context.optionalContainerClass().ifPresent((tests) -> LeakExtension.begin());
	}

	@Override
	public void afterContainer(ContainerLifecycleContext context) {
		context.optionalContainerClass().ifPresent(LeakExtension::end);
	}

}
