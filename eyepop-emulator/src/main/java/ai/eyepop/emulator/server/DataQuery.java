package ai.eyepop.emulator.server;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import ai.eyepop.emulator.service.data.InvalidFieldException;

/**
 * Query parameters of the Data API. What is not known is ignored, what is malformed is
 * refused by name.
 */
final class DataQuery {

	private final Map<String, List<String>> values;

	DataQuery(Map<String, List<String>> values) {
		this.values = values;
	}

	@Nullable String text(String name) {
		List<String> found = this.values.get(name);
		return (found != null && !found.isEmpty()) ? found.get(0) : null;
	}

	String text(String name, String otherwise) {
		String text = text(name);
		return (text != null) ? text : otherwise;
	}

	String need(String name) {
		String text = text(name);
		if (text == null || text.isEmpty()) {
			throw InvalidFieldException.query(name, "is missing");
		}
		return text;
	}

	List<String> all(String name) {
		return this.values.getOrDefault(name, List.of());
	}

	boolean flag(String name, boolean otherwise) {
		String text = text(name);
		if (text == null) {
			return otherwise;
		}
		if (!text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false")) {
			throw InvalidFieldException.query(name, "must be true or false, but is '%s'".formatted(text));
		}
		return text.equalsIgnoreCase("true");
	}

	@Nullable Integer whole(String name) {
		String text = text(name);
		if (text == null) {
			return null;
		}
		if (!text.matches("\\d{1,9}")) {
			throw InvalidFieldException.query(name, "must be a whole number, but is '%s'".formatted(text));
		}
		return Integer.valueOf(text);
	}

	int needWhole(String name) {
		need(name);
		Integer number = whole(name);
		return (number != null) ? number : 0;
	}

	@Nullable Double number(String name) {
		String text = text(name);
		try {
			return (text != null) ? Double.valueOf(text) : null;
		}
		catch (NumberFormatException ex) {
			throw InvalidFieldException.query(name, "must be a number, but is '%s'".formatted(text));
		}
	}

	@Nullable Integer version() {
		return whole("dataset_version");
	}

}
