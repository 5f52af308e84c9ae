package ai.eyepop.data.call;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a record whose components are query parameters of a call, under their names on
 * the wire. Those that are {@code null} are left out, and a list gives several.
 *
 * @since 0.1.0
 */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface Query {

	/**
	 * Return the name of the only query parameter, for a record that is a value itself.
	 * @return the name on the wire; empty if the components are the parameters
	 */
	String value() default "";

}
