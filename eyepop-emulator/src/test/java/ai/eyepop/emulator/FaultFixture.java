package ai.eyepop.emulator;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import ai.eyepop.emulator.EmulatorClient.Answer;
import ai.eyepop.emulator.EmulatorClient.Session;
import ai.eyepop.emulator.fault.ActiveFault;
import ai.eyepop.emulator.fault.FaultBuilder;

import static org.awaitility.Awaitility.await;

/**
 * An emulator with a session, on which faults are put.
 */
abstract class FaultFixture {

	EyePopEmulator emulator;

	EmulatorClient client;

	Session session;

	@BeforeEach
	void start() {
		this.emulator = EyePopEmulator.start();
		this.client = new EmulatorClient(this.emulator);
		this.session = this.client.session(EmulatorClient.OBJECTS);
	}

	@AfterEach
	void stop() {
		await().until(() -> this.emulator.runningJobs() == 0);
		this.emulator.close();
	}

	void add(FaultBuilder fault) {
		this.emulator.faults().add(fault.build());
	}

	Answer upload() {
		return this.session.upload(Scenes.redSquare());
	}

	void awaitHolding() {
		await().until(() -> this.emulator.faults().list().stream().mapToInt(ActiveFault::holding).sum() == 1);
	}

}
