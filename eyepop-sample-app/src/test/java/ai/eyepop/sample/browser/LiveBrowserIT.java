package ai.eyepop.sample.browser;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.springframework.beans.factory.annotation.Autowired;

import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.emulator.fault.Fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

/**
 * Tests for the page that shows a film as a live stream.
 */
@BrowserTest
class LiveBrowserIT {

	@Autowired
	private EyePopEmulator emulator;

	@Test
	void theFirstClickPlaysTheClipWithItsTimeLine(Browser browser) throws IOException {
		browser.open("/live.html");
		browser.click("#sample-button");
		browser.waitForText("#status", "60 frames in");
		assertThat(browser.texts("#lanes .lane-name")).contains("circle", "square", "triangle", "qr_code",
				"Seen in a stream");
		assertThat(browser.text("#file-name")).contains("480 × 320");
		// it plays to its end by itself
		browser.waitForText("#play-button", "Play again");
		browser.waitForText("#time", "6.0 s / 6.0 s");
		// seek to where the triangle is, and look whether it is drawn where the film
		// shows it
		seek(browser, 2.0);
		assertThat(browser.texts("#objects .name")).contains("circle", "square", "triangle").doesNotContain("qr_code");
		assertThat(browser.all("#overlay .mark")).hasSize(3);
		assertThat(pixel(browser, 240, 130)).isEqualTo(List.of(61L, 139L, 55L));
		seek(browser, 1.0);
		assertThat(browser.texts("#objects .name")).doesNotContain("triangle");
		assertThat(pixel(browser, 240, 130)).isEqualTo(List.of(244L, 239L, 230L));
		seek(browser, 3.4);
		browser.picture("live.png");
	}

	@Test
	void theTimeLineWorksByKeyboardAndByPointer(Browser browser) {
		browser.open("/live.html");
		browser.click("#sample-button");
		browser.waitForText("#status", "60 frames in");
		browser.waitForText("#play-button", "Play again");
		browser.tabTo("#ruler");
		browser.press(Keys.HOME);
		assertThat(now(browser)).isZero();
		browser.press(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, Keys.ARROW_LEFT);
		assertThat(now(browser)).isEqualTo(0.1);
		browser.focused().sendKeys(Keys.chord(Keys.SHIFT, Keys.ARROW_RIGHT));
		assertThat(now(browser)).isEqualTo(1.5);
		browser.waitForText("#objects", "triangle");
		assertThat(browser.find("#ruler").getDomAttribute("aria-valuetext")).startsWith("1.5 s of 6.0 s: 3 objects");
		browser.press(Keys.END);
		assertThat(now(browser)).isEqualTo(6);
		browser.press(Keys.HOME);
		browser.press(Keys.SPACE);
		browser.waitForText("#play-button", "Pause");
		browser.press(Keys.SPACE);
		browser.waitForText("#play-button", "Play");
		browser.click(".lane-row:nth-child(3) .appears");
		assertThat(now(browser)).isEqualTo(1.5);
		browser.click("#next-button");
		assertThat(now(browser)).isEqualTo(3);
	}

	@Test
	void theTimeLineCanBeDragged(Browser browser) {
		browser.open("/live.html");
		browser.click("#sample-button");
		browser.waitForText("#status", "60 frames in");
		browser.waitForText("#play-button", "Play again");
		WebElement ruler = browser.find("#ruler");
		int width = ruler.getSize().width;
		// each drag is one chain: between two chains the driver lets go of the capture
		drag(browser, ruler, width / 4);
		waitForTime(browser, 4.5);
		browser.pointer().release().perform();
		// beyond its end, where something else is
		drag(browser, ruler, -width / 2 - 20);
		waitForTime(browser, 0);
		browser.pointer().release().perform();
		browser.script("""
				window.moved = false;
				addEventListener('pointermove', () => { window.moved = true; });
				return null""");
		browser.pointer().moveToElement(ruler).perform();
		browser.waitUntil(() -> assertThat(browser.script("return window.moved")).isEqualTo(true));
		assertThat(now(browser)).as("time after it was let go").isZero();
	}

	private void drag(Browser browser, WebElement ruler, int by) {
		browser.pointer().moveToElement(ruler).clickAndHold().moveByOffset(by, 0).perform();
	}

