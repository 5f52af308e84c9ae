package ai.eyepop.autoconfigure.actuate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.Sanitizer;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;

/**
 * Decides how values are shown: without secrets, and as the application's
 * {@link SanitizingFunction}s want them.
 */
final class ShownValues {

	private final Secrets secrets;

	private final Sanitizer sanitizer;

	ShownValues(Secrets secrets, Iterable<SanitizingFunction> functions) {
		this.secrets = secrets;
		this.sanitizer = new Sanitizer(functions);
	}

	/**
	 * Return what may be shown.
	 * @param name name of the values
	 * @param values the values, which may hold further ones
	 * @return the same values, masked
	 */
	Map<String, Object> show(String name, Map<?, ?> values) {
		Map<String, Object> shown = new LinkedHashMap<>();
		values.forEach((key, value) -> {
			Object item = show(name + "." + key, value);
			if (item != null) {
				shown.put(this.secrets.mask(String.valueOf(key)), item);
			}
		});
		return shown;
	}

	private @Nullable Object show(String name, @Nullable Object value) {
		if (value instanceof Map<?, ?> values) {
			return show(name, values);
		}
		if (value instanceof Iterable<?> items) {
			List<Object> shown = new ArrayList<>();
			items.forEach((item) -> {
				Object one = show(name + "[" + shown.size() + "]", item);
				if (one != null) {
					shown.add(one);
				}
			});
			return shown;
		}
		Object masked = (value instanceof String text) ? this.secrets.mask(text) : value;
		return this.sanitizer.sanitize(new SanitizableData(null, name, masked), true);
	}

}
