package ai.eyepop.autoconfigure;

import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.annotation.Order;

/**
 * Says what a property with a wrong name is likely called. Shows no value: one may be a
 * key.
 */
@Order(0)
class UnknownPropertyFailureAnalyzer extends AbstractFailureAnalyzer<UnboundConfigurationPropertiesException> {

	private static final ConfigurationPropertyName EYEPOP = ConfigurationPropertyName.of("eyepop");

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, UnboundConfigurationPropertiesException cause) {
		if (cause.getUnboundProperties().stream().anyMatch((property) -> !EYEPOP.isAncestorOf(property.getName()))) {
			return null;
		}
		String description = cause.getUnboundProperties()
			.stream()
			.map((property) -> "There is no property '%s'%s.".formatted(property.getName(), origin(property)))
			.collect(Collectors.joining(" "));
		String action = cause.getUnboundProperties()
			.stream()
			.map((property) -> action(property.getName().toString()))
			.collect(Collectors.joining(System.lineSeparator()));
		return new FailureAnalysis(description, action, cause);
	}

	private static String origin(ConfigurationProperty property) {
		return (property.getOrigin() != null) ? " (from %s)".formatted(property.getOrigin()) : "";
	}

	private static String action(String name) {
		String meant = PropertyNames.closest(name);
		return (meant != null) ? "Rename %s to %s, or remove it.".formatted(name, meant)
				: "Remove %s: names that begin with 'eyepop.' are those of EyePop for Spring Boot only."
					.formatted(name);
	}

}