	@Test
	void aVideoPlaysAndIsDrawnOn(Browser browser, @TempDir Path folder) throws IOException {
		// behind the only frame that the emulator counts in so short a film
		this.emulator.faults()
			.add(Fault.builder().path("/prepareSource").malformedLine(Samples.filmPredictions()).afterLines(2).build());
		browser.open("/live.html");
		browser.choose("#file-input", Samples.film(folder.resolve("film.webm")));
		browser.waitForText("#status", "20 frames in");
		assertThat(browser.text("#file-name")).startsWith("film.webm").contains("160 × 120");
		assertThat(browser.find("#film").isDisplayed()).isTrue();
		assertThat(browser.all("#no-preview").get(0).isDisplayed()).isFalse();
		browser.waitForText("#play-button", "Play again");
		browser.waitForText("#time", "2.0 s / 2.0 s");
		browser.tabTo("#ruler");
		browser.press(Keys.HOME);
		browser.waitForText("#empty", "Nothing was found in this frame.");
		browser.press(Keys.ARROW_RIGHT);
		browser.waitUntil(() -> assertThat(browser.texts("#objects .name")).containsExactly("left"));
		browser.waitUntil(() -> assertThat(filmPixel(browser, 40, 50)).isEqualTo("blue"));
		assertThat(filmPixel(browser, 120, 70)).isEqualTo("light");
		assertThat(browser.texts("#lanes .lane-name")).containsExactly("left", "right");
		browser.click("#next-button");
		browser.waitUntil(() -> assertThat(browser.texts("#objects .name")).containsExactly("right"));
		browser.waitUntil(() -> assertThat(filmPixel(browser, 120, 70)).isEqualTo("red"));
		assertThat(filmPixel(browser, 40, 50)).isEqualTo("light");
		assertThat(markCenter(browser)).isCloseTo(120.0 / 160, offset(0.02));
	}

	@Test
	void whatIsSeenCanBeReadAsAList(Browser browser) {
		browser.open("/live.html");
		assertThat(browser.script("""
				window.said = [];
				const region = document.querySelector('body > .announcer');
				new MutationObserver(() => window.said.push(region.textContent)).observe(region, { childList: true });
				return document.querySelectorAll('#status[role], #status[aria-live]').length""")).isEqualTo(0L);
		browser.click("#sample-button");
		browser.waitForText("#status", "60 frames in");
		assertThat(browser.all("[role=slider] *:not(.tick):not(.seen)")).isEmpty();
		assertThat(browser.all("#lanes > li")).extracting((lane) -> lane.getDomProperty("textContent"))
			.contains("trianglefrom 1.5 s to 4.5 s");
		assertThat((List<?>) browser.script("return window.said")).hasSize(2).first().isEqualTo("Opening the stream…");
	}

	@Test
	void fewerFramesCanBeAskedFor(Browser browser, @TempDir Path folder) throws IOException {
		browser.open("/live.html");
		browser.find("#rate").sendKeys("2");
		browser.choose("#file-input", Samples.clip(browser, folder.resolve("my clip.gif")));
		browser.waitForText("#status", "12 frames in");
		assertThat(browser.text("#file-name")).startsWith("my clip.gif");
	}

	@Test
	void aVideoThatTheBrowserCannotPlayIsDrawnToScale(Browser browser, @TempDir Path folder) throws IOException {
		browser.open("/live.html");
		browser.choose("#file-input", Files.write(folder.resolve("film.mkv"), new byte[300_000]));
		browser.waitForText("#status", "5 frames in");
		assertThat(browser.text("#no-preview")).contains("drawn to scale");
		browser.waitForText("#time", "0.2 s / 0.2 s");
		browser.waitForText("#empty", "Nothing was found in this frame.");
	}

	@Test
	void leavingCancelsTheJob(Browser browser) {
		this.emulator.faults().add(Fault.builder().path("/source").stall().afterLines(5).build());
		browser.open("/live.html");
		browser.click("#sample-button");
		browser.waitForText("#status", "4 frames");
		assertThat(this.emulator.runningJobs()).isEqualTo(1);
		browser.open("/live.html");
		browser.waitUntil(() -> assertThat(this.emulator.runningJobs()).isZero());
	}

	@Test
	void whatWasCancelledKeepsWhatHadArrived(Browser browser) {
		this.emulator.faults().add(Fault.builder().path("/source").stall().afterLines(5).build());
		browser.open("/live.html");
		browser.click("#sample-button");
		browser.waitForText("#status", "4 frames");
		browser.click("#cancel-button");
		browser.waitForText("#status", "Cancelled after 4 frames.");
		assertThat(browser.texts("#lanes .lane-name")).contains("circle", "square");
		assertThat(browser.all("#alert p")).isEmpty();
		browser.waitUntil(() -> assertThat(this.emulator.runningJobs()).isZero());
	}

