package ai.eyepop.sample.browser;

import java.io.IOException;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;

import ai.eyepop.data.SyncDataEndpoint;
import ai.eyepop.data.asset.AssetUploadRequest;
import ai.eyepop.data.dataset.DatasetCreate;
import ai.eyepop.source.Source;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what the page of the datasets says when there is more than it shows.
 */
@BrowserTest
@TestPropertySource(properties = { "sample.most-datasets=2", "sample.most-assets=3" })
class ListingLimitBrowserIT {

	@Autowired
	private SyncDataEndpoint data;

	@Test
	void whatIsLeftOutIsSaid(Browser browser) throws IOException {
		String dataset = "";
		for (int i = 0; i < 2; i++) {
			dataset = this.data.datasets().create(DatasetCreate.builder("Site " + i).build()).uuid();
		}
		upload(browser, dataset, 3);
		browser.open("/data.html#" + dataset);
		browser.waitForText("#gallery-status", "3 pictures");
		assertThat(browser.texts("#shelf-count")).containsExactly("2");
		assertThat(browser.text("#gallery-status")).isEqualTo("3 pictures");
		upload(browser, dataset, 1);
		browser.waitForText("#gallery-status", "More than 3 pictures: those are shown that the service lists first");
		this.data.datasets().create(DatasetCreate.builder("Site 2").build());
		browser.waitUntil(() -> assertThat(browser.texts("#shelf-count")).containsExactly("the first 2"));
		assertThat(browser.all("#datasets li")).hasSize(2);
		browser.keepScreenshot("ListingLimitBrowserIT.more");
	}

	private void upload(Browser browser, String dataset, int count) {
		for (int i = 0; i < count; i++) {
			this.data.uploads()
				.upload(Source.of(browser.scene(), MediaType.IMAGE_PNG), AssetUploadRequest.builder(dataset).build())
				.result();
		}
	}

}
