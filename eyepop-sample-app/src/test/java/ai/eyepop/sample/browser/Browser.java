package ai.eyepop.sample.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A real browser with the sample application in it. Everything that looks for something
 * waits until it is there.
 */
final class Browser implements AutoCloseable {

	private static final Duration LIMIT = Duration.ofMinutes(2);

	private static final Path SCREENSHOTS = Path.of("target", "screenshots");

	private static final Path PICTURES = Path.of("..", "docs", "images");

	private final ChromeDriver driver;

	private final PageLog log;

	private final List<String> expectedErrors = new ArrayList<>();

	private String address = "";

	private Browser(ChromeDriver driver) {
		this.driver = driver;
		this.log = new PageLog(driver);
	}

	static Browser start(Chromium chromium) {
		return new Browser(HeadlessChrome.start(chromium));
	}

	/** Forget the test before. */
	void begin(String address) {
		this.driver.get("about:blank");
		this.expectedErrors.clear();
		this.address = address;
		size(1440, 900);
		dark(false);
		uploadSpeed(-1);
		this.log.clear();
	}

	/**
	 * Open a page.
	 * @param path path on the server, from the slash on
	 */
	void open(String path) {
		this.driver.get(this.address + path);
	}

	/**
	 * Return an element, as soon as it is shown.
	 * @param selector CSS selector of it
	 * @return the first such element
	 */
	WebElement find(String selector) {
		return Awaitility.await(selector)
			.atMost(LIMIT)
			.ignoreExceptions()
			.until(() -> this.driver.findElement(By.cssSelector(selector)), WebElement::isDisplayed);
	}

	/**
	 * Return where the application is.
	 * @return the URL, without a slash at its end
	 */
	String address() {
		return this.address;
	}

	/**
	 * Load the scene of the first click.
	 * @return a PNG
	 */
	byte[] scene() {
		return Objects.requireNonNull(
				WebClient.create(this.address).get().uri("/api/scene.png").retrieve().bodyToMono(byte[].class).block());
	}

	/**
	 * Return the elements that are there now, shown or not.
	 * @param selector CSS selector of them
	 * @return all of them
	 */
	List<WebElement> all(String selector) {
		return this.driver.findElements(By.cssSelector(selector));
	}

	/**
	 * Return what can be read, as soon as there is an element.
	 * @param selector CSS selector of the elements
	 * @return the text of each
	 */
	List<String> texts(String selector) {
		find(selector);
		return steady(() -> all(selector).stream().map(WebElement::getText).toList());
	}

	/**
	 * Return what can be read, as soon as it is shown.
	 * @param selector CSS selector of an element
	 * @return the text of the first one
	 */
	String text(String selector) {
		return steady(() -> find(selector).getText());
	}

	/** A page may replace an element while one looks at it. */
	private static <T> T steady(Callable<T> look) {
		return Awaitility.await()
			.atMost(LIMIT)
			.ignoreException(StaleElementReferenceException.class)
			.until(look, (seen) -> true);
	}

	/**
	 * Click an element, as soon as that is possible.
	 * @param selector CSS selector of it
	 */
	void click(String selector) {
		waitUntil(() -> find(selector).click());
	}

	/**
	 * Wait until something can be read.
	 * @param selector CSS selector of an element that is shown
	 * @param part part of its text
	 */
	void waitForText(String selector, String part) {
		waitUntil(() -> assertThat(this.driver.findElement(By.cssSelector(selector)).getText()).as(selector)
			.contains(part));
	}

	/**
	 * Wait until something holds.
	 * @param assertion assertion that is tried again and again
	 */
	void waitUntil(Runnable assertion) {
		Awaitility.await().atMost(LIMIT).ignoreExceptions().untilAsserted(assertion::run);
	}

	/**
	 * Choose a file as a visitor does who clicked the file chooser.
	 * @param selector CSS selector of the input
	 * @param files files of this machine
	 */
	void choose(String selector, Path... files) {
		StringBuilder paths = new StringBuilder();
		for (Path file : files) {
			paths.append(paths.isEmpty() ? "" : "\n").append(file.toAbsolutePath());
		}
		this.driver.findElement(By.cssSelector(selector)).sendKeys(paths);
	}

	/**
	 * Press keys where the focus is.
	 * @param keys text, or {@link org.openqa.selenium.Keys}
	 */
	void press(CharSequence... keys) {
		new Actions(this.driver).sendKeys(keys).perform();
	}

	/**
	 * Return the pointer.
	 * @return a chain of its moves, to be performed
	 */
	Actions pointer() {
		return new Actions(this.driver);
	}

	/**
	 * Return what has the focus.
	 * @return the element
	 */
	WebElement focused() {
		return this.driver.switchTo().activeElement();
	}