	@Test
	void aStreamThatFailsKeepsWhatHadArrived(Browser browser) {
		this.emulator.faults().add(Fault.builder().path("/source").errorEvent("out of film").afterLines(5).build());
		browser.open("/live.html");
		browser.click("#sample-button");
		browser.waitForText("#alert", "The stream failed after");
		browser.waitForText("#alert .detail", "out of film");
		assertThat(browser.texts("#lanes .lane-name")).contains("circle");
		browser.click("#retry-button");
		browser.waitForText("#status", "60 frames in");
		assertThat(browser.all("#alert p")).isEmpty();
	}

	@Test
	void whatIsNoFilmIsExplained(Browser browser, @TempDir Path folder) throws IOException {
		Path notes = folder.resolve("notes.gif");
		Files.write(notes, "no film".getBytes(StandardCharsets.UTF_8));
		browser.open("/live.html");
		browser.choose("#file-input", notes);
		browser.waitForText("#alert", "“notes.gif” could not be read as a photo or a video.");
		assertThat(browser.find("#sample-button").isDisplayed()).isTrue();
		browser.choose("#file-input", Files.createFile(folder.resolve("empty.mp4")));
		browser.waitForText("#alert", "“empty.mp4” is empty.");
	}

	@Test
	void nothingIsCutOffInANarrowWindow(Browser browser) {
		browser.size(360, 740);
		browser.open("/live.html");
		browser.find("#sample-button");
		browser.assertThatNothingIsCutOff();
		browser.click("#sample-button");
		browser.waitForText("#status", "60 frames in");
		browser.assertThatNothingIsCutOff();
	}

	@Test
	void itIsDarkForWhoPrefersThat(Browser browser) {
		browser.dark(true);
		browser.open("/live.html");
		browser.click("#sample-button");
		browser.waitForText("#status", "60 frames in");
		for (String selector : List.of("body", ".times", ".lane", "#play-button")) {
			assertThat(browser.brightness("background-color", selector)).as(selector).isLessThan(60);
		}
		assertThat(browser.brightness("color", "#lanes .lane-name")).isGreaterThan(200);
	}

	private void seek(Browser browser, double seconds) {
		WebElement ruler = browser.find("#ruler");
		browser.script(
				"""
						const [ruler, part] = arguments;
						const box = ruler.getBoundingClientRect();
						const at = { bubbles: true, pointerId: 1, button: 0, clientX: box.left + box.width * part, clientY: box.top + 5 };
						const root = document.getElementById('timeline');
						root.setPointerCapture = () => {};
						ruler.dispatchEvent(new PointerEvent('pointerdown', at));""",
				ruler, seconds / 6 + 0.0001);
		// the frame is decoded before it is on the screen
		browser.waitForText("#now", "frame " + (Math.round(seconds * 10) + 1));
	}

	private List<?> pixel(Browser browser, int x, int y) {
		return (List<?>) Objects.requireNonNull(browser.script("""
				const pen = document.getElementById('animation').getContext('2d');
				return [...pen.getImageData(arguments[0], arguments[1], 1, 1).data].slice(0, 3)""", x, y));
	}

	private String filmPixel(Browser browser, int x, int y) {
		return String.valueOf(browser.script("""
				const pen = new OffscreenCanvas(160, 120).getContext('2d');
				pen.drawImage(document.getElementById('film'), 0, 0);
				const [red, green, blue] = pen.getImageData(arguments[0], arguments[1], 1, 1).data;
				return red > 180 && blue > 180 ? 'light' : red > blue ? 'red' : 'blue'""", x, y));
	}

	/** Where the middle of the first mark is, as a part of the width of the film. */
	private double markCenter(Browser browser) {
		return ((Number) Objects.requireNonNull(browser.script("""
				const mark = document.querySelector('#overlay .mark').getBoundingClientRect();
				const film = document.getElementById('film').getBoundingClientRect();
				return (mark.left + mark.width / 2 - film.left) / film.width"""))).doubleValue();
	}

	private void waitForTime(Browser browser, double seconds) {
		browser.waitUntil(() -> assertThat(now(browser)).isCloseTo(seconds, offset(0.1)));
	}

	private double now(Browser browser) {
		return Double.parseDouble(String.valueOf(browser.find("#ruler").getDomAttribute("aria-valuenow")));
	}

}
