package ai.eyepop.autoconfigure;

import java.util.List;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/**
 * Matches if neither a credential nor a URL is configured. An empty value counts as none.
 */
class NoServiceConfiguredCondition extends SpringBootCondition {

	private static final List<String> PROPERTIES = List.of("eyepop.api-key", "eyepop.url");

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		ConditionMessage.Builder message = ConditionMessage.forCondition("No EyePop service configured");
		return PROPERTIES.stream()
			.filter((property) -> StringUtils.hasText(context.getEnvironment().getProperty(property)))
			.findFirst()
			.map((property) -> ConditionOutcome.noMatch(message.because(property + " is set")))
			.orElseGet(() -> ConditionOutcome.match(message.because("none of " + PROPERTIES + " is set")));
	}

}
