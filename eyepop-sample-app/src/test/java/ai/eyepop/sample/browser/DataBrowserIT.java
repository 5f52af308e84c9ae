package ai.eyepop.sample.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.springframework.beans.factory.annotation.Autowired;

import ai.eyepop.data.SyncDataEndpoint;
import ai.eyepop.data.dataset.DatasetCreate;
import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.emulator.fault.Fault;
import ai.eyepop.emulator.inspect.AssetSnapshot;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the page of the datasets.
 */
@BrowserTest
class DataBrowserIT {

	@Autowired
	private EyePopEmulator emulator;

	@Autowired
	private SyncDataEndpoint data;

	@BeforeEach
	void forget() {
		this.emulator.reset();
	}

	@Test
	void aPictureIsUploadedAnnotatedAndApproved(Browser browser) throws IOException {
		createDataset(browser, "Hard hats");
		browser.click("#scene-button");
		browser.waitForText("#assets .badge", "predicted");
		assertThat(browser.text("#assets .card-name")).isEqualTo("scene.png");
		assertThat(browser.text("#assets .card-aside")).contains("9 objects");
		assertThat(browser.all("#assets .thumb .mark")).hasSize(9);
		browser.waitUntil(() -> assertThat(browser.script("return document.querySelector('.thumb img').naturalWidth"))
			.isEqualTo(640L));
		browser.click("#assets .thumb");
		browser.waitForText("#inspector-status", "Accepted, 960 × 640, 9 objects");
		assertThat(browser.all("#overlay .mark")).hasSize(9);
		browser.click("#approve");
		browser.waitForText("#choices", "Ground truth");
		browser.keepScreenshot("DataBrowserIT.inspector");
		browser.press(Keys.ESCAPE);
		browser.waitForText("#assets .badge", "ground truth");
		assertThat(this.emulator.assets()).singleElement().extracting(AssetSnapshot::externalId).isEqualTo("scene.png");
	}

	private void createDataset(Browser browser, String name) {
		browser.open("/data.html");
		browser.find("#dataset-name").sendKeys(name);
		browser.click("#create-button");
		browser.waitForText("#gallery-title", name);
		browser.waitForText("#feed-state", "Live");
	}

	@Test
	void severalPicturesAreUploadedAndAnnotatedAtOnce(Browser browser, @TempDir Path folder) throws IOException {
		createDataset(browser, "Shapes of the week");
		Path[] files = new Path[8];
		for (int i = 0; i < files.length; i++) {
			files[i] = ShapesDrawing.write(folder.resolve("shapes-%d.png".formatted(i + 1)), i);
		}
		browser.choose("#file-input", files);
		browser.waitUntil(() -> assertThat(browser.all(".badge.predicted")).hasSize(files.length));
		assertThat(browser.texts("#assets .card-aside")).allMatch((words) -> words.contains("object"));
		for (AssetSnapshot asset : this.emulator.assets().subList(2, 5)) {
			this.data.assets()
				.updateGroundTruth(asset.uuid(),
						this.data.assets().get(asset.uuid(), true, null).annotations().get(0).predictions());
		}
		browser.waitUntil(() -> assertThat(browser.all(".badge.truth")).hasSize(3));
		browser.waitUntil(() -> assertThat(browser.all(".upload")).isEmpty());
		browser.picture("data.png");
	}

	@Test
	void whatOthersChangeArrives(Browser browser, @TempDir Path folder) throws IOException {
		createDataset(browser, "Cranes");
		String dataset = this.emulator.datasets().get(0).uuid();
		this.data.datasets().create(DatasetCreate.builder("Excavators").build());
		browser.waitForText("#datasets", "Excavators");
		browser.waitForText("#feed", "Dataset added");
		this.data.uploads().upload(ShapesDrawing.write(folder.resolve("shapes.png"), 1), dataset).result();
		browser.waitForText("#assets .card", "not annotated");
		browser.waitForText("#feed", "Asset added");
		browser.waitForText("#feed", "Asset status modified");
		this.data.datasets().delete(dataset);
		browser.waitForText("#gallery-title", "Excavators");
	}

