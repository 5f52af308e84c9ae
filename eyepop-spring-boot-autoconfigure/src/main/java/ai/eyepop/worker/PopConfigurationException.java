package ai.eyepop.worker;

import ai.eyepop.http.EyePopException;

/**
 * Thrown when a Pop cannot be used or changed as it was asked for: a named Pop in
 * production, for example, is changed in the dashboard only.
 *
 * @since 0.1.0
 */
public class PopConfigurationException extends EyePopException {

	PopConfigurationException(String message) {
		super(message, null);
	}

}
