package ai.eyepop.benchmarks.campaign;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import ai.eyepop.emulator.inspect.SentAnswer;

/**
 * Request of a job, as the service saw it.
 *
 * @param answer what was sent
 * @param predictions the predictions that were sent
 * @param damaged whether a line was sent that is no JSON
 * @param errorEvent the message of the error event that was sent, or {@code null}
 */
record Attempt(SentAnswer answer, List<Mark> predictions, boolean damaged, @Nullable String errorEvent) {

	static Attempt of(SentAnswer answer) {
		List<Mark> predictions = new ArrayList<>();
		String errorEvent = null;
		boolean damaged = false;
		for (String line : answer.lines()) {
			JsonNode json = read(line);
			if (json == null) {
				damaged = true;
				break;
			}
			if (!json.has("event")) {
				predictions.add(Mark.of(json));
			}
			else if (json.path("event").isString() || json.at("/event/type").asString("").equals("error")) {
				errorEvent = json.at(json.path("event").isString() ? "/message" : "/event/message").asString("");
				break;
			}
		}
		return new Attempt(answer, List.copyOf(predictions), damaged, errorEvent);
	}

	private static @Nullable JsonNode read(String line) {
		try {
			return JsonMapper.shared().readTree(line);
		}
		catch (JacksonException ex) {
			return null;
		}
	}

	int status() {
		return this.answer.request().status();
	}

	boolean isUpload() {
		return this.answer.request().query().containsKey("sourceId");
	}

	boolean isStruckBy(String effect) {
		return effect.equals(this.answer.fault());
	}

	/**
	 * Return whether the answer was not sent to its end: its connection was reset, or the
	 * client left.
	 * @return whether it was broken off
	 */
	boolean isBroken() {
		return !this.answer.ended();
	}

	/**
	 * Return whether the client may have left since it heard nothing for too long.
	 * @param readTimeout the time after which it leaves
	 * @return whether the answer was held back, or took a good part of that time on a
	 * slow machine
	 */
	boolean mayBeTooSlow(Duration readTimeout) {
		return (isBroken() && !isStruckBy("reset")) || this.answer.time().compareTo(readTimeout.dividedBy(4)) > 0;
	}

	/**
	 * Return whether the answer is what the client asked for.
	 * @return whether nothing is wrong with it
	 */
	boolean isGood() {
		return this.answer.ended() && status() / 100 == 2 && !isDamaged() && this.errorEvent == null;
	}

	boolean isDamaged() {
		return this.damaged || (isStruckBy("status") && status() == 200);
	}

	@Override
	public String toString() {
		return "%s %s at %d: %d%s%s%s, %d predictions%s, %d ms".formatted(this.answer.request().method(),
				this.answer.request().path().replaceAll(".*/", ""), this.answer.endpoint(), status(),
				(this.answer.fault() != null) ? ", struck by " + this.answer.fault() : "",
				isBroken() ? ", broken off" : "", isUpload() ? ", upload" : "", this.predictions.size(),
				(this.errorEvent != null) ? ", error event '" + this.errorEvent + "'" : "",
				this.answer.time().toMillis());
	}

}
