package ai.eyepop.sample.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.springframework.beans.factory.annotation.Autowired;

import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.emulator.fault.Fault;
import ai.eyepop.render.Palette;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the page that shows what is in a picture.
 */
@BrowserTest
class PicturesBrowserIT {

	@Autowired
	private EyePopEmulator emulator;

	@Test
	void theFirstClickDrawsWhatTheSceneShows(Browser browser) throws IOException {
		browser.open("/");
		browser.click("#sample-button");
		browser.waitForText("#status", "objects");
		assertThat(browser.texts("#objects .name")).contains("circle", "square", "triangle", "hexagon", "qr_code");
		// with the picture all is drawn once more
		browser.waitForText("#file-name", "960 × 640");
		List<WebElement> marks = browser.all("#overlay .mark");
		assertThat(marks).hasSameSizeAs(browser.all("#objects .finding"));
		assertThat(marks).allSatisfy(
				(mark) -> assertThat(mark.findElement(By.cssSelector(".line")).getSize().width).isGreaterThan(20));
		assertThat(browser.text("#texts")).contains("Hello from EyePop");
		browser.picture("sample.png");
	}

	@Test
	void thePageHasTheColorsOfTheDrawing(Browser browser) {
		browser.open("/");
		browser.click("#sample-button");
		browser.waitForText("#status", "objects");
		Map<?, ?> colors = (Map<?, ?>) Objects.requireNonNull(browser.script("""
				const shown = [...document.querySelectorAll('#objects .finding')];
				return Object.fromEntries(shown.map((button) => [button.querySelector('.name').textContent,
				  getComputedStyle(button).getPropertyValue('--class-color')]));"""));
		assertThat(colors).hasSizeGreaterThan(5).allSatisfy((label, color) -> {
			int rgb = Palette.colorBlindSafe().ofLabel(String.valueOf(label)).getRGB();
			assertThat(color).isEqualTo("#%06x".formatted(rgb & 0xffffff));
		});
	}

	@Test
	void aFileThatIsChosenIsUploadedAndDrawn(Browser browser, @TempDir Path folder) throws IOException {
		Path file = Files.write(folder.resolve("my scene.png"), browser.scene());
		browser.open("/");
		browser.choose("#file-input", file);
		browser.waitForText("#status", "objects");
		browser.waitForText("#file-name", "960 × 640");
		assertThat(browser.text("#file-name")).startsWith("my scene.png");
		assertThat(browser.all("#overlay .mark")).isNotEmpty();
		assertThat(this.emulator.sources()).last()
			.satisfies((source) -> assertThat(source.length()).isEqualTo(Files.size(file)));
	}

	@Test
	void anotherFileThanMediaIsExplained(Browser browser, @TempDir Path folder) throws IOException {
		browser.expectFailure(422);
		browser.open("/");
		browser.choose("#file-input", Files.writeString(folder.resolve("notes.txt"), "no picture"));
		browser.waitForText("#alert", "“notes.txt” could not be read as a photo or a video.");
		assertThat(browser.text("#alert")).contains("Choose a JPEG, PNG, WebP or MP4 file.");
		assertThat(browser.find("#sample-button").isDisplayed()).isTrue();
	}

	@Test
	void aServiceThatFailsCanBeTriedAgain(Browser browser) {
		browser.expectFailure(502);
		this.emulator.faults().add(Fault.builder().status(403).body("it is tired").times(1).build());
		browser.open("/");
		browser.click("#sample-button");
		browser.waitForText("#alert", "The service gave an answer that could not be used.");
		assertThat(browser.text("#alert .detail")).contains("it is tired");
		browser.click("#retry-button");
		browser.waitForText("#status", "objects");
		assertThat(browser.all("#alert p")).isEmpty();
	}

	@Test
	void whatTakesTooLongCanBeCancelled(Browser browser) {
		long struck = this.emulator.faults().struck();
		this.emulator.faults().add(Fault.builder().stall().build());
		browser.open("/");
		browser.click("#sample-button");
		browser.waitUntil(() -> assertThat(this.emulator.faults().struck()).isEqualTo(struck + 1));
		browser.click("#cancel-button");
		browser.waitForText("#status", "Cancelled after");
		assertThat(browser.all("#alert p")).isEmpty();
		browser.waitUntil(() -> assertThat(this.emulator.runningJobs()).isZero());
	}

	@Test
	void everythingWorksByKeyboard(Browser browser) {
		browser.open("/");
		browser.press(Keys.TAB);
		assertThat(browser.focused().getText()).isEqualTo("Skip to the content");
		browser.press(Keys.ENTER);
		browser.tabTo("#sample-button");
		browser.press(Keys.ENTER);
		browser.waitForText("#status", "objects");
		browser.waitForText("#file-name", "960 × 640");
		browser.tabTo("#objects .finding");
		String key = Objects.requireNonNull(browser.focused().getDomAttribute("data-key"));
		browser.press(Keys.ENTER);
		assertThat(browser.focused().getDomAttribute("aria-pressed")).isEqualTo("true");
		assertThat(browser.all("#overlay .mark.active")).extracting((mark) -> mark.getDomAttribute("data-key"))
			.containsExactly(key);
		browser.press(Keys.ESCAPE);
		assertThat(browser.focused().getDomAttribute("aria-pressed")).isEqualTo("false");
	}

	@Test
	void nothingIsCutOffInANarrowWindow(Browser browser) {
		browser.size(360, 740);
		browser.open("/");
		browser.find("#sample-button");
		browser.assertThatNothingIsCutOff();
		browser.click("#sample-button");
		browser.waitForText("#status", "objects");
		browser.assertThatNothingIsCutOff();
		assertThat(browser.find("#stage").getSize().width).isBetween(300, 360);
	}

	@Test
	void itIsDarkForWhoPrefersThat(Browser browser) {
		browser.open("/");
		browser.find("#sample-button");
		assertThat(browser.brightness("background-color", "body")).isGreaterThan(200);
		browser.dark(true);
		browser.click("#sample-button");
		browser.waitForText("#status", "objects");
		for (String selector : List.of("body", "#findings", ".plate")) {
			assertThat(browser.brightness("background-color", selector)).as(selector).isLessThan(60);
		}
		assertThat(browser.brightness("color", "#status")).isGreaterThan(200);
	}

}
