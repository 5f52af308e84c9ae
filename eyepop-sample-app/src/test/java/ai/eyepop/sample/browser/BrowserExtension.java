package ai.eyepop.sample.browser;

import java.io.IOException;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.core.env.Environment;
import org.springframework.test.context.junit.jupiter.SpringExtension;

import ai.eyepop.emulator.EyePopEmulator;

/**
 * Gives tests a browser, and looks after each whether the page behaved.
 */
class BrowserExtension implements ExecutionCondition, BeforeEachCallback, AfterEachCallback, ParameterResolver {

	private static final Namespace NAMESPACE = Namespace.create(BrowserExtension.class);

	@Override
	public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
		if (Chromium.find(System.getenv()) != null) {
			return ConditionEvaluationResult.enabled("There is a browser");
		}
		if (Boolean.parseBoolean(System.getenv("EYEPOP_REQUIRE_BROWSER"))) {
			return ConditionEvaluationResult.enabled("The browser is required: starting it tells what is missing");
		}
		return ConditionEvaluationResult.disabled("There is no Chromium with its driver on the PATH");
	}

	@Override
	public void beforeEach(ExtensionContext context) {
		browser(context).begin(address(context));
	}

	private String address(ExtensionContext context) {
		Environment environment = SpringExtension.getApplicationContext(context).getEnvironment();
		return "http://localhost:" + environment.getRequiredProperty("local.server.port");
	}

	@Override
	public void afterEach(ExtensionContext context) throws IOException {
		clearFaults(context);
		Browser browser = browser(context);
		browser.keepScreenshot(name(context));
		if (context.getExecutionException().isEmpty()) {
			browser.assertThatThePageBehaved();
		}
	}

	/** The application is shared, and so is its emulator. */
	private static void clearFaults(ExtensionContext context) {
		SpringExtension.getApplicationContext(context)
			.getBeanProvider(EyePopEmulator.class)
			.ifAvailable((emulator) -> emulator.faults().clear());
	}

	private String name(ExtensionContext context) {
		String name = context.getRequiredTestClass().getSimpleName() + "." + context.getRequiredTestMethod().getName();
		return context.getExecutionException().isPresent() ? name + ".failed" : name;
	}

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		return parameter.getParameter().getType() == Browser.class;
	}

	@Override
	public @Nullable Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
		return browser(context);
	}

	/** One for all tests: the store closes it at the end. */
	private Browser browser(ExtensionContext context) {
		return context.getRoot()
			.getStore(NAMESPACE)
			.computeIfAbsent(Browser.class,
					(type) -> Browser.start(Objects.requireNonNull(Chromium.find(System.getenv()),
							"EYEPOP_REQUIRE_BROWSER is true, but there is no Chromium with its driver on the PATH")),
					Browser.class);
	}

}
