package ai.eyepop.autoconfigure;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;
import org.springframework.util.unit.DataSize;

/**
 * Says how a value is written that could not be read.
 */
@Order(1)
class PropertyTypeFailureAnalyzer extends AbstractFailureAnalyzer<BindException> {

	private static final ConfigurationPropertyName EYEPOP = ConfigurationPropertyName.of("eyepop");

	private static final Map<Class<?>, Notation> NOTATIONS = Map.of(Duration.class, new Notation("a time", "30s"),
			DataSize.class, new Notation("a size", "16MB"), Boolean.class, new Notation("'true' or 'false'", "true"),
			Integer.class, new Notation("a whole number that is not too large", "16"), Double.class,
			new Notation("a number", "1.0"));

	private final Environment environment;

	PropertyTypeFailureAnalyzer(Environment environment) {
		this.environment = environment;
	}

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BindException cause) {
		if (!EYEPOP.isAncestorOf(cause.getName())
				|| findCause(cause, UnboundConfigurationPropertiesException.class) != null) {
			return null;
		}
		String name = cause.getName().toString();
		ConfigurationProperty property = cause.getProperty();
		String value = (property != null) ? String.valueOf(property.getValue()) : "";
		Class<?> type = ClassUtils.resolvePrimitiveIfNecessary(cause.getTarget().getType().resolve(Object.class));
		// that of the cause is that of its group
		String origin = new PropertyOrigins(this.environment).of(name);
		String description = "The property '%s' has %s%s, which is not %s.".formatted(name, shown(value, type),
				(origin != null) ? " (from %s)".formatted(origin) : "", name(type));
		return new FailureAnalysis(description, action(name, value, type), cause);
	}

	private static String shown(String value, Class<?> type) {
		if (Placeholder.isIn(value)) {
			return "a value that begins with a " + Placeholder.of(value);
		}
		// a value of a group may be a URL with a password
		boolean harmless = NOTATIONS.containsKey(type) || (type == URI.class && !value.contains("@"));
		return harmless ? "the value '" + value + "'" : "a value";
	}

	private static String action(String name, String value, Class<?> type) {
		if (Placeholder.isIn(value)) {
			return "Remove %s, or set what the %s names.".formatted(name, Placeholder.of(value));
		}
		if (type == URI.class) {
			return "Set %s to a URL, such as %s".formatted(name, UrlProperty.meant(value));
		}
		Notation notation = NOTATIONS.get(type);
		return (notation != null) ? "Set %s to %s, such as %s".formatted(name, notation.name(), notation.example())
				: "Remove %s, or set properties below it.".formatted(name);
	}

	private static String name(Class<?> type) {
		Notation notation = NOTATIONS.get(type);
		return (type == URI.class) ? "a URL" : (notation != null) ? notation.name() : "a group of properties";
	}

	/**
	 * How values of a type are written.
	 *
	 * @param name what they are
	 * @param example one of them
	 */
	private record Notation(String name, String example) {

	}

}