	/**
	 * Press the tabulator until an element has the focus.
	 * @param selector CSS selector of the element
	 */
	void tabTo(String selector) {
		for (int i = 0; i < 100; i++) {
			press(Keys.TAB);
			if (Boolean.TRUE.equals(script("return document.activeElement.matches(arguments[0])", selector))) {
				return;
			}
		}
		throw new AssertionError("The focus did not come to " + selector);
	}

	/**
	 * Return how bright a color is, over what shines through it.
	 * @param property CSS property of the color
	 * @param selector CSS selector of an element
	 * @return from 0, which is black, to 255
	 */
	int brightness(String property, String selector) {
		find(selector);
		List<?> parts = (List<?>) Objects.requireNonNull(script("""
				const shown = document.querySelector(arguments[0]);
				const pen = new OffscreenCanvas(1, 1).getContext('2d');
				const paint = (color) => { pen.fillStyle = color; pen.fillRect(0, 0, 1, 1); };
				const behind = [];
				for (let e = shown; e; e = e.parentElement) { behind.unshift(getComputedStyle(e).backgroundColor); }
				paint('white');
				behind.forEach(paint);
				paint(getComputedStyle(shown).getPropertyValue(arguments[1]));
				return [...pen.getImageData(0, 0, 1, 1).data].slice(0, 3)""", selector, property));
		return parts.stream().mapToInt((part) -> ((Number) part).intValue()).sum() / 3;
	}

	/**
	 * Run a script on the page.
	 * @param script JavaScript that ends with a {@code return}
	 * @param arguments its arguments
	 * @return its value as a number, a string, a list, a map or {@code null}
	 */
	@Nullable Object script(String script, Object... arguments) {
		return ((JavascriptExecutor) this.driver).executeScript(script, arguments);
	}

	/**
	 * Change the size of the page.
	 * @param width width in CSS pixels, which may be that of a telephone
	 * @param height height in CSS pixels
	 */
	void size(int width, int height) {
		this.driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
				Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
	}

	/**
	 * Change how fast the visitor's line is.
	 * @param bytesPerSecond most bytes that the page sends in a second; -1 for no limit
	 */
	void uploadSpeed(int bytesPerSecond) {
		this.driver.executeCdpCommand("Network.enable", Map.of());
		this.driver.executeCdpCommand("Network.emulateNetworkConditions",
				Map.of("offline", false, "latency", 0, "downloadThroughput", -1, "uploadThroughput", bytesPerSecond));
	}

	/**
	 * Say where downloads go.
	 * @param folder folder of this machine
	 */
	void downloadTo(Path folder) {
		this.driver.executeCdpCommand("Browser.setDownloadBehavior",
				Map.of("behavior", "allow", "downloadPath", folder.toAbsolutePath().toString()));
	}

	/**
	 * Change what the visitor prefers.
	 * @param dark whether the page should be dark
	 */
	void dark(boolean dark) {
		this.driver.executeCdpCommand("Emulation.setEmulatedMedia",
				Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
	}

	/**
	 * Fail if one has to scroll sideways to see all of the page.
	 */
	void assertThatNothingIsCutOff() {
		assertThat(script("return document.documentElement.scrollWidth - document.documentElement.clientWidth"))
			.as("pixels that the page is wider than the window")
			.isEqualTo(0L);
	}

	/**
	 * Say that a request of the page will fail, which a browser writes to the console.
	 * @param status status of the answer
	 */
	void expectFailure(int status) {
		this.expectedErrors.add("status of " + status);
	}

	void assertThatThePageBehaved() {
		List<String> errors = this.log.errors();
		assertThat(errors).as("errors on the console of the browser")
			.filteredOn((error) -> this.expectedErrors.stream().noneMatch(error::contains))
			.isEmpty();
		assertThat(this.expectedErrors).as("errors that were to come")
			.allSatisfy((expected) -> assertThat(errors).anySatisfy((error) -> assertThat(error).contains(expected)));
		assertThat(this.log.requests()).as("requests to other hosts")
			.filteredOn((url) -> !url.startsWith(this.address + "/"))
			.isEmpty();
	}

	/**
	 * Keep a screenshot in {@code target/screenshots}. The last one of each test is kept
	 * anyway.
	 * @param name name of the file, without its ending
	 * @throws IOException if it cannot be written
	 */
	void keepScreenshot(String name) throws IOException {
		write(SCREENSHOTS.resolve(name + ".png"));
	}

	/**
	 * Write a picture for the documentation, if {@code -Deyepop.pictures=true} asks for
	 * it.
	 * @param name name of the file in {@code docs/images}
	 * @throws IOException if it cannot be written
	 */
	void picture(String name) throws IOException {
		if (Boolean.getBoolean("eyepop.pictures")) {
			// where it highlights nothing
			new Actions(this.driver).moveToLocation(1, 1).perform();
			write(PICTURES.resolve(name));
		}
	}

	private void write(Path file) throws IOException {
		Files.createDirectories(file.getParent());
		Files.write(file, this.driver.getScreenshotAs(OutputType.BYTES));
	}

	@Override
	public void close() {
		this.driver.quit();
	}

}
