package ai.eyepop.prediction;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Reads {@link Motion}s.
 */
final class MotionReader {

	private static final MemberNames NAMES = new MemberNames("begin_timestamp", "finished_timestamp");

	private MotionReader() {
	}

	static Motion read(JsonInput input) {
		@Nullable Long beginTimestamp = null;
		@Nullable Long finishedTimestamp = null;
		Map<String, @Nullable Object> other = Map.of();
		for (String name = input.firstMember(NAMES); name != null; name = input.nextMember(NAMES)) {
			switch (name) {
				case "begin_timestamp" -> {
					beginTimestamp = input.longOrNull();
				}
				case "finished_timestamp" -> {
					finishedTimestamp = input.longOrNull();
				}
				default -> {
					other = input.other(other);
				}
			}
		}
		return new Motion(beginTimestamp, finishedTimestamp, other);
	}

}
