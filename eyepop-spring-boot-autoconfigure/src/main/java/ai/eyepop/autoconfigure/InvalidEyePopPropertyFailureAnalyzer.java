package ai.eyepop.autoconfigure;

import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/**
 * Says what to do about a property that cannot be used, and where it is set.
 */
@Order(0)
class InvalidEyePopPropertyFailureAnalyzer extends AbstractFailureAnalyzer<InvalidEyePopPropertyException> {

	private final Environment environment;

	InvalidEyePopPropertyFailureAnalyzer(Environment environment) {
		this.environment = environment;
	}

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, InvalidEyePopPropertyException cause) {
		String origin = origin(cause.getName());
		StringBuilder description = new StringBuilder("The property '%s'".formatted(cause.getName()));
		if (cause.getValue() != null) {
			description.append(" has the value '%s'".formatted(cause.getValue()));
		}
		if (origin != null) {
			description.append(" (from %s)".formatted(origin));
		}
		description.append(((cause.getValue() != null || origin != null) ? ", which" : "") + " cannot be used: ")
			.append(cause.getReason());
		return new FailureAnalysis(description.toString(), cause.getAction(), cause);
	}

	private @Nullable String origin(String name) {
		if (!ConfigurationPropertyName.isValid(name)) {
			return null;
		}
		ConfigurationPropertyName property = ConfigurationPropertyName.of(name);
		return StreamSupport.stream(ConfigurationPropertySources.get(this.environment).spliterator(), false)
			.flatMap((source) -> Stream.ofNullable(source.getConfigurationProperty(property)))
			.map((found) -> found.getOrigin())
			.filter(Objects::nonNull)
			.map(Object::toString)
			.findFirst()
			.orElse(null);
	}

}
