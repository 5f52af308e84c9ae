package ai.eyepop.guide;

import java.io.IOException;

import org.junit.jupiter.api.Test;

import ai.eyepop.autoconfigure.docker.DockerComposeIT;
import ai.eyepop.data.GuideSnippets;

/**
 * Shows that the guide's chapter on tests says what these tests do.
 */
class TestingGuideTests {

	@Test
	void snippetsOfTheGuideAreThese() throws IOException {
		GuideSnippets.verify("Test your application", "Known trouble", 5, ShopTests.class, LibraryTests.class,
				ShopContainerIT.class, DockerComposeIT.class);
	}

}
