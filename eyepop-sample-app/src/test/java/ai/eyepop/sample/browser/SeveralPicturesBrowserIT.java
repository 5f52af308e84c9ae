package ai.eyepop.sample.browser;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.springframework.beans.factory.annotation.Autowired;

import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.emulator.fault.Fault;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for several pictures at once, and for pictures by their URL.
 */
@BrowserTest
class SeveralPicturesBrowserIT {

	@Autowired
	private EyePopEmulator emulator;

	@TempDir
	private Path folder;

	@Test
	void severalPicturesAreLookedAtOneByOneOrAsAGroup(Browser browser) throws IOException {
		browser.open("/");
		browser.choose("#file-input", scene(browser, "a.png"), clip(browser, "b.gif"), scene(browser, "c.png"));
		browser.waitForText("#status", "in 3 pictures, in");
		assertThat(browser.texts(".badge")).containsExactly("9", "3", "9");
		browser.waitUntil(() -> assertThat(browser.text("#file-name")).isEqualTo("a.png 1 of 3 · 960 × 640 · 27 kB"));
		int sources = this.emulator.sources().size();
		long submissions = submissions();
		browser.click("#modes label:last-of-type");
		browser.waitForText("#status", "in 3 pictures, together,");
		// of the animation a group has the first image
		assertThat(browser.texts(".badge")).containsExactly("9", "2", "9");
		assertThat(this.emulator.sources()).hasSize(sources + 3);
		assertThat(submissions()).isEqualTo(submissions + 1);
		browser.click("[data-index='1']");
		browser.waitForText("#file-name", "b.gif 2 of 3 · 480 × 320");
		assertThat(browser.texts("#objects .name")).containsExactlyInAnyOrder("square", "circle");
		assertThat(browser.all("#overlay .mark")).hasSize(2);
		browser.press(Keys.ARROW_RIGHT);
		browser.waitForText("#file-name", "c.png 3 of 3");
		assertThat(browser.texts("#objects .name")).contains("hexagon");
		assertThat(browser.text("#json")).contains("\"sourceIndex\": 1");
	}

	@Test
	void oneThatCannotBeReadSpoilsTheGroupButNotTheOthers(Browser browser) throws IOException {
		browser.expectFailure(422);
		browser.open("/");
		Path notes = Files.writeString(this.folder.resolve("notes.png"), "no picture");
		browser.choose("#file-input", scene(browser, "a.png"), notes);
		browser.waitForText("#alert", "“notes.png” could not be read as a photo or a video. The others are all right.");
		assertThat(browser.texts(".badge")).containsExactly("9", "!");
		browser.click("#modes label:last-of-type");
		browser.waitForText("#alert", "One of the pictures could not be read, which fails the group.");
		assertThat(browser.text("#alert .detail")).startsWith("Image 1 of the group:");
	}

	@Test
	void ifNoneCanBeReadNoOtherIsPraised(Browser browser) throws IOException {
		browser.expectFailure(422);
		browser.open("/");
		browser.choose("#file-input", Files.writeString(this.folder.resolve("a.png"), "no picture"),
				Files.writeString(this.folder.resolve("b.png"), "no picture"));
		browser.waitForText("#alert", "None of the pictures could be read.");
		assertThat(browser.text("#alert")).doesNotContain("others");
		assertThat(browser.texts(".badge")).containsExactly("!", "!");
	}

	@Test
	void anOutageStopsTheRestAndCanBeTriedAgain(Browser browser) throws IOException {
		browser.expectFailure(502);
		this.emulator.faults().add(Fault.builder().path("/source").status(403).body("it is tired").times(1).build());
		long submissions = submissions();
		browser.open("/");
		browser.choose("#file-input", scene(browser, "a.png"), scene(browser, "b.png"), scene(browser, "c.png"));
		browser.waitForText("#alert", "The service gave an answer that could not be used.");
		assertThat(submissions()).isEqualTo(submissions + 1);
		browser.click("#retry-button");
		browser.waitForText("#status", "in 3 pictures, in");
		assertThat(browser.texts(".badge")).containsExactly("9", "9", "9");
		assertThat(browser.all("#alert p")).isEmpty();
	}

	@Test
	void sixteenAreTakenAndTheRestIsTold(Browser browser) throws IOException {
		this.emulator.faults().add(Fault.builder().path("/source").stall().build());
		browser.open("/");
		List<Path> files = new ArrayList<>();
		for (int i = 0; i < 18; i++) {
			files.add(clip(browser, i + ".gif"));
		}
		browser.choose("#file-input", files.toArray(Path[]::new));
		browser.waitForText("#status", "Only the first 16 of 18 files are used.");
		assertThat(browser.all(".thumb")).hasSize(16);
		browser.click("#cancel-button");
		browser.size(360, 740);
		browser.assertThatNothingIsCutOff();
	}

