package ai.eyepop.sample.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Chromium}.
 */
class ChromiumTests {

	@TempDir
	private Path folder;

	@Test
	void findsBothByTheirUsualNamesOnThePath() throws IOException {
		Path browser = program("chromium-browser");
		Path driver = program("chromedriver");
		assertThat(Chromium.find(Map.of("PATH", "/nowhere:" + this.folder))).isEqualTo(new Chromium(browser, driver));
	}

	@Test
	void variablesSayWhereTheyAre() throws IOException {
		program("chromium");
		Path browser = program("my-browser");
		Path driver = program("my-driver");
		assertThat(Chromium.find(Map.of("PATH", this.folder.toString(), "CHROME_BIN", browser.toString(),
				"CHROMEDRIVER", driver.toString())))
			.isEqualTo(new Chromium(browser, driver));
	}

	@Test
	void withoutTheDriverThereIsNoBrowser() throws IOException {
		program("chromium");
		Files.createFile(this.folder.resolve("chromedriver"));
		assertThat(Chromium.find(Map.of("PATH", this.folder.toString()))).isNull();
		assertThat(Chromium.find(Map.of())).isNull();
	}

	private Path program(String name) throws IOException {
		Path file = Files.createFile(this.folder.resolve(name));
		assertThat(file.toFile().setExecutable(true)).isTrue();
		return file;
	}

}
