package ai.eyepop.autoconfigure;

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
		PropertyOrigins origins = new PropertyOrigins(this.environment);
		String origin = origins.of(cause.getName());
		StringBuilder description = new StringBuilder("The property '%s'".formatted(cause.getName()));
		if (cause.getValue() != null) {
			description.append(" has the value '%s'".formatted(cause.getValue()));
		}
		if (origin != null) {
			description.append(" (from %s)".formatted(origin));
		}
		description.append(((cause.getValue() != null || origin != null) ? ", which" : "") + " cannot be used: ")
			.append(cause.getReason());
		if (origin == null) {
			String named = origins.ofNamed(String.valueOf(cause.getReason()), cause.getAction());
			// what is missing of a group is where the rest of it is
			String group = cause.getName().substring(0, cause.getName().lastIndexOf('.'));
			description.append(named.isEmpty() ? origins.ofNamed(group) : named);
		}
		return new FailureAnalysis(description.toString(), cause.getAction(), cause);
	}

}