	@Test
	void changesArriveAgainAfterTheConnectionBroke(Browser browser) {
		createDataset(browser, "Cranes");
		this.emulator.events().cut();
		browser.waitForText("#feed", "The connection to EyePop is down");
		browser.waitForText("#feed", "Changes may have been missed");
		browser.waitForText("#feed-state", "Live");
		this.data.datasets().create(DatasetCreate.builder("Excavators").build());
		browser.waitForText("#datasets", "Excavators");
		browser.waitForText("#feed", "Dataset added");
	}

	@Test
	void whoComesAndGoesLeavesNoConnectionsBehind(Browser browser) {
		for (int i = 0; i < 8; i++) {
			createDataset(browser, "Visit " + i);
			browser.script("location.href = 'about:blank'");
			browser.waitUntil(() -> assertThat(browser.script("return location.href")).isEqualTo("about:blank"));
		}
		createDataset(browser, "Still there");
	}

	@Test
	void severalFilesAreUploadedAndWhatIsNoPictureIsRejected(Browser browser, @TempDir Path folder) throws IOException {
		createDataset(browser, "Mixed");
		browser.click("#annotate");
		Path text = Files.writeString(folder.resolve("fake.png"), "no picture");
		Path picture = ShapesDrawing.write(folder.resolve("shapes.png"), 1);
		browser.choose("#file-input", text, picture);
		browser.waitForText(".upload.failed", "The service rejected it.");
		browser.waitForText("#gallery-status", "2 pictures");
		browser.waitUntil(() -> assertThat(browser.texts("#assets .badge")).containsExactlyInAnyOrder("rejected",
				"not annotated"));
		browser.click(".upload.failed .button");
		browser.waitUntil(() -> assertThat(browser.all(".upload.failed")).isEmpty());
	}

	@Test
	void deletingAsksBack(Browser browser) {
		createDataset(browser, "Cranes");
		browser.click("#scene-button");
		browser.waitForText("#assets .badge", "predicted");
		// who is slower than five seconds would be asked again
		browser.script("""
				const real = window.setTimeout;
				window.setTimeout = (act, wait, ...more) => real(act, wait === 5000 ? 600_000 : wait, ...more);
				return null""");
		browser.click("#assets .thumb");
		browser.click("#delete-asset");
		assertThat(browser.text("#delete-asset")).isEqualTo("Really delete?");
		assertThat(browser.all("#inspector > .announcer").get(0).getDomProperty("textContent"))
			.isEqualTo("Really delete? Press again within five seconds.");
		assertThat(this.emulator.assets()).hasSize(1);
		browser.click("#delete-asset");
		browser.waitForText("#gallery-empty", "It is empty.");
		assertThat(browser.find("#gallery").isDisplayed()).isTrue();
		browser.click("#delete-dataset");
		browser.click("#delete-dataset");
		browser.waitForText("#shelf-empty", "There is none yet.");
		assertThat(this.emulator.datasets()).isEmpty();
	}

	@Test
	void aServiceThatFailsIsExplainedAndCanBeTriedAgain(Browser browser) {
		browser.expectFailure(502);
		this.emulator.faults().add(Fault.builder().method("GET").path("/datasets").status(403).times(1).build());
		browser.open("/data.html");
		browser.waitForText("#alert", "The datasets could not be listed.");
		browser.click("#retry-button");
		browser.waitForText("#shelf-empty", "There is none yet.");
		assertThat(browser.all("#alert p")).isEmpty();
	}

