package ai.eyepop.http;

import java.net.URI;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RequestTarget}.
 */
class RequestTargetTests {

	private static final URI BASE = URI.create("https://host:8443/base%20path/");

	@Test
	void keepsThePathOfTheServiceAndDropsItsTrailingSlash() {
		assertThat(RequestTarget.of(BASE, "/health").uri()).hasToString("https://host:8443/base%20path/health");
	}

	@Test
	void encodesWhateverAVariableOrAValueHolds() {
		String value = "a/b?c&d%e=f +{g}#🚗";
		URI uri = RequestTarget.of(BASE, "/models/{name}/x", value).query("tag", value).query("none", null).uri();
		assertThat(uri.getPath()).isEqualTo("/base path/models/" + value + "/x");
		assertThat(uri.getRawPath()).doesNotContain("?", "#", " ").contains("a%2Fb");
		assertThat(uri.getRawQuery()).startsWith("tag=").doesNotContain("&", "+");
		assertThat(uri.getQuery()).isEqualTo("tag=" + value);
	}

	@Test
	void keepsTheOrderOfTheQuery() {
		URI uri = RequestTarget.of(BASE, "/s").query("mode", "queue").query("version", 2).query("live", true).uri();
		assertThat(uri.getRawQuery()).isEqualTo("mode=queue&version=2&live=true");
	}

}
