package ai.eyepop.autoconfigure.test;

import org.springframework.beans.BeanUtils;

import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.emulator.EyePopEmulatorBuilder;
import ai.eyepop.emulator.junit.EmulatorCustomizer;

/**
 * Starts the emulators of tests.
 */
final class TestEmulators {

	private TestEmulators() {
	}

	static EyePopEmulator start(Class<? extends EmulatorCustomizer>[] customizers) {
		EyePopEmulatorBuilder builder = EyePopEmulator.builder();
		for (Class<? extends EmulatorCustomizer> customizer : customizers) {
			BeanUtils.instantiateClass(customizer).customize(builder);
		}
		return builder.start();
	}

}
