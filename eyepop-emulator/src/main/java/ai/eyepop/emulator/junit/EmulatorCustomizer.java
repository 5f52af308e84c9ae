package ai.eyepop.emulator.junit;

import ai.eyepop.emulator.EyePopEmulatorBuilder;

/**
 * Callback that says how the emulator of a test is started. Needs a constructor without
 * parameters.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface EmulatorCustomizer {

	/**
	 * Customize the emulator.
	 * @param builder the builder, to be changed
	 */
	void customize(EyePopEmulatorBuilder builder);

}
