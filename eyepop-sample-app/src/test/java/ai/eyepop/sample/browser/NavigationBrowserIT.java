package ai.eyepop.sample.browser;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the links between the pages.
 */
@BrowserTest
class NavigationBrowserIT {

	@Test
	void eachPageHasTheLinksAndMarksItsOwn(Browser browser) {
		browser.open("/");
		List<String> names = browser.texts("#navigation a");
		assertThat(names).first().isEqualTo("Pictures");
		for (String name : names) {
			browser.waitUntil(() -> browser.all("#navigation a")
				.stream()
				.filter((link) -> link.getText().equals(name))
				.findFirst()
				.orElseThrow()
				.click());
			browser.waitUntil(() -> assertThat(browser.texts("#navigation [aria-current=page]")).containsExactly(name));
			assertThat(browser.texts("#navigation a")).isEqualTo(names);
			assertThat(browser.text("h1")).isNotEmpty();
		}
	}

	@Test
	void theLinksFitIntoANarrowWindow(Browser browser) {
		browser.size(360, 740);
		browser.open("/");
		browser.find("#navigation a");
		browser.assertThatNothingIsCutOff();
		assertThat(browser.all("#navigation a")).allSatisfy((link) -> {
			assertThat(link.getSize().height).isGreaterThanOrEqualTo(44);
			assertThat(link.getLocation().x + link.getSize().width).isLessThanOrEqualTo(360);
		});
	}

}
