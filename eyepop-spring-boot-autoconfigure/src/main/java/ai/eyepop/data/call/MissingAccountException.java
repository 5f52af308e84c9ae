package ai.eyepop.data.call;

import ai.eyepop.http.EyePopException;

/**
 * Thrown when a call needs an account, and neither it nor the endpoint names one.
 *
 * @since 0.1.0
 */
public class MissingAccountException extends EyePopException {

	/**
	 * Create an exception.
	 * @param call the call, such as {@code datasets().create}
	 */
	public MissingAccountException(String call) {
		super("The call %s needs an account: set the property 'eyepop.account-id', or name an account in the call"
			.formatted(call), null);
	}

}
