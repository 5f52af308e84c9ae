package ai.eyepop.emulator;

import org.junit.jupiter.api.AfterEach;

import ai.eyepop.emulator.EmulatorClient.Answer;
import ai.eyepop.emulator.fault.ActiveFault;
import ai.eyepop.emulator.fault.FaultBuilder;

import static org.awaitility.Awaitility.await;

/**
 * An emulator with a session, on which faults are put.
 */
abstract class FaultFixture extends SessionFixture {

	@Override
	@AfterEach
	void stop() {
		await().until(() -> this.emulator.runningJobs() == 0);
		super.stop();
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