	@Test
	void aPictureIsTakenByItsUrl(Browser browser) {
		browser.open("/");
		browser.find("#url-input").sendKeys(browser.address() + "/api/scene.png", Keys.ENTER);
		browser.waitForText("#status", "objects");
		assertThat(browser.texts("#objects .name")).contains("hexagon", "qr_code");
		assertThat(browser.find("#photo").isDisplayed()).isTrue();
		assertThat(this.emulator.requests()).last()
			.satisfies((request) -> assertThat(request.method()).isEqualTo("PATCH"));
	}

	@Test
	void aPictureOfAnotherHostIsNotLoadedByThePage(Browser browser) {
		browser.open("/");
		String url = browser.address().replace("localhost", "127.0.0.1") + "/api/scene.png";
		browser.find("#url-input").sendKeys(url, Keys.ENTER);
		browser.waitForText("#status", "objects");
		assertThat(browser.text("#no-preview")).contains("This page loads nothing from other hosts");
		assertThat(browser.all("#overlay .mark")).isNotEmpty();
	}

	@Test
	void aUrlWithoutAPictureIsExplained(Browser browser) {
		browser.expectFailure(422);
		browser.expectFailure(400);
		browser.open("/");
		browser.find("#url-input").sendKeys("http://example.org/a.png", Keys.ENTER);
		browser.waitForText("#alert",
				"There is no picture at “http://example.org/a.png” that the service could fetch.");
		assertThat(browser.text("#alert")).contains("from this machine only", "set EYEPOP_API_KEY");
		assertThat(browser.text("#url-note")).contains("only from this machine", browser.address() + "/api/scene.png");
		browser.find("#url-input").clear();
		browser.find("#url-input").sendKeys("http://me:secret@example.org/", Keys.ENTER);
		browser.waitForText("#alert", "This URL cannot be used.");
		assertThat(browser.text("#alert .detail")).contains("a user or a password");
	}

	@Test
	void theUploadOfALargeFileTellsHowFarItIs(Browser browser) throws IOException {
		Path large = this.folder.resolve("large.bmp");
		// a bitmap without compression: 4 MB of black
		ImageIO.write(new BufferedImage(1280, 1040, BufferedImage.TYPE_INT_RGB), "bmp", large.toFile());
		browser.uploadSpeed(1_000_000);
		browser.open("/");
		browser.script("""
				window.seen = [];
				new MutationObserver(() => {
				  const now = document.getElementById('progress').getAttribute('aria-valuenow');
				  if (now !== null) { window.seen.push(Number(now)); }
				}).observe(document.getElementById('progress'), { attributes: true });
				window.told = [];
				const status = document.getElementById('status');
				new MutationObserver(() => window.told.push(status.textContent)).observe(status, { childList: true });
				return null""");
		browser.choose("#file-input", large);
		browser
			.waitUntil(() -> assertThat(browser.script("return window.told.join()")).asString().contains("Sending… "));
		browser.keepScreenshot("SeveralPicturesBrowserIT.sending");
		browser.waitForText("#status", "in ");
		List<Long> parts = ((List<?>) Objects.requireNonNull(browser.script("return window.seen"))).stream()
			.map((part) -> (Long) part)
			.toList();
		assertThat(parts).hasSizeGreaterThan(3).isSorted().allSatisfy((part) -> assertThat(part).isBetween(0L, 99L));
		assertThat(browser.all("#progress[aria-valuenow]")).isEmpty();
	}

	@Test
	void theDrawnPictureIsSaved(Browser browser) throws IOException {
		browser.downloadTo(this.folder);
		browser.open("/");
		browser.click("#sample-button");
		browser.waitForText("#status", "objects");
		for (String format : List.of("png", "jpeg", "svg")) {
			browser.click("[data-format='" + format + "']");
			Path file = this.folder.resolve("scene-drawn." + format);
			browser.waitUntil(() -> assertThat(file).exists());
		}
		BufferedImage drawn = ImageIO.read(this.folder.resolve("scene-drawn.png").toFile());
		assertThat(drawn.getWidth()).isEqualTo(960);
		assertThat(ImageIO.read(this.folder.resolve("scene-drawn.jpeg").toFile()).getHeight()).isEqualTo(640);
		assertThat(this.folder.resolve("scene-drawn.svg")).content().contains("<svg").contains("hexagon");
		assertThat(browser.all("#alert p")).isEmpty();
	}

	private long submissions() {
		return this.emulator.requests().stream().filter((request) -> request.path().endsWith("/source")).count();
	}

	private Path scene(Browser browser, String name) throws IOException {
		return Samples.scene(browser, this.folder.resolve(name));
	}

	private Path clip(Browser browser, String name) throws IOException {
		return Samples.clip(browser, this.folder.resolve(name));
	}

}
