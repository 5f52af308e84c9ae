package ai.eyepop.data.call;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names a call of the service, for retry, metrics and the guide.
 *
 * @since 0.1.0
 * @see OperationAttributes
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Operation {

	/**
	 * Return the id of the call.
	 * @return the name that the vendor's clients use
	 */
	String value();

	/**
	 * Return whether the call may be sent again when it is not known whether it arrived.
	 * @return whether two calls do as much as one
	 */
	boolean idempotent();

	/**
	 * Return whether the call is one of many that look whether something has happened.
	 * Who looks goes on after a failure, so that a single look is not sent again, but for
	 * a refused token.
	 * @return whether it is made until there is an answer
	 */
	boolean look() default false;

}
