package ai.eyepop.sample.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A browser and its driver, as they are installed here.
 *
 * @param browser the program of the browser
 * @param driver the program that drives it
 */
record Chromium(Path browser, Path driver) {

	private static final List<String> BROWSERS = List.of("chromium", "chromium-browser", "google-chrome",
			"google-chrome-stable");

	private static final List<String> DRIVERS = List.of("chromedriver", "chromium.chromedriver");

	/**
	 * Find both: where {@code CHROME_BIN} and {@code CHROMEDRIVER} say, else by their
	 * usual names on the path.
	 * @param environment environment variables
	 * @return the installation, or {@code null} if one of both is missing
	 */
	static @Nullable Chromium find(Map<String, String> environment) {
		Path browser = find(environment, "CHROME_BIN", BROWSERS);
		Path driver = find(environment, "CHROMEDRIVER", DRIVERS);
		return (browser != null && driver != null) ? new Chromium(browser, driver) : null;
	}

	private static @Nullable Path find(Map<String, String> environment, String variable, List<String> names) {
		String said = environment.get(variable);
		if (said != null) {
			return Files.isExecutable(Path.of(said)) ? Path.of(said) : null;
		}
		return Arrays.stream(environment.getOrDefault("PATH", "").split(File.pathSeparator))
			.filter((folder) -> !folder.isEmpty())
			.flatMap((folder) -> names.stream().map((name) -> Path.of(folder, name)))
			.filter((file) -> Files.isRegularFile(file) && Files.isExecutable(file))
			.findFirst()
			.orElse(null);
	}

}
