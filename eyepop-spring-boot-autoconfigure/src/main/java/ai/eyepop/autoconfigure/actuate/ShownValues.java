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
	Map<String, @Nullable Object> show(String name, Map<?, ?> values) {
		Map<String, @Nullable Object> shown = new LinkedHashMap<>();
		values
			.forEach((key, value) -> shown.put(this.secrets.mask(String.valueOf(key)), show(name + "." + key, value)));
		return shown;
	}

	private @Nullable Object show(String name, @Nullable Object value) {
		if (value instanceof Map<?, ?> values) {
			return show(name, values);
		}
		if (value instanceof Iterable<?> items) {
			List<@Nullable Object> shown = new ArrayList<>();
			items.forEach((item) -> shown.add(show(name + "[" + shown.size() + "]", item)));
			return shown;
		}
		Object masked = (value instanceof String text) ? this.secrets.mask(text) : value;
		return this.sanitizer.sanitize(new SanitizableData(null, name, masked), true);
	}

}
