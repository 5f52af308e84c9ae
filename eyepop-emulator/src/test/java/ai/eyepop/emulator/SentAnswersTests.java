package ai.eyepop.emulator;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import ai.eyepop.emulator.EmulatorClient.Answer;
import ai.eyepop.emulator.EmulatorClient.Session;
import ai.eyepop.emulator.fault.ActiveFault;
import ai.eyepop.emulator.fault.Fault;
import ai.eyepop.emulator.inspect.SentAnswer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.awaitility.Awaitility.await;

/**
 * Tests for what is told of answers that are over.
 */
class SentAnswersTests {

	private final Queue<SentAnswer> answers = new ConcurrentLinkedQueue<>();

	private final EyePopEmulator emulator = EyePopEmulator.builder().answers(this.answers::add).start();

	private final Session session = new EmulatorClient(this.emulator).session(EmulatorClient.OBJECTS);

	@AfterEach
	void close() {
		this.emulator.close();
	}

	@Test
	void linesAreThoseThatTheClientGot() {
		Answer answer = this.session.upload(Scenes.redSquare());
		SentAnswer sent = source();
		assertThat(sent.lines()).containsExactlyElementsOf(answer.text().lines().toList()).hasSize(1);
		assertThat(sent.sourceId()).isEqualTo(JsonMapper.shared().readTree(answer.text()).path("source_id").asString());
		assertThat(sent.request().status()).isEqualTo(200);
		assertThat(sent.ended()).isTrue();
		assertThat(sent.fault()).isNull();
		assertThat(sent.endpoint()).isZero();
	}

	@Test
	void statusOfAFaultHasNoLines() {
		this.emulator.faults().add(Fault.builder().status(503).build());
		this.session.upload(Scenes.redSquare());
		SentAnswer sent = source();
		assertThat(sent.request().status()).isEqualTo(503);
		assertThat(sent.fault()).isEqualTo("status");
		assertThat(sent.lines()).isEmpty();
		assertThat(sent.ended()).isTrue();
	}

	@Test
	void resetAfterALineIsNoEnd() {
		this.emulator.faults().add(Fault.builder().reset().afterLines(1).build());
		assertThatException().isThrownBy(() -> this.session.upload(Scenes.redSquare()));
		SentAnswer sent = source();
		assertThat(sent.lines()).hasSize(1);
		assertThat(sent.ended()).isFalse();
		assertThat(sent.fault()).isEqualTo("reset");
	}

	@Test
	void lineThatIsCutIsToldAsItWasSent() {
		this.emulator.faults().add(Fault.builder().truncateLine().build());
		Answer answer = this.session.upload(Scenes.redSquare());
		assertThat(source().lines()).containsExactly(answer.text());
		assertThat(source().ended()).isTrue();
	}

	@Test
	void answerThatIsHeldBackRuns() {
		this.emulator.faults().add(Fault.builder().stall().build());
		CompletableFuture<Answer> upload = CompletableFuture.supplyAsync(() -> this.session.upload(Scenes.redSquare()));
		await().until(() -> this.emulator.faults().list().stream().mapToInt(ActiveFault::holding).sum() == 1);
		assertThat(this.emulator.runningAnswers()).isOne();
		assertThat(sources()).isEmpty();
		this.emulator.faults().clear();
		assertThat(upload.join().status()).isEqualTo(200);
		assertThat(source().fault()).isEqualTo("stall");
	}

	@Test
	void withoutAListenerNothingIsRecorded() {
		try (EyePopEmulator silent = EyePopEmulator.start()) {
			new EmulatorClient(silent).session(EmulatorClient.OBJECTS).upload(Scenes.redSquare());
			assertThat(silent.runningAnswers()).isZero();
		}
	}

	private SentAnswer source() {
		await().until(() -> this.emulator.runningAnswers() == 0);
		assertThat(sources()).hasSize(1);
		return sources().get(0);
	}

	private List<SentAnswer> sources() {
		return this.answers.stream().filter((answer) -> answer.request().path().endsWith("/source")).toList();
	}

}
