package ai.eyepop.emulator.server;

import java.util.Map;

/**
 * Variables of a path.
 *
 * @param values the decoded values by name
 */
record PathVariables(Map<String, String> values) {

	String session() {
		return get("session");
	}

	String pipeline() {
		return get("pipeline");
	}

	String get(String name) {
		String value = this.values.get(name);
		if (value == null) {
			throw new IllegalStateException("The route has no variable '%s'".formatted(name));
		}
		return value;
	}

}
