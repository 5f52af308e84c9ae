package ai.eyepop.emulator.server;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

import ai.eyepop.emulator.fault.FaultEffect;
import ai.eyepop.emulator.inspect.RecordedRequest;
import ai.eyepop.emulator.inspect.SentAnswer;

/**
 * What is sent of one answer, while it is sent.
 */
final class AnswerRecord {

	private final ByteArrayOutputStream text = new ByteArrayOutputStream();

	private final long begin = System.nanoTime();

	private String sourceId = "";

	private boolean open;

	/**
	 * Begin a stream of lines, which is cut off unless it {@linkplain #complete() is
	 * complete} at the end.
	 * @param sourceId the id of its source
	 */
	synchronized void begin(String sourceId) {
		this.sourceId = sourceId;
		this.open = true;
	}

	synchronized void complete() {
		this.open = false;
	}

	synchronized void sent(byte[] piece) {
		this.text.writeBytes(piece);
	}

	synchronized SentAnswer end(RecordedRequest request, int endpoint, boolean ended, @Nullable FaultEffect fault) {
		List<String> lines = (this.text.size() > 0) ? this.text.toString(StandardCharsets.UTF_8).lines().toList()
				: List.of();
		return new SentAnswer(request, endpoint, this.sourceId, lines, ended && !this.open && request.status() > 0,
				(fault != null) ? fault.jsonName() : null, Duration.ofNanos(System.nanoTime() - this.begin));
	}

}
