package ai.eyepop.emulator.junit;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.ServiceLoader;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContextException;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.ReflectionSupport;

import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.emulator.EyePopEmulatorBuilder;

/**
 * What {@link WithEyePopEmulator} does.
 */
class EmulatorExtension implements BeforeEachCallback, ParameterResolver {

	private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace
		.create(EmulatorExtension.class);

	@Override
	public void beforeEach(ExtensionContext context) {
		emulator(context).reset();
	}

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		if (parameter.getParameter().getType() != EyePopEmulator.class || isSprings(parameter.getParameter())) {
			return false;
		}
		// constructors of such tests are the framework's
		return !(parameter.getDeclaringExecutable() instanceof Constructor<?>) || source(context) == null;
	}

	@Override
	public EyePopEmulator resolveParameter(ParameterContext parameter, ExtensionContext context) {
		return emulator(context);
	}

	private static EyePopEmulator emulator(ExtensionContext context) {
		EmulatorSource source = source(context);
		if (source != null) {
			return source.emulator(context);
		}
		ExtensionContext owner = context;
		while (!isOwner(owner)) {
			owner = owner.getParent()
				.orElseThrow(() -> new ExtensionContextException("There is no @WithEyePopEmulator here"));
		}
		Class<?> testClass = owner.getRequiredTestClass();
		// closed by the store, when the last test of the class has ended
		return owner.getStore(NAMESPACE).computeIfAbsent(testClass, EmulatorExtension::start, EyePopEmulator.class);
	}

	/**
	 * Return whether a context is that of the class that the annotation is on, rather
	 * than of a class within it, or of a method.
	 * @param context the context
	 * @return whether the emulator is this one's
	 */
	private static boolean isOwner(ExtensionContext context) {
		return context.getTestMethod().isEmpty() && context.getTestClass()
			.filter((testClass) -> AnnotationSupport.isAnnotated(testClass, WithEyePopEmulator.class))
			.isPresent();
	}

	private static EyePopEmulator start(Class<?> testClass) {
		EyePopEmulatorBuilder builder = EyePopEmulator.builder();
		AnnotationSupport.findAnnotation(testClass, WithEyePopEmulator.class)
			.map(WithEyePopEmulator::customizers)
			.stream()
			.flatMap(Arrays::stream)
			.forEach((customizer) -> ReflectionSupport.newInstance(customizer).customize(builder));
		return builder.start();
	}

	private static @Nullable EmulatorSource source(ExtensionContext context) {
		Class<?> testClass = context.getRequiredTestClass();
		for (EmulatorSource source : ServiceLoader.load(EmulatorSource.class, testClass.getClassLoader())) {
			if (source.supports(testClass)) {
				return source;
			}
		}
		return null;
	}

	private static boolean isSprings(AnnotatedElement element) {
		return Arrays.stream(element.getAnnotations())
			.map(Annotation::annotationType)
			.anyMatch((type) -> type.getName().startsWith("org.springframework."));
	}

}
