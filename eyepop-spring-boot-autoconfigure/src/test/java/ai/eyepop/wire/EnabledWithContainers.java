package ai.eyepop.wire;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Skips a class of tests, with the reason, where containers of the emulator cannot run.
 * There the environment variable {@code EYEPOP_REQUIRE_CONTAINERS=true} makes it fail,
 * and {@code EYEPOP_REQUIRE_COMPOSE=true} if it is Docker Compose that is missing.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Tag("docker")
@ExtendWith(ContainersCondition.class)
public @interface EnabledWithContainers {

	/**
	 * Return whether Docker Compose is needed, too.
	 * @return whether it is
	 */
	boolean compose() default false;

}
