package ai.eyepop.sample.browser;

import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * Starts a browser without a window, which asks nobody for anything on its own.
 */
final class HeadlessChrome {

	// held, else its level could be forgotten; it warns of a protocol that is not used
	// here
	private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

	// a slow machine is no failure
	private static final Duration LIMIT = Duration.ofMinutes(2);

	private HeadlessChrome() {
	}

	static ChromeDriver start(Chromium chromium) {
		SELENIUM.setLevel(Level.SEVERE);
		// with both programs named nothing is looked for, and nothing downloaded
		ChromeDriverService service = new ChromeDriverService.Builder()
			.usingDriverExecutable(chromium.driver().toFile())
			.withSilent(true)
			.withTimeout(LIMIT)
			.build();
		ChromeDriver driver = new ChromeDriver(service, options(chromium));
		driver.manage().timeouts().scriptTimeout(LIMIT);
		return driver;
	}

	private static ChromeOptions options(Chromium chromium) {
		ChromeOptions options = new ChromeOptions().setBinary(chromium.browser().toFile());
		options.addArguments("--headless=new", "--disable-dev-shm-usage", "--disable-gpu",
				"--force-device-scale-factor=1", "--lang=en-US", "--hide-scrollbars", "--disable-background-networking",
				"--disable-component-update", "--no-first-run",
				"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost");
		if ("root".equals(System.getProperty("user.name"))) {
			options.addArguments("--no-sandbox");
		}
		LoggingPreferences logs = new LoggingPreferences();
		logs.enable(LogType.BROWSER, Level.ALL);
		logs.enable(LogType.PERFORMANCE, Level.ALL);
		options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
		return options;
	}

}
