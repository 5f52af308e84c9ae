package ai.eyepop.sample.browser;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;

import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a page wrote to the console, and what it asked the network for.
 */
final class PageLog {

	private static final Set<String> REQUESTS = Set.of("Network.requestWillBeSent", "Network.webSocketCreated");

	private final JsonMapper json = new JsonMapper();

	private final ChromeDriver driver;

	PageLog(ChromeDriver driver) {
		this.driver = driver;
	}

	/** Forget everything so far: each entry is read once. */
	void clear() {
		read(LogType.BROWSER);
		read(LogType.PERFORMANCE);
	}

	List<String> errors() {
		return read(LogType.BROWSER).stream()
			.filter((entry) -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
			.map(LogEntry::getMessage)
			.toList();
	}

	List<String> requests() {
		List<String> urls = new ArrayList<>();
		for (LogEntry entry : read(LogType.PERFORMANCE)) {
			JsonNode message = this.json.readTree(entry.getMessage()).path("message");
			if (REQUESTS.contains(message.path("method").asString())) {
				JsonNode params = message.path("params");
				urls.add(params.path("request").path("url").asString(params.path("url").asString("")));
			}
		}
		return urls.stream().filter((url) -> !url.matches("(blob|data|about):.*")).toList();
	}

	private List<LogEntry> read(String type) {
		return this.driver.manage().logs().get(type).getAll();
	}

}
