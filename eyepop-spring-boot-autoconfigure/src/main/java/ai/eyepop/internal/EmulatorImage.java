package ai.eyepop.internal;

import org.jspecify.annotations.Nullable;

/**
 * The image of the emulator, as all know it who find containers of it.
 *
 * @since 0.1.0
 */
public final class EmulatorImage {

	/** Name of the image, without a tag. */
	public static final String NAME = "eyepop/emulator";

	/** Port that it listens on. */
	public static final int PORT = 8080;

	/** Variable with the API key that it accepts. */
	public static final String API_KEY_VARIABLE = "EMULATOR_API_KEY";

	/** Variable with the account that it knows. */
	public static final String ACCOUNT_VARIABLE = "EMULATOR_ACCOUNT";

	private EmulatorImage() {
	}

	/**
	 * Return the API key of a container.
	 * @param variable value of {@link #API_KEY_VARIABLE}, if it is set
	 * @return the API key
	 */
	public static String apiKey(@Nullable String variable) {
		return valueOrDefault(variable, "emulator-key");
	}

	/**
	 * Return the account of a container.
	 * @param variable value of {@link #ACCOUNT_VARIABLE}, if it is set
	 * @return the uuid of the account
	 */
	public static String account(@Nullable String variable) {
		return valueOrDefault(variable, "emulator-account");
	}

	// what is blank is not set for the emulator either
	private static String valueOrDefault(@Nullable String value, String defaultValue) {
		return (value != null && !value.isBlank()) ? value : defaultValue;
	}

}
