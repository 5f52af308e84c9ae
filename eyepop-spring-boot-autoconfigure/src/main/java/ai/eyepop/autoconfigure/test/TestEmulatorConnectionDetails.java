package ai.eyepop.autoconfigure.test;

import java.net.URI;

import ai.eyepop.autoconfigure.EyePopConnectionDetails;
import ai.eyepop.emulator.EyePopEmulator;

/**
 * Connection details of the emulator of a test.
 */
class TestEmulatorConnectionDetails implements EyePopConnectionDetails {

	private final EyePopEmulator emulator;

	TestEmulatorConnectionDetails(EyePopEmulator emulator) {
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
