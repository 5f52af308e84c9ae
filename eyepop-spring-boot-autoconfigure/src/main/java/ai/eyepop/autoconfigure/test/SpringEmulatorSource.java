package ai.eyepop.autoconfigure.test;

import java.util.Arrays;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.test.context.junit.jupiter.SpringExtension;
import org.springframework.util.ClassUtils;

import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.emulator.junit.EmulatorSource;

/**
 * Emulators of tests of Spring: those of their applications.
 *
 * @since 0.1.0
 */
public final class SpringEmulatorSource implements EmulatorSource {

	private static final boolean SPRING_TEST_PRESENT = ClassUtils.isPresent(
			"org.springframework.test.context.junit.jupiter.SpringExtension",
			SpringEmulatorSource.class.getClassLoader());

	@Override
	public boolean supports(Class<?> testClass) {
		// plain tests have their emulator without the test framework
		return SPRING_TEST_PRESENT && MergedAnnotations.search(SearchStrategy.TYPE_HIERARCHY)
			.withEnclosingClasses(ClassUtils::isInnerClass)
			.from(testClass)
			.stream(ExtendWith.class)
			.flatMap((annotation) -> Arrays.stream(annotation.getClassArray("value")))
			.anyMatch(SpringExtension.class::isAssignableFrom);
	}

	@Override
	public EyePopEmulator emulator(ExtensionContext context) {
		return SpringExtension.getApplicationContext(context)
			.getBean(EmulatorContextCustomizer.EMULATOR, EyePopEmulator.class);
	}

}
