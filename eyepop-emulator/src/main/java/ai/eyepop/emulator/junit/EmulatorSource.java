package ai.eyepop.emulator.junit;

import org.junit.jupiter.api.extension.ExtensionContext;

import ai.eyepop.emulator.EyePopEmulator;

/**
 * Strategy of a test framework that starts and stops emulators itself, with the
 * application that is tested. Found by {@link java.util.ServiceLoader}.
 *
 * @since 0.1.0
 */
public interface EmulatorSource {

	/**
	 * Return whether the framework runs a class of tests.
	 * @param testClass a class with {@link WithEyePopEmulator}, or within one
	 * @return whether its emulator comes from here
	 */
	boolean supports(Class<?> testClass);

	/**
	 * Return the emulator of a test.
	 * @param context the test, of a class that is supported
	 * @return the emulator, which the framework closes
	 */
	EyePopEmulator emulator(ExtensionContext context);

}
