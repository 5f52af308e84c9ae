package ai.eyepop.sample.browser;

import java.io.IOException;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.Keys;
import org.springframework.beans.factory.annotation.Autowired;

import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.emulator.fault.Fault;
import ai.eyepop.pop.Pop;
import ai.eyepop.sample.KeepsThePop;
import ai.eyepop.worker.WorkerEndpoint;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the page that edits Pops.
 */
@BrowserTest
@ExtendWith(KeepsThePop.class)
class PopBrowserIT {

	@Autowired
	private WorkerEndpoint worker;

	@Autowired
	private EyePopEmulator emulator;

	@Test
	void anErrorIsShownWhileOneTypesThenItIsPutRightAndUsed(Browser browser) throws IOException {
		browser.open("/pop.html");
		browser.waitForText("#status", "9 objects, 5 classes and 1 text");
		browser.waitForText("#verdict", "This is what is in use.");
		browser.click("[data-name='texts']");
		browser.waitForText("#verdict", "All is well with it");
		browser.find("#editor").sendKeys(Keys.chord(Keys.CONTROL, "a"));
		browser.press("{\"components\": [{\"type\": \"inference\",\n\"abilty\": \"eyepop.text:latest\"}]}");
		browser.waitForText("#problems", "There is no field 'abilty' here. Did you mean 'ability'?");
		browser.waitForText("#problems", "line 2 · components[0].abilty");
		assertThat(browser.texts(".numbers .wrong")).contains("2");
		assertThat(browser.find("#use-button").isEnabled()).isFalse();
		assertThat(browser.find("#editor").getDomAttribute("aria-invalid")).isEqualTo("true");
		browser.keepScreenshot("PopBrowserIT.problem");
		browser.click("#problems .where");
		assertThat(
				browser.script("const e = arguments[0]; return e.value.slice(e.selectionStart, e.selectionEnd).trim()",
						browser.focused()))
			.isEqualTo("\"abilty\": \"eyepop.text:latest\"}]}");
		browser.press("\"ability\": \"eyepop.text:latest\"}]}");
		browser.waitForText("#verdict", "All is well with it");
		assertThat(browser.all(".problem")).isEmpty();
		assertThat(browser.texts("#pipeline .stage-name")).containsExactly("eyepop.text:latest");
		browser.click("#use-button");
		browser.waitForText("#verdict", "This is what is in use.");
		browser.waitUntil(() -> assertThat(browser.text("#status")).isEqualTo("1 text"));
		assertThat(browser.texts("#used .stage-name")).containsExactly("eyepop.text:latest");
		assertThat(browser.text("#texts")).contains("Hello from EyePop");
		assertThat(this.worker.pop().block(Duration.ofMinutes(2))).isNotNull()
			.satisfies((pop) -> assertThat(pop.components()).hasSize(1));
	}

	@Test
	void aChainIsDrawnAsATreeAndCanBeReadAsYaml(Browser browser) throws IOException {
		browser.open("/pop.html");
		browser.waitForText("#status", "objects");
		browser.click("[data-name='plates']");
		browser
			.waitUntil(() -> assertThat(browser.texts("#pipeline > .stages > li > .stages > li > .stages .stage-name"))
				.containsExactly("eyepop.text.recognize.square:latest"));
		assertThat(browser.texts("#pipeline .hands")).containsExactly("each object", "each object");
		browser.script("scrollTo(0, 0); return null");
		browser.picture("pop.png");
		browser.click("#formats label:last-of-type");
		browser.waitUntil(
				() -> assertThat(String.valueOf(browser.script("return document.getElementById('editor').value")))
					.startsWith("eyepop:\n  worker:\n    pop:\n"));
		browser.find("#editor").sendKeys(Keys.chord(Keys.CONTROL, Keys.END), Keys.ENTER, "topK: none");
		browser.waitForText("#problems", "This must be a whole number.");
	}

	@Test
	void aPopThatTheServiceRefusesLeavesWhatWasInUse(Browser browser, Pop before) {
		browser.expectFailure(422);
		browser.open("/pop.html");
		browser.waitForText("#status", "objects");
		this.emulator.faults()
			.add(Fault.builder().method("POST").path("/v1/sessions").status(400).body("not that one").build());
		browser.click("[data-name='people']");
		browser.click("#use-button");
		browser.waitForText("#alert", "The service does not take this Pop.");
		assertThat(browser.text("#alert .detail")).contains("not that one");
		assertThat(browser.texts("#used .stage-name")).hasSize(3);
		assertThat(this.worker.pop().block(Duration.ofMinutes(2))).isEqualTo(before);
	}

	@Test
	void everythingWorksByKeyboard(Browser browser) {
		browser.open("/pop.html");
		browser.waitForText("#verdict", "This is what is in use.");
		browser.tabTo("[data-name='texts']");
		browser.press(Keys.ENTER);
		browser.waitForText("#verdict", "All is well with it");
		browser.tabTo("#editor");
		browser.press(Keys.chord(Keys.CONTROL, Keys.END), " ");
		browser.waitForText("#verdict", "All is well with it");
		// the editor lets go of the focus
		browser.tabTo("#use-button");
		browser.press(Keys.ENTER);
		browser.waitForText("#verdict", "This is what is in use.");
		assertThat(browser.texts("#used .stage-name")).containsExactly("eyepop.text:latest");
	}

	@Test
	void nothingIsCutOffInANarrowWindow(Browser browser) {
		browser.size(360, 740);
		browser.open("/pop.html");
		browser.waitForText("#status", "objects");
		browser.assertThatNothingIsCutOff();
	}

	@Test
	void itIsDarkForWhoPrefersThat(Browser browser) {
		browser.dark(true);
		browser.open("/pop.html");
		browser.waitForText("#status", "objects");
		for (String selector : new String[] { "body", ".editor", ".card", ".stage-box", "#findings" }) {
			assertThat(browser.brightness("background-color", selector)).as(selector).isLessThan(70);
		}
		assertThat(browser.brightness("color", "#editor")).isGreaterThan(200);
	}

}
