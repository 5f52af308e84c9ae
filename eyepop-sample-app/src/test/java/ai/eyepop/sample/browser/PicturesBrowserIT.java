package ai.eyepop.sample.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the page that shows what is in a picture.
 */
@BrowserTest
class PicturesBrowserIT {

	@Test
	void theFirstClickDrawsWhatTheSceneShows(Browser browser) throws IOException {
		browser.open("/");
		browser.click("#sample-button");
		browser.waitForText("#status", "objects");
		browser.waitUntil(() -> assertThat(browser.all("#objects .name")).extracting(WebElement::getText)
			.contains("circle", "square", "triangle", "hexagon", "qr_code"));
		List<WebElement> marks = browser.all("#overlay .mark");
		assertThat(marks).hasSameSizeAs(browser.all("#objects .finding"));
		assertThat(marks).allSatisfy(
				(mark) -> assertThat(mark.findElement(By.cssSelector(".line")).getSize().width).isGreaterThan(20));
		browser.waitForText("#texts", "Hello from EyePop");
		browser.picture("sample.png");
	}

	@Test
	void anotherFileThanMediaIsExplained(Browser browser, @TempDir Path folder) throws IOException {
		browser.expectConsoleError("422");
		browser.open("/");
		browser.choose("#file-input", Files.writeString(folder.resolve("notes.txt"), "no picture"));
		browser.waitForText("#alert", "“notes.txt” could not be read as a photo or a video.");
		browser.waitForText("#alert", "Choose a JPEG, PNG, WebP or MP4 file.");
	}

}
