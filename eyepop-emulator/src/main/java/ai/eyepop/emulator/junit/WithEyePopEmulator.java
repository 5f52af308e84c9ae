package ai.eyepop.emulator.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import ai.eyepop.emulator.EyePopEmulator;

/**
 * Runs an {@link EyePopEmulator} for a class of tests and the classes nested in it, and
 * injects it into parameters of that type. It is {@linkplain EyePopEmulator#reset()
 * reset} before each test and stopped after the last one.
 *
 * <pre class="code">
 * &#64;WithEyePopEmulator
 * class ClientTests {
 *
 *     &#64;Test
 *     void predicts(EyePopEmulator emulator) {
 *         connect(emulator.url(), emulator.apiKey());
 *     }
 *
 * }
 * </pre>
 *
 * In tests of Spring, such as those with {@code @SpringBootTest}, it is a bean, and the
 * application connects to it without a property. It lives as long as the application
 * does, which several classes of tests may share. Tests of these classes never run at the
 * same time as each other.
 *
 * @since 0.1.0
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Execution(ExecutionMode.SAME_THREAD)
@ExtendWith(EmulatorExtension.class)
public @interface WithEyePopEmulator {

	/**
	 * Return what says how the emulator is started.
	 * @return the customizers, applied one after the other
	 */
	Class<? extends EmulatorCustomizer>[] customizers() default {};

}
