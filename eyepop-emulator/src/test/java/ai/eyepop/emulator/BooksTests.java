package ai.eyepop.emulator;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import org.junit.jupiter.api.Test;

import ai.eyepop.emulator.EmulatorClient.Part;
import ai.eyepop.emulator.EmulatorClient.Session;
import ai.eyepop.emulator.fault.Fault;
import ai.eyepop.emulator.inspect.EndpointSnapshot;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the books that an emulator keeps for tests.
 */
class BooksTests {

	@Test
	void sourcesAreKnownByLengthAndSum() throws NoSuchAlgorithmException {
		try (EyePopEmulator emulator = EyePopEmulator.start()) {
			Session session = new EmulatorClient(emulator).session(EmulatorClient.OBJECTS);
			byte[] image = Scenes.large(300);
			session.upload(image);
			session.upload(Part.json("params", "[]"), Part.file(image), new Part("file", null, Scenes.redSquare()));
			assertThat(emulator.sources()).extracting("length")
				.containsExactly((long) image.length, (long) image.length, (long) Scenes.redSquare().length);
			assertThat(emulator.sources().get(0).sha256()).isEqualTo(sum(image))
				.isEqualTo(emulator.sources().get(1).sha256());
			assertThat(emulator.sources().get(2).sourceId()).isEqualTo(emulator.sources().get(1).sourceId())
				.isNotEqualTo(emulator.sources().get(0).sourceId());
			assertThat(emulator.sources()).extracting("mediaType").startsWith("image/png", "image/png");
			assertThat(emulator.maxUploads()).isOne();
		}
	}

	@Test
	void pipelinesAreCounted() {
		try (EyePopEmulator emulator = EyePopEmulator.start()) {
			Session session = new EmulatorClient(emulator).session(EmulatorClient.OBJECTS);
			emulator.faults().add(Fault.builder().pipelineGone().build());
			session.upload(Scenes.redSquare());
			session.client().session("{}");
			assertThat(emulator.pipelinesCreated()).isEqualTo(2);
			assertThat(emulator.pipelinesDeleted()).isOne();
		}
	}

	@Test
	void endpointsAreCountedApart() {
		try (EyePopEmulator emulator = EyePopEmulator.builder().endpoints(2).start()) {
			EmulatorClient client = new EmulatorClient(emulator);
			Session session = client.session(EmulatorClient.OBJECTS);
			session.upload(Scenes.redSquare());
			session.upload(Scenes.redSquare());
			emulator.endpointDown(1);
			assertThat(emulator.endpoints()).extracting(EndpointSnapshot::requests).containsExactly(2L, 0L);
			assertThat(emulator.endpoints()).extracting(EndpointSnapshot::up).containsExactly(true, false);
			assertThat(emulator.endpoints()).extracting(EndpointSnapshot::runningJobs).containsExactly(0, 0);
			assertThat(emulator.endpoints().get(0).openConnections()).isPositive();
			assertThat(emulator.endpoints().get(1).openConnections()).isZero();
		}
	}

	private static String sum(byte[] bytes) throws NoSuchAlgorithmException {
		return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
	}

}
