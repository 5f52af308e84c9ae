package ai.eyepop.autoconfigure;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Thrown when the application starts with a property that cannot be used. Says what to do
 * about it, and never holds a secret.
 */
@SuppressWarnings("serial")
class InvalidEyePopPropertyException extends InvalidConfigurationPropertyValueException {

	private final String action;

	/**
	 * Create an exception.
	 * @param name name of the property
	 * @param value its value, or {@code null} if it is a secret or is none
	 * @param reason what is wrong with it
	 * @param action what to do about it
	 */
	InvalidEyePopPropertyException(String name, @Nullable Object value, String reason, String action) {
		this(name, value, reason, action, null);
	}

	/**
	 * Create an exception with a cause.
	 * @param name name of the property
	 * @param value its value, or {@code null} if it is a secret or is none
	 * @param reason what is wrong with it
	 * @param action what to do about it
	 * @param cause the cause
	 */
	InvalidEyePopPropertyException(String name, @Nullable Object value, String reason, String action,
			@Nullable Throwable cause) {
		super(name, value, reason, cause);
		this.action = action;
	}

	String getAction() {
		return this.action;
	}

}
