package ai.eyepop.sample.browser;

import org.junit.jupiter.api.Test;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

import ai.eyepop.sample.KeyWithoutAccount;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the page of the datasets with a key, but without an account.
 */
@BrowserTest
@ContextConfiguration(initializers = KeyWithoutAccount.class)
@DirtiesContext
class MissingAccountBrowserIT {

	@Test
	void thePageSaysWhatToConfigure(Browser browser) {
		browser.expectFailure(503);
		browser.open("/data.html");
		browser.waitForText("#alert", "No account is configured.");
		assertThat(browser.text("#alert")).contains("EYEPOP_ACCOUNT_ID");
		assertThat(browser.all("#shelf-empty").get(0).isDisplayed()).isFalse();
		assertThat(browser.all("#emulator-note").get(0).isDisplayed()).isFalse();
	}

	@Test
	void theServiceTakesPublicUrls(Browser browser) {
		browser.open("/");
		browser.waitForText("#service", "http");
		assertThat(browser.text("#url-note")).contains("so it must be public");
	}

}
