package ai.eyepop.autoconfigure;

import org.jspecify.annotations.Nullable;

import ai.eyepop.worker.WorkerEndpointBuilder;

/**
 * Callback interface that can be implemented by beans wishing to customize worker
 * endpoints that are auto-configured.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface WorkerEndpointBuilderCustomizer {

	/**
	 * Customize the builder.
	 * @param builder the builder, to which all properties were applied
	 * @param name name of the worker in {@code eyepop.workers}; {@code null} for the
	 * endpoint without a name
	 */
	void customize(WorkerEndpointBuilder builder, @Nullable String name);

}