	@Test
	void anErrorStaysWhenSomethingElseIsReadAgain(Browser browser) {
		createDataset(browser, "Cranes");
		browser.expectFailure(502);
		this.emulator.faults().add(Fault.builder().method("POST").path("/datasets").status(403).times(1).build());
		browser.find("#dataset-name").sendKeys("Refused");
		browser.click("#create-button");
		browser.waitForText("#alert", "The dataset could not be created.");
		this.data.datasets().create(DatasetCreate.builder("Excavators").build());
		browser.waitForText("#datasets", "Excavators");
		assertThat(browser.text("#alert")).contains("The dataset could not be created.");
		browser.click("#create-button");
		browser.waitForText("#gallery-title", "Refused");
		assertThat(browser.all("#alert p")).isEmpty();
	}

	@Test
	void changesThatComeWhileItReadsWaitForTheirTurn(Browser browser) {
		createDataset(browser, "Cranes");
		browser.script("""
				const real = window.fetch;
				const slow = new Promise((resolve) => { window.goOn = resolve; });
				window.reads = window.most = 0;
				window.fetch = async (url, ...rest) => {
				  window.most = Math.max(window.most, ++window.reads);
				  await slow;
				  return real(url, ...rest).finally(() => { window.reads--; });
				};
				return null""");
		for (int i = 0; i < 5; i++) {
			this.data.datasets().create(DatasetCreate.builder("Site " + i).build());
			int known = i + 1;
			browser.waitUntil(() -> assertThat(browser.all("#feed .feed-line")).hasSizeGreaterThanOrEqualTo(known));
			browser.waitUntil(() -> assertThat((Long) browser.script("return window.reads")).isPositive());
		}
		// the page's own timers, which are shorter, come before this one
		browser.script("return new Promise((resolve) => setTimeout(resolve, 500))");
		browser.script("window.goOn(); return null");
		browser.waitForText("#datasets", "Site 4");
		assertThat(browser.script("return window.most")).isEqualTo(1L);
	}

	@Test
	void everythingWorksByKeyboard(Browser browser) {
		browser.open("/data.html");
		browser.tabTo("#dataset-name");
		browser.press("By hand", Keys.ENTER);
		browser.waitForText("#gallery-title", "By hand");
		browser.tabTo("#scene-button");
		browser.press(Keys.ENTER);
		browser.waitForText("#assets .badge", "predicted");
		browser.tabTo("#assets .thumb");
		browser.press(Keys.ENTER);
		browser.waitForText("#inspector-title", "scene.png");
		browser.tabTo("#approve");
		browser.press(Keys.SPACE);
		browser.waitForText("#choices", "Ground truth");
		browser.press(Keys.ESCAPE);
		browser.waitUntil(() -> assertThat(browser.focused().getDomAttribute("class")).isEqualTo("thumb"));
	}

	@Test
	void nothingIsCutOffInANarrowWindow(Browser browser) {
		browser.size(360, 740);
		createDataset(browser, "A dataset with a name that is quite a bit longer than most of them");
		browser.click("#scene-button");
		browser.waitForText("#assets .badge", "predicted");
		browser.assertThatNothingIsCutOff();
		browser.click("#assets .thumb");
		browser.waitForText("#inspector-status", "9 objects");
		browser.assertThatNothingIsCutOff();
		assertThat(browser.find("#inspector").getSize().width).isEqualTo(360);
		assertThat(List.of("photo", "inspector-side"))
			.allSatisfy((id) -> assertThat(browser.find("#inspector").findElement(By.id(id)).getSize().width)
				.isBetween(280, 360));
	}

	@Test
	void itIsDarkForWhoPrefersThat(Browser browser) {
		browser.dark(true);
		createDataset(browser, "Night");
		browser.click("#scene-button");
		browser.waitForText("#assets .badge", "predicted");
		for (String selector : List.of("body", "#gallery", ".shelf", ".feed", "#dataset-name")) {
			assertThat(browser.brightness("background-color", selector)).as(selector).isLessThan(60);
			assertThat(browser.brightness("color", selector)).as(selector).isGreaterThan(200);
		}
	}

}
