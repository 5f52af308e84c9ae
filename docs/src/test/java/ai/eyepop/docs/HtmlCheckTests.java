package ai.eyepop.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link HtmlCheck}.
 */
class HtmlCheckTests {

	@TempDir
	private Path folder;

	@Test
	void whatIsFineIsFine() throws IOException {
		Files.createFile(this.folder.resolve("there.adoc"));
		assertThat(
				check("""
						<h2 id="a"></h2><a href="#a">a</a> <a href="there.adoc#b">b</a> <a href="https://example.com">c</a>
						<a id="d" class="e" href="#d">f</a> <img src="data:image/png;base64,AA=="> <style>/* @import "x.css" */ a { }</style>
						"""))
			.isEmpty();
	}

	@Test
	void linksThatLeadNowhereAreFound() throws IOException {
		assertThat(check("<h2 id=\"a\"></h2><a href=\"#b\">b</a><a class=\"c\" href=\"gone.adoc\">d</a>"))
			.containsExactly("the link to '#b' leads nowhere", "the link to 'gone.adoc' leads nowhere");
	}

	@Test
	void idsThatAreThereTwiceAreFound() throws IOException {
		assertThat(check("<h2 id=\"a\"></h2><h2 id=\"a\"></h2>")).containsExactly("the id 'a' is there twice");
	}

	@Test
	void whatIsLoadedIsFound() throws IOException {
		assertThat(
				check("""
						<link rel="stylesheet" href="https://fonts.example.com/css"><script src="//cdn.example.com/x.js"></script>
						<style>@import "x.css"; a { background: url(https://example.com/x.png) }</style>
						"""))
			.hasSize(4);
	}

	@Test
	void theBuildFails() throws IOException {
		Path page = Files.writeString(this.folder.resolve("page.html"), "<a href=\"#a\">a</a>");
		assertThatIllegalStateException().isThrownBy(() -> HtmlCheck.main(new String[] { page.toString() }))
			.withMessageContaining("#a");
	}

	private List<String> check(String html) throws IOException {
		return HtmlCheck.check(Files.writeString(this.folder.resolve("page.html"), html));
	}

}
