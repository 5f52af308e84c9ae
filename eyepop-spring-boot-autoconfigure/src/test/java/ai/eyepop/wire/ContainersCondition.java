package ai.eyepop.wire;

import java.io.IOException;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Condition of {@link EnabledWithContainers}.
 */
class ContainersCondition implements ExecutionCondition {

	private static final String IMAGE = "eyepop/emulator:latest";

	private final Map<String, String> environment;

	ContainersCondition() {
		this(System.getenv());
	}

	ContainersCondition(Map<String, String> environment) {
		this.environment = environment;
	}

	@Override
	public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
		boolean compose = AnnotationSupport.findAnnotation(context.getRequiredTestClass(), EnabledWithContainers.class)
			.map(EnabledWithContainers::compose)
			.orElse(false);
		ConditionEvaluationResult result = result("EYEPOP_REQUIRE_CONTAINERS", missing());
		return (compose && !result.isDisabled()) ? result("EYEPOP_REQUIRE_COMPOSE", missingCompose()) : result;
	}

	ConditionEvaluationResult result(String variable, @Nullable String missing) {
		if (missing == null) {
			return ConditionEvaluationResult.enabled("Containers of the emulator can run");
		}
		if ("true".equals(this.environment.get(variable))) {
			throw new IllegalStateException("%s, and %s is set".formatted(missing, variable));
		}
		return ConditionEvaluationResult.disabled(missing);
	}

	private static @Nullable String missing() {
		// not by Testcontainers, which would first pull images of its own
		return fails("docker", "version") ? "No Docker engine answers" : fails("docker", "image", "inspect", IMAGE)
				? "There is no image %s: eyepop-emulator/container/build-image.sh builds it".formatted(IMAGE) : null;
	}

	private static @Nullable String missingCompose() {
		return fails("docker", "compose", "version") ? "There is no 'docker compose'" : null;
	}

	private static boolean fails(String... command) {
		try {
			return new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start()
				.waitFor() != 0;
		}
		catch (IOException ex) {
			return true;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
