package ai.eyepop.autoconfigure;

import java.net.URI;

import ai.eyepop.emulator.EyePopEmulator;

/**
 * Connection details of an emulator in this process.
 *
 * @since 0.1.0
 */
public class EmulatorEyePopConnectionDetails implements EyePopConnectionDetails {

	private final EyePopEmulator emulator;

	/**
	 * Create connection details.
	 * @param emulator the emulator, which is not closed with them
	 */
	public EmulatorEyePopConnectionDetails(EyePopEmulator emulator) {
		this.emulator = emulator;
	}

	@Override
	public URI getUrl() {
		return this.emulator.url();
	}

	@Override
	public String getApiKey() {
		return this.emulator.apiKey();
	}

	@Override
	public String getAccountId() {
		return this.emulator.account();
	}

}
