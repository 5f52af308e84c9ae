package ai.eyepop.emulator;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import ai.eyepop.emulator.EmulatorClient.Session;

/**
 * An emulator with a session that finds objects.
 */
abstract class SessionFixture {

	EyePopEmulator emulator;

	EmulatorClient client;

	Session session;

	@BeforeEach
	void start() {
		this.emulator = builder().start();
		this.client = new EmulatorClient(this.emulator);
		this.session = this.client.session(EmulatorClient.OBJECTS);
	}

	EyePopEmulatorBuilder builder() {
		return EyePopEmulator.builder();
	}

	@AfterEach
	void stop() {
		this.emulator.close();
	}

}
