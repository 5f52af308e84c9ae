package ai.eyepop.sample.browser;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.annotation.DirtiesContext.MethodMode;

import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.emulator.fault.Fault;
import ai.eyepop.worker.SyncWorkerEndpoint;
import ai.eyepop.worker.WorkerEndpoint;
import ai.eyepop.worker.WorkerJob;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the page that tells how the endpoints are.
 */
@BrowserTest
class OperationsBrowserIT {

	private static final String PAGE = "/operations.html?every=500";

	@Autowired
	private EyePopEmulator emulator;

	@Autowired
	private WorkerEndpoint worker;

	@Autowired
	private SyncWorkerEndpoint syncWorker;

	@Test
	@DirtiesContext(methodMode = MethodMode.BEFORE_METHOD)
	void whatIsNotKnownYetIsSaidUntilTheFirstJob(Browser browser) {
		browser.open(PAGE);
		browser.waitForText("#hint", "Nothing has used “worker” so far");
		browser.waitForText("#healths", "Not known yet");
		assertThat(browser.text("#tiles")).contains("no job has ended yet");
		assertThat(browser.text("#connection")).contains("not connected yet");
		this.syncWorker.upload(browser.scene(), MediaType.IMAGE_PNG).predict();
		browser.waitUntil(() -> assertThat(browser.texts("#connection dd")).first().isEqualTo("connected"));
		browser.waitForText("#pipeline-rows", "in use");
		browser.waitUntil(() -> assertThat(browser.all("#hint").get(0).isDisplayed()).isFalse());
		browser.waitForText("#tiles", "1 succeeded, 0 failed, 0 cancelled");
		browser.waitForText("#tiles", "on average");
	}

	@Test
	@DirtiesContext(methodMode = MethodMode.BEFORE_METHOD)
	void jobsAreCountedAsTheyRunAndEnd(Browser browser) throws IOException {
		this.syncWorker.upload(browser.scene(), MediaType.IMAGE_PNG).predict();
		browser.open(PAGE);
		browser.waitForText("#healths", "Up");
		this.emulator.faults().add(Fault.builder().stall().build());
		WorkerJob stalled = this.worker.upload(browser.scene(), MediaType.IMAGE_PNG);
		browser.waitUntil(() -> assertThat(figure(browser, "Running jobs")).isEqualTo("1"));
		stalled.cancel();
		browser.waitForText("#tiles", "1 cancelled");
		this.emulator.faults().clear();
		this.emulator.faults().add(Fault.builder().status(503).times(1).build());
		for (int i = 0; i < 12; i++) {
			this.syncWorker.upload(browser.scene(), MediaType.IMAGE_PNG).predict();
		}
		browser.waitForText("#tiles", "1 for ");
		browser
			.waitUntil(() -> assertThat(Integer.parseInt(figure(browser, "Predictions"))).isGreaterThanOrEqualTo(13));
		assertThat(figure(browser, "Bytes sent")).endsWith("kB");
		assertThat(browser.all("#tiles .spark-line")).hasSizeGreaterThan(5);
		browser.picture("operations.png");
	}

	@Test
	void anOutageIsToldOnce(Browser browser) {
		browser.open(PAGE);
		browser.waitForText("#reading", "Read at");
		browser
			.script("""
					window.told = 0;
					window.asked = 0;
					new MutationObserver(() => { window.told++; }).observe(document.getElementById('alert'), { childList: true });
					window.answered = window.fetch;
					window.fetch = () => { window.asked++; return Promise.reject(new TypeError('down')); };
					return null""");
		browser.waitForText("#alert", "The actuator did not answer.");
		browser.waitUntil(() -> assertThat((Long) browser.script("return window.asked")).isGreaterThan(12));
		assertThat(browser.script("return window.told")).isEqualTo(1L);
		// at once: the page asks again by itself, and the button is gone then
		browser.script("window.fetch = window.answered; document.getElementById('retry-button').click(); return null");
		browser.waitUntil(() -> assertThat(browser.all("#alert p")).isEmpty());
	}

	@Test
	void theDataApiIsShownWhenItIsChosen(Browser browser) {
		browser.open(PAGE);
		browser.click(".health[data-endpoint=data]");
		browser.waitForText("#connection", "emulator-account");
		browser.waitForText("#connection", "Change events");
		assertThat(browser.text(".health[aria-pressed=true]")).startsWith("data");
	}

	@Test
	void itCanBePausedByKeyboard(Browser browser) {
		browser.open(PAGE);
		browser.waitForText("#reading", "Read at");
		browser.tabTo("#pause-button");
		browser.press(Keys.SPACE);
		browser.waitForText("#reading", "Paused");
		assertThat(browser.focused().getDomAttribute("aria-pressed")).isEqualTo("true");
		browser.press(Keys.SPACE);
		browser.waitForText("#reading", "Read at");
		browser.tabTo(".health[data-endpoint=data]");
		browser.press(Keys.ENTER);
		browser.waitForText("#connection", "Change events");
		browser.waitUntil(() -> assertThat(browser.focused().getDomAttribute("data-endpoint")).isEqualTo("data"));
	}

	@Test
	void nothingIsCutOffInANarrowWindow(Browser browser) {
		browser.size(360, 740);
		this.syncWorker.upload(browser.scene(), MediaType.IMAGE_PNG).predict();
		browser.open(PAGE);
		browser.waitForText("#pipeline-rows", "in use");
		browser.assertThatNothingIsCutOff();
	}

	@Test
	void itIsDarkForWhoPrefersThat(Browser browser) {
		browser.dark(true);
		browser.open(PAGE);
		browser.waitForText("#reading", "Read at");
		for (String selector : List.of("body", ".tile", ".health")) {
			assertThat(browser.brightness("background-color", selector)).as(selector).isLessThan(60);
			assertThat(browser.brightness("color", selector)).as(selector).isGreaterThan(200);
		}
	}

	private String figure(Browser browser, String title) {
		return String.valueOf(browser.script("""
				const tile = [...document.querySelectorAll('#tiles .tile')]
				  .find((tile) => tile.querySelector('h3').textContent === arguments[0]);
				return tile ? tile.querySelector('.tile-figure').textContent : ''""", title));
	}

}
