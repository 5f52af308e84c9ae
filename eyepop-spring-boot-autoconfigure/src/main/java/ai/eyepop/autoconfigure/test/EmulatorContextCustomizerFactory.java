package ai.eyepop.autoconfigure.test;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.TestContextAnnotationUtils;
import org.springframework.util.ClassUtils;

import ai.eyepop.emulator.junit.WithEyePopEmulator;

/**
 * Sees to the emulator of tests with {@link WithEyePopEmulator}.
 */
class EmulatorContextCustomizerFactory implements ContextCustomizerFactory {

	private static final boolean EMULATOR_PRESENT = ClassUtils.isPresent("ai.eyepop.emulator.junit.WithEyePopEmulator",
			EmulatorContextCustomizerFactory.class.getClassLoader());

	@Override
	public @Nullable ContextCustomizer createContextCustomizer(Class<?> testClass,
			List<ContextConfigurationAttributes> configAttributes) {
		return EMULATOR_PRESENT ? Customizers.of(testClass) : null;
	}

	/**
	 * What needs the emulator on the class path.
	 */
	private static final class Customizers {

		static @Nullable ContextCustomizer of(Class<?> testClass) {
			WithEyePopEmulator annotation = TestContextAnnotationUtils.findMergedAnnotation(testClass,
					WithEyePopEmulator.class);
			return (annotation != null) ? new EmulatorContextCustomizer(List.of(annotation.customizers())) : null;
		}

	}

}
