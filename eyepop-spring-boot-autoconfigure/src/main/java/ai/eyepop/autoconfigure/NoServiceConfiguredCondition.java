package ai.eyepop.autoconfigure;

import java.util.List;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Matches if neither a credential nor a URL is configured. An empty value counts as none,
 * and so does a placeholder that nothing resolves.
 */
class NoServiceConfiguredCondition extends SpringBootCondition {

	private static final List<String> PROPERTIES = List.of("eyepop.api-key", "eyepop.url", "eyepop.access-token",
			"eyepop.secret-key", "eyepop.local-mode");

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		ConditionMessage.Builder message = ConditionMessage.forCondition("No EyePop service configured");
		return PROPERTIES.stream()
			.filter((property) -> isSet(context.getEnvironment(), property))
			.findFirst()
			.map((property) -> ConditionOutcome.noMatch(message.because(property + " is set")))
			.orElseGet(() -> ConditionOutcome.match(message.because("none of " + PROPERTIES + " is set")));
	}

	/**
	 * Return whether no service is configured.
	 * @param environment what is configured
	 * @return whether the condition is met
	 */
	static boolean isMet(Environment environment) {
		return PROPERTIES.stream().noneMatch((property) -> isSet(environment, property));
	}

	private static boolean isSet(Environment environment, String property) {
		String value = Binder.get(environment).bind(property, String.class).orElse(null);
		return PropertiesEyePopConnectionDetails.isSet(value) && !"false".equals(value);
	}

}
